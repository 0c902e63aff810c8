import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, makeLibrary } from '../support/library.ts'
import { readPdf } from '../support/pdf.ts'
import { addPeople } from '../support/people.ts'
import { foundInBytes } from '../support/traces.ts'
import { cliOn, type Cli } from './longhand.ts'

const file = 'name,email,street,zip,country,customer since\nMiriam Zauberwald,miriam@zauberwald.example,1 Elm St,97531,US,2019-01-01\nMiriam Falk,mf@example.com,2 Elm St,97531,US,2019-01-01\n'

async function withTwo(): Promise<{ cli: Cli; csv: string; copy: string; names: () => Promise<string[]> }> {
  const folder = makeFolder()
  const cli = cliOn(path.join(folder, 'library.longhand'))
  const csv = path.join(folder, 'customers.csv')
  writeFileSync(csv, file)
  await cli.json('import', csv)
  const names = async () => (await cli.json<{ name: string }[]>('customers')).map(({ name }) => name)
  return { cli, csv, copy: path.join(folder, 'copy.longhand'), names }
}

describe('erase', () => {
  it('says what would go and changes nothing, until it is told yes', async () => {
    const { cli, csv, names } = await withTwo()
    const asked = await cli.run('erase', 'miriam@zauberwald.example')
    expect(asked).toMatchObject({ code: 0, stderr: '' })
    expect(asked.stdout).toMatch(/^Miriam Zauberwald would be erased, with 0 facts, 0 gestures and 0 drafts\.\nNothing was erased yet\. Add --yes to do it\.\n$/)
    expect(await names()).toHaveLength(2)

    const erased = await cli.json('erase', 'miriam@zauberwald.example', '--yes')
    expect(erased).toMatchObject({ isErased: true, traces: { name: 'Miriam Zauberwald' }, documents: 0, isSwept: true })
    expect(await names()).toEqual(['Miriam Falk'])
    expect(foundInBytes(cli.library, ['Zauberwald'])).toEqual([])
    expect(await cli.json('import', csv)).toMatchObject({ new: 0, same: 1, skipped: [{ row: 2, reason: expect.stringMatching(/^Erased on \d+ \w+ \d{4}; not imported again\.$/) }] })
  })

  it('asks which one is meant, and says when nobody is', async () => {
    const { cli, names } = await withTwo()
    const error = await cli.error('erase', 'miriam', '--yes')
    expect(error).toMatchObject({ exit: 2, code: 'cli/usage' })
    expect(error.message).toContain('mf@example.com')
    expect(await cli.error('erase', 'Otto', '--yes')).toMatchObject({ exit: 1, code: 'cli/nobody' })
    expect(await cli.error('erase', '01920000-0000-7000-8000-000000000000', '--yes')).toMatchObject({ exit: 1, code: 'customers/not-found' })
    expect(await names()).toHaveLength(2)
  })

  it('with --not-barred lets an import bring them back, and with --with-backups leaves one backup without them', async () => {
    const { cli, csv, copy, names } = await withTwo()
    await cli.json('backup', copy)
    await cli.json('backup', copy)
    const erased = await cli.run('erase', 'Miriam Zauberwald', '--yes', '--not-barred', '--with-backups')
    expect(erased.stdout).toBe('Erased Miriam Zauberwald.\n2 backups deleted, and a new one made.\n')
    expect(await cli.json<{ backups: unknown[] }>('status')).toMatchObject({ backups: [{ reason: 'asked' }] })
    expect(await cli.json('import', csv)).toMatchObject({ new: 1 })
    expect(await names()).toHaveLength(2)
  })

  it('holds when an older backup is restored', async () => {
    const { cli, copy, names } = await withTwo()
    await cli.json('backup', copy)
    await cli.json('erase', 'Miriam Falk', '--yes')
    const restored = await cli.run('restore', copy)
    expect(restored.stdout).toContain('1 person who had been erased since the backup was made was erased again.')
    expect(await names()).toEqual(['Miriam Zauberwald'])
  })
})

describe('cards', () => {
  it('leaves out who asked not to get mail, and says so', async () => {
    const library = await makeLibrary()
    const [ana, bo] = await addPeople(library.core, [{ name: 'Ana', isDoNotMail: true }, { name: 'Bo' }])
    await library.core.close()
    const text = path.join(library.folder, 'text.txt')
    writeFileSync(text, 'Dear {firstName}')
    const cli = cliOn(library.path)
    const ask = (ids: string) => ['cards', '--ids', ids, '--text', text, '--out', library.folder]
    const left = [{ id: ana, name: 'Ana', reason: 'Asked not to get mail.' }]
    expect(await cli.json(...ask(`${ana},${bo}`))).toMatchObject({ items: 1, left })
    expect(await cli.error(...ask(ana!))).toMatchObject({ exit: 1, code: 'cli/nobody', message: expect.stringContaining('Ana: Asked not to get mail.') })
  })

  it('leaves them out of their household, which gets its card without them', async () => {
    const library = await makeLibrary()
    const [ana, luis] = await addPeople(library.core, [{ name: 'Ana Lund' }, { name: 'Luis Lund' }])
    await library.core.call('households.make', { customerIds: [ana!, luis!], greeting: 'Ana and Luis' })
    await library.core.call('customers.save', { id: ana!, fields: { isDoNotMail: true } })
    await library.core.close()
    const text = path.join(library.folder, 'text.txt')
    writeFileSync(text, 'Dear {firstName}')
    const cli = cliOn(library.path)
    const ask = (ids: string) => ['cards', '--ids', ids, '--text', text, '--out', library.folder]
    expect(await cli.error(...ask(ana!))).toMatchObject({ code: 'cli/nobody', message: expect.stringContaining('Ana Lund: Asked not to get mail.') })
    const left = [{ id: ana, name: 'Ana Lund', reason: 'Asked not to get mail.' }]
    expect(await cli.json(...ask(`${ana},${luis}`))).toMatchObject({ items: 1, left })
    const printed = await Promise.all(['cards.pdf', 'envelopes.pdf'].map((file) => readPdf(readFileSync(path.join(library.folder, file)))))
    expect(printed.flat().map((page) => page.text).join(' ')).toMatch(/^(?!.*Ana).*Dear Luis.*Luis Lund/s)
  })
})
