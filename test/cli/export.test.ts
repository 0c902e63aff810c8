import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from '../support/library.ts'
import { cliOn, type Cli } from './longhand.ts'

const book = [
  'Id,Name,Company,Email,Customer since,Street,City,Zip,Country,Notes',
  'K1,Ana Lopez,Lark Ltd,ana@example.com,2016-05-01,1 Main St,Springfield,62701,US,prefers tea',
  "K2,Bo Lind,,bo@example.com,2025-05-01,,,,,",
  'K3,"=cmd|calc",,evil@example.com,2017-05-01,2 Main St,Springfield,62701,US,',
  '',
].join('\n')

let cli: Cli
let file: (name: string) => string

beforeEach(async () => {
  const folder = makeFolder()
  file = (name) => join(folder, name)
  cli = cliOn(file('library.longhand'))
  writeFileSync(file('book.csv'), book)
  await cli.json('import', file('book.csv'))
})

const names = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[1])

describe('export', () => {
  it('writes a CSV that only its owner may read and that no spreadsheet runs', async () => {
    const made = await cli.json<{ customers: number; sizeBytes: number }>('export', '--format', 'csv', '--out', file('all.csv'))
    expect(made).toEqual({ file: file('all.csv'), format: 'csv', customers: 3, sizeBytes: statSync(file('all.csv')).size })
    expect(statSync(file('all.csv')).mode & 0o777).toBe(0o600)
    expect(names(file('all.csv'))).toEqual([`"'=cmd|calc"`, 'Ana Lopez', 'Bo Lind'])
    const again = await cli.run('export', '--format', 'csv', '--out', file('all.csv'))
    expect(again.stdout).toBe(`3 customers in ${file('all.csv')}, in place of what was there\n`)
  })

  it('writes vCards, also where only the file name says so', async () => {
    expect(await cli.json('export', '--out', file('all.vcf'))).toMatchObject({ format: 'vcard', customers: 3 })
    const cards = readFileSync(file('all.vcf'), 'utf8')
    expect(cards.match(/^BEGIN:VCARD\r$/gm)).toHaveLength(3)
    expect(cards).toContain('\r\nFN:Ana Lopez\r\n')
  })

  it('takes the filters that customers and labels take', async () => {
    await cli.json('export', '--out', file('some.csv'), '--min-years', '5', '--search', 'ana')
    expect(names(file('some.csv'))).toEqual(['Ana Lopez'])
    await cli.json('export', '--out', file('some.csv'), '--address', 'without')
    expect(names(file('some.csv'))).toEqual(['Bo Lind'])
    await cli.json('export', '--out', file('some.csv'), '--thanked', 'ever')
    expect(names(file('some.csv'))).toEqual([])
    const listed = await cli.json<{ id: string; name: string }[]>('customers', '--min-years', '5', '--address', 'with', '--thanked', 'never')
    expect(listed.map(({ name }) => name)).toEqual(['=cmd|calc', 'Ana Lopez'])
    expect(await cli.json('labels', '--sheet', '5160', '--min-years', '5', '--search', 'ana', '--out', file('labels.pdf'))).toMatchObject({ labels: 1, left: [] })
    await cli.json('export', '--out', file('some.csv'), '--ids', listed.map(({ id }) => id).toReversed().join(','))
    expect(names(file('some.csv'))[0]).toBe('Ana Lopez')
  })

  it('says what it does not understand, and writes nothing then', async () => {
    expect(await cli.error('export', '--format', 'xlsx', '--out', file('a.xlsx'))).toMatchObject({ exit: 2, message: expect.stringContaining('csv, vcard') })
    expect(await cli.error('export', '--format', 'csv')).toMatchObject({ exit: 2, message: '--out is missing.' })
    expect(await cli.error('export', '--out', file('a.csv'), '--thanked', 'often')).toMatchObject({ exit: 2, message: expect.stringContaining('not-lately') })
    expect(await cli.error('export', '--out', file('a.csv'), '--ids', crypto.randomUUID(), '--search', 'ana')).toMatchObject({ exit: 2, message: 'Give either --ids or --search.' })
    expect(await cli.error('export', '--out', file('a.csv'), '--ids', crypto.randomUUID())).toMatchObject({ exit: 1, code: 'customers/not-found' })
    expect(await cli.error('export', '--out', file('book.csv/a.csv'))).toMatchObject({ exit: 1, code: 'cli/unwritable' })
    expect(() => statSync(file('a.csv'))).toThrow('ENOENT')
  })
})
