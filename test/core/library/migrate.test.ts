import SQLite from 'better-sqlite3'
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gestureKinds } from '../../../src/contract/gestures.ts'
import { householdKinds } from '../../../src/contract/households.ts'
import { importSources } from '../../../src/contract/imports.ts'
import { addressSources, addressStates } from '../../../src/contract/customers.ts'
import { itemStates, documentKinds } from '../../../src/contract/runs.ts'
import { openLibrary, type OpenOptions } from '../../../src/core/storage/database.ts'
import { migrations, type Migration } from '../../../src/core/storage/migrations/all.ts'
import { makeFolder, makeLibrary } from '../../support/library.ts'

const options = (extra: Partial<OpenOptions> = {}): OpenOptions => ({ now: () => 1, hasBackups: false, backup: () => undefined, ...extra })
const next: Migration = { name: 'next', sql: 'ALTER TABLE customers ADD COLUMN nickname TEXT' }
const broken: Migration = { name: 'broken', sql: "ALTER TABLE customers ADD COLUMN twice TEXT; INSERT INTO facts VALUES ('f', 'nobody', 't', '2026-01-01', NULL)" }

function tables(path: string): string {
  const db = new SQLite(path, { readonly: true })
  const schema = JSON.stringify(db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all())
  const version = db.pragma('user_version', { simple: true })
  db.close()
  return `${version} ${schema}`
}

test('a library is brought to the next version after a backup', async () => {
  const path = join(makeFolder(), 'library.longhand')
  openLibrary(path, options()).close()
  const backups: number[] = []
  const open = openLibrary(path, options({
    migrations: [...migrations, next],
    backup: (db) => backups.push(db.pragma('user_version', { simple: true }) as number),
  }))
  expect(open.writer.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
  expect(open.writer.prepare('SELECT version, name FROM migrations ORDER BY version').all()).toHaveLength(migrations.length + 1)
  open.close()
  expect(backups).toEqual([migrations.length])
})

test('a migration that fails leaves the library as it was, and so does a backup that fails', () => {
  const path = join(makeFolder(), 'library.longhand')
  openLibrary(path, options()).close()
  const before = tables(path)
  expect(() => openLibrary(path, options({ migrations: [...migrations, next, broken] }))).toThrow()
  expect(tables(path)).toBe(before)
  const failing = () => {
    throw new Error('disk full')
  }
  expect(() => openLibrary(path, options({ migrations: [...migrations, next], backup: failing }))).toThrow('disk full')
  expect(tables(path)).toBe(before)
  openLibrary(path, options()).close()
})

test('a migration that was changed after it was applied is noticed', () => {
  const path = join(makeFolder(), 'library.longhand')
  openLibrary(path, options({ migrations: [...migrations, next] })).close()
  const edited = { ...next, sql: `${next.sql} NOT NULL DEFAULT ''` }
  expect(() => openLibrary(path, options({ migrations: [...migrations, edited] }))).toThrow(expect.objectContaining({ code: 'library/damaged' }))
})

test.each(readdirSync(join(import.meta.dirname, '../../fixtures/libraries')))('the library %s, written by a released version, still opens', async (file) => {
  const path = join(makeFolder(), 'library.longhand')
  copyFileSync(join(import.meta.dirname, '../../fixtures/libraries', file), path)
  const { core } = await makeLibrary({ today: '2026-11-22' }, path)
  expect(await core.call('library.status', {})).toMatchObject({ state: 'open', customers: 3 })
  expect((await core.call('customers.list', { filter: { search: 'lodz' } })).rows).toMatchObject([{ name: 'Łukasz Wójcik' }])
  expect((await core.call('runs.list', {})).runs).toMatchObject([{ items: 2, counts: { mailed: 1 } }])
  expect((await core.call('gestures.list', {})).total).toBe(1)
  // What was printed before a card could be for several people is for one, and thanks that one.
  const { runs } = await core.call('runs.list', {})
  await core.call('runs.mark', { id: runs[0]!.id, state: 'mailed' })
  expect((await core.call('gestures.list', {})).total).toBe(2)
})

test("the lists in the table's checks are the lists of the contract", () => {
  const path = join(makeFolder(), 'library.longhand')
  const { writer, close } = openLibrary(path, options())
  const listed = (table: string, column: string) => {
    const sql = writer.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table)!
    const values = new RegExp(`${column} IN \\(([^)]*)\\)`).exec(sql)![1]!
    return values.split(',').map((value) => value.trim().replaceAll("'", ''))
  }
  expect(listed('gestures', 'kind')).toEqual([...gestureKinds])
  expect(listed('households', 'kind')).toEqual([...householdKinds])
  expect(listed('run_items', 'state')).toEqual([...itemStates])
  expect(listed('documents', 'kind')).toEqual([...documentKinds])
  expect(listed('imports', 'source')).toEqual([...importSources])
  expect(listed('customers', 'address_source')).toEqual([...addressSources])
  for (const [table, column] of [['customers', 'address_state'], ['former_addresses', 'state']] as const) expect(listed(table, column)).toEqual([...addressStates])
  close()
})
