import SQLite from 'better-sqlite3'
import { copyFileSync, existsSync, openSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCore } from '../../../src/core/create-core.ts'
import { newestVersion } from '../../../src/core/storage/database.ts'
import { makeFolder, makeLibrary, type TestLibrary } from '../../support/library.ts'
import { addPeople } from '../../support/people.ts'

async function names(library: TestLibrary): Promise<string[]> {
  return (await library.core.call('customers.list', {})).rows.map(({ name }) => name)
}

/** Changes a library file behind the app's back, as another version or a broken disk would. */
function tamper(path: string, work: (db: SQLite.Database) => void): void {
  const db = new SQLite(path)
  work(db)
  db.close()
}

function overwritePage(path: string, page: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096)
  closeSync(file)
}

test('a library and its backups are for the founder alone, in WAL mode, with our mark', async () => {
  const library = await makeLibrary()
  const { name } = await library.core.call('library.backup', {})
  const mode = (file: string) => (statSync(file).mode & 0o777).toString(8)
  expect(mode(library.path)).toBe('600')
  expect(mode(join(`${library.path}.backups`, name))).toBe('600')
  expect(mode(`${library.path}.backups`)).toBe('700')
  await library.core.close()
  tamper(library.path, (db) => {
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('application_id', { simple: true })).toBe(0x4c4f4e47)
    expect(db.pragma('user_version', { simple: true })).toBe(newestVersion)
  })
})

test('a backup brings back the day it was made, and what was there is kept as a backup first', async () => {
  const library = await makeLibrary()
  await addPeople(library.core, [{ name: 'Ana' }])
  const made = await library.core.call('library.backup', {})
  await addPeople(library.core, [{ name: 'Bo' }])
  const restored = await library.core.call('library.restore', { backup: made.name })
  expect(restored.customers).toBe(1)
  expect(await names(library)).toEqual(['Ana'])
  // Searching and writing go on with the restored file.
  expect((await library.core.call('customers.list', { filter: { search: 'ana' } })).total).toBe(1)
  await addPeople(library.core, [{ name: 'Cy' }])
  expect(await names(library)).toEqual(['Ana', 'Cy'])
  await library.core.call('library.restore', { backup: restored.kept! })
  expect(await names(library)).toEqual(['Ana', 'Bo'])
})

test('everybody hears that everything changed after a restore', async () => {
  const library = await makeLibrary()
  const made = await library.core.call('library.backup', {})
  const heard: string[] = []
  library.core.onChanged((nouns) => heard.push(...nouns))
  await library.core.call('library.restore', { backup: made.name })
  expect(heard).toEqual(expect.arrayContaining(['customers', 'runs', 'library', 'settings']))
})

test.each([
  ['a text file', Buffer.from('not a database at all, just words'), 'library/not-a-library'],
  ['an empty file', Buffer.alloc(0), 'library/not-a-library'],
])('%s is not taken for a backup', async (_, bytes, code) => {
  const library = await makeLibrary()
  await addPeople(library.core, [{ name: 'Ana' }])
  await expect(library.core.call('library.restore', { ticket: library.take('file', bytes) })).rejects.toMatchObject({ code })
  expect(await names(library)).toEqual(['Ana'])
})

test("another program's database, a damaged backup and one from the future are refused, and nothing is lost", async () => {
  const library = await makeLibrary()
  await addPeople(library.core, Array.from({ length: 300 }, (_, n) => ({ name: `Person ${n}` })))
  const { name } = await library.core.call('library.backup', {})
  const copy = (as: string) => {
    const target = join(library.folder, as)
    copyFileSync(join(`${library.path}.backups`, name), target)
    return target
  }
  const foreign = join(library.folder, 'foreign')
  tamper(foreign, (db) => db.exec('CREATE TABLE notes (text TEXT)'))
  const damaged = copy('damaged')
  overwritePage(damaged, 4)
  const future = copy('future')
  tamper(future, (db) => db.pragma('user_version = 99'))
  for (const [file, code] of [[foreign, 'library/not-a-library'], [damaged, 'library/damaged'], [future, 'library/newer']] as const) {
    const ticket = library.environment.takeFile({ path: file, name: 'x' })
    await expect(library.core.call('library.restore', { ticket })).rejects.toMatchObject({ code })
  }
  expect((await library.core.call('customers.list', {})).total).toBe(300)
})

test('a second instance is refused while the first works on', async () => {
  const library = await makeLibrary()
  await addPeople(library.core, [{ name: 'Ana' }])
  const second = await makeLibrary({ today: '2026-11-22' }, library.path)
  expect(await second.core.call('library.status', {})).toMatchObject({ state: 'in-use', path: library.path })
  await expect(second.core.call('customers.list', {})).rejects.toMatchObject({ code: 'library/in-use' })
  await expect(second.core.call('library.restore', { backup: null, ticket: second.take('x', '') })).rejects.toMatchObject({ code: 'library/in-use' })
  await addPeople(library.core, [{ name: 'Bo' }])
  expect(await names(library)).toEqual(['Ana', 'Bo'])
  // Once the first is closed, a second look is enough.
  await library.core.close()
  expect(await second.core.call('library.status', {})).toMatchObject({ state: 'open', customers: 2 })
  expect(await names(second)).toEqual(['Ana', 'Bo'])
})

test('a library from a newer version is refused untouched', async () => {
  const library = await makeLibrary()
  await addPeople(library.core, [{ name: 'Ana' }])
  await library.core.close()
  tamper(library.path, (db) => {
    db.exec('CREATE TABLE from_the_future (x)')
    db.pragma('user_version = 99')
    db.pragma('wal_checkpoint(TRUNCATE)')
  })
  const before = readFileSync(library.path)
  await library.reopen()
  expect(await library.core.call('library.status', {})).toMatchObject({ state: 'newer', customers: 0 })
  await expect(library.core.call('moments.due', {})).rejects.toMatchObject({ code: 'library/newer', data: { version: 99 } })
  await library.core.close()
  expect(readFileSync(library.path).equals(before)).toBe(true)
})

test.each([
  ['a page overwritten', (path: string) => overwritePage(path, 3)],
  ['a header overwritten', (path: string) => overwritePage(path, 0)],
  ['half of it cut off', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096)],
  ['nothing left of it', (path: string) => truncateSync(path, 0)],
])('a damaged library (%s) is recognised, its backups are offered, and one of them mends it', async (_, damage) => {
  const library = await makeLibrary()
  await addPeople(library.core, Array.from({ length: 300 }, (__, n) => ({ name: `Person ${n}` })))
  const { name } = await library.core.call('library.backup', {})
  await library.core.close()
  damage(library.path)
  const broken = readFileSync(library.path)
  await library.reopen()
  const status = await library.core.call('library.status', {})
  expect(status).toMatchObject({ state: 'damaged' })
  expect(status.backups.map((backup) => backup.name)).toEqual([name])
  await expect(library.core.call('customers.list', {})).rejects.toMatchObject({ code: 'library/damaged' })
  const restored = await library.core.call('library.restore', { backup: name })
  expect(restored.customers).toBe(300)
  // The broken file is kept, byte for byte, for whoever can read more out of it.
  expect(readFileSync(join(`${library.path}.backups`, restored.kept!)).equals(broken)).toBe(true)
  expect((await library.core.call('library.status', {})).state).toBe('open')
})

test('damage that shows only at work is told with the backups, leaves no half backup, and one of them mends it', async () => {
  const library = await makeLibrary()
  await addPeople(library.core, Array.from({ length: 300 }, (_, n) => ({ name: `Person ${n}` })))
  const { name } = await library.core.call('library.backup', {})
  // A large library is not read whole on opening. Here the disk fails while the library is open.
  await library.reopen()
  for (let page = 2; page < statSync(library.path).size / 4096; page++) overwritePage(library.path, page)
  await expect(library.core.call('customers.list', {})).rejects.toMatchObject({ code: 'library/damaged' })
  expect(await library.core.call('library.status', {})).toMatchObject({ state: 'damaged', customers: 0 })
  await expect(library.core.call('library.backup', {})).rejects.toMatchObject({ code: 'library/backup-failed' })
  expect((await library.core.call('library.status', {})).backups.map((backup) => backup.name)).toEqual([name])
  const broken = readFileSync(library.path)
  const restored = await library.core.call('library.restore', { backup: name })
  expect(restored.customers).toBe(300)
  expect(readFileSync(join(`${library.path}.backups`, restored.kept!)).equals(broken)).toBe(true)
  expect(await library.core.call('library.status', {})).toMatchObject({ state: 'open', customers: 300 })
})

test('a folder that cannot be made is said so', async () => {
  const folder = makeFolder()
  writeFileSync(join(folder, 'file'), '')
  const library = await makeLibrary({ today: '2026-11-22' }, join(folder, 'file', 'library.longhand'))
  expect(await library.core.call('library.status', {})).toMatchObject({ state: 'unwritable' })
})

test('a closed core answers that it is closed', async () => {
  const library = await makeLibrary()
  await library.core.close()
  await expect(library.core.call('customers.list', {})).rejects.toMatchObject({ code: 'library/closed' })
})

test('a backup can be fetched as a document; other files in its folder cannot', async () => {
  const library = await makeLibrary()
  const { documentId } = await library.core.call('library.backup', {})
  expect(existsSync((await library.core.documentFile(documentId)).path)).toBe(true)
  writeFileSync(join(`${library.path}.backups`, 'secret.txt'), 'x')
  await expect(library.core.documentFile('secret.txt')).rejects.toMatchObject({ code: 'host/document-not-found' })
  await expect(library.core.documentFile('../library.longhand')).rejects.toMatchObject({ code: 'host/document-not-found' })
})

test('the sample fills a library, as an import that can be undone', async () => {
  const library = await makeLibrary()
  expect(await library.core.call('library.sample', {})).toEqual({ new: 200 })
  expect((await library.core.call('moments.due', {})).total).toBeGreaterThan(50)
  const [record] = (await library.core.call('imports.list', {})).imports
  expect(record).toMatchObject({ source: 'stripe', new: 200, skipped: 0 })
  expect(await library.core.call('imports.undo', { importId: record!.id })).toMatchObject({ removed: 200 })
})

test('commands wait for each other, and a failed one changes nothing and tells nobody', async () => {
  const library = await makeLibrary()
  const heard: string[] = []
  library.core.onChanged((nouns) => heard.push(...nouns))
  const [sample, failed] = await Promise.allSettled([
    library.core.call('library.sample', {}),
    library.core.call('customers.add', {}),
  ])
  expect([sample.status, failed.status]).toEqual(['fulfilled', 'rejected'])
  expect(heard.filter((noun) => noun === 'customers')).toHaveLength(1)
  expect(readdirSync(library.folder).some((file) => file.endsWith('.restoring'))).toBe(false)
})

test('unknown procedures and bad input are refused with the place of the fault', async () => {
  const { core } = await makeLibrary()
  await expect(core.call('customers.explode' as 'customers.list', {})).rejects.toMatchObject({ code: 'input/unknown-procedure' })
  await expect(core.call('toString' as 'customers.list', {})).rejects.toMatchObject({ code: 'input/unknown-procedure' })
  const error = await core.call('moments.due', { limit: 'five' } as never).catch((failure: unknown) => failure)
  expect(error).toMatchObject({ code: 'input/invalid', data: { issues: [{ path: 'limit' }] } })
  await expect(core.call('moments.due', { surplus: 1 } as never)).rejects.toMatchObject({ code: 'input/invalid' })
})

test('a query cannot write: its connection is read-only', async () => {
  const library = await makeLibrary()
  const core = await createCore({ ...library.environment, libraryPath: join(library.folder, 'other.longhand') })
  await core.close()
  const { openLibrary } = await import('../../../src/core/storage/database.ts')
  const open = openLibrary(join(library.folder, 'other.longhand'), { now: () => 0, backup: () => undefined, hasBackups: false })
  expect(() => open.reader.exec("INSERT INTO settings VALUES ('a', '1')")).toThrow(/readonly/)
  open.close()
})
