import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { makeFolder } from '../support/library.ts'
import { makeXlsx } from '../support/xlsx.ts'
import { makeZip } from '../support/zip.ts'
import { cliOn } from './longhand.ts'

function openCli() {
  const folder = makeFolder()
  const cli = cliOn(join(folder, 'library.longhand'))
  return {
    ...cli,
    file(name: string, content: string | Uint8Array): string {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    names: async () => (await cli.json<{ name: string }[]>('customers')).map(({ name }) => name),
  }
}

test('a workbook is imported, and a sheet and a header row can be said', async () => {
  const { file, json, error, names } = openCli()
  const book = file('book.xlsx', makeXlsx([
    { name: 'Customers', rows: [['Name'], ['Ana']] },
    { name: 'Friends', rows: [['Name', 'City'], ['Nick', 'Town'], ['Who', 'Where'], ['Bea', 'Ulm']] },
  ]))
  expect(await json('import', book)).toMatchObject({ new: 1 })
  expect(await json('import', book, '--part', 'Friends', '--header-row', '3', '--map', 'Who=name')).toMatchObject({ new: 1, skipped: [] })
  expect(await names()).toEqual(['Ana', 'Bea'])
  expect(await error('import', book, '--part', 'Foes')).toMatchObject({ code: 'imports/part-unknown', message: expect.stringContaining('Customers, Friends') })
})

test('what a ZIP holds besides is named, until somebody says which of it is meant', async () => {
  const { file, run } = openCli()
  const zip = file('audience.zip', makeZip([{ name: 'subscribed.csv', content: 'Name\nAna\n' }, { name: 'cleaned.csv', content: 'Name\nBea\n' }]))
  expect((await run('import', zip)).stdout).toContain('Only "subscribed.csv" of it was read (--part reads another: cleaned.csv).')
  expect((await run('import', zip, '--part', 'cleaned.csv')).stdout).not.toContain('of it was read')
})

test('letters that come out wrong can be said', async () => {
  const { file, json, names } = openCli()
  await json('import', file('old.csv', Buffer.from('Name\nZby\xb3\n', 'latin1')), '--encoding', '1250')
  expect(await names()).toEqual(['Zbył'])
})

test('cards and a ZIP are imported, and nothing of them is left lying about', async () => {
  const { file, json, names } = openCli()
  const temporary = makeFolder()
  vi.stubEnv('TMPDIR', temporary)
  await json('import', file('a.vcf', 'BEGIN:VCARD\nFN:Ana\nEND:VCARD\n'))
  expect(await json('import', file('b.zip', makeZip([{ name: 'contacts.csv', content: 'Name\nBea\n' }])), '--dry-run')).toMatchObject({ new: 1 })
  await json('import', file('c.zip', makeZip([{ name: 'contacts.csv', content: 'Name\nCleo\n' }])))
  expect(await names()).toEqual(['Ana', 'Cleo'])
  expect(readdirSync(temporary)).toEqual([])
})

test.each([
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'XLSX or CSV'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'CSV, XLSX and vCard'],
  ['a locked ZIP', makeZip([{ name: 'a.csv', content: 'x', isLocked: true }]), 'password'],
])('%s is refused with what to do', async (_, content, advice) => {
  const { file, error } = openCli()
  expect(await error('import', file('file', content))).toMatchObject({ code: 'imports/unreadable', message: expect.stringContaining(advice) })
})
