import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDuplicatesRepository } from '../../../src/core/duplicates/duplicates.repository.ts'
import { scanDuplicates, type Touching } from '../../../src/core/duplicates/scan.service.ts'
import { pause } from '../../../src/core/pause.ts'
import { openLibrary } from '../../../src/core/storage/database.ts'
import { makeFolder, makeLibrary } from '../../support/library.ts'
import { plantDuplicates } from '../../support/planted.ts'

it('looks only at pairs with somebody an import brought, or with one customer', async () => {
  const library = await makeLibrary()
  const csv = (rows: string) => `name,email\n${rows}`
  const take = (name: string, rows: string) => library.core.call('imports.apply', { ticket: library.take(name, csv(rows)) })
  await take('a.csv', 'Ana Lopez,ana.lopez@gmail.com\nAna Lopez,ana.lopez@lark.example\nBen Kim,ben.kim@gmail.com\n')
  const { importId } = await take('b.csv', 'Ben Kim,ben.kim@wren.example\nCarla Ruiz,carla@ruiz.example\n')
  const ids = Object.fromEntries((await library.core.call('customers.list', {})).rows.map((row) => [row.email, row.id]))
  await library.core.close()
  const { writer, close } = openLibrary(library.path, { now: () => 1, hasBackups: false, backup: () => undefined })
  // The imports have stored what they found; what is stored from here on, the looks find again.
  writer.exec('DELETE FROM duplicates')
  const repository = createDuplicatesRepository(writer)
  const scan = async (touching: Touching) => {
    const { pairs, count } = await scanDuplicates({ environment: library.environment, pause }, repository, { touching, signal: new AbortController().signal })
    expect(count).toBe(pairs.length)
    return pairs.map(({ customerId, otherId }) => new Set([customerId, otherId]))
  }
  const bens = new Set([ids['ben.kim@gmail.com'], ids['ben.kim@wren.example']])
  const anas = new Set([ids['ana.lopez@gmail.com'], ids['ana.lopez@lark.example']])
  expect(await scan({ importId })).toEqual([bens])
  expect(repository.openTotal()).toBe(1)
  expect(await scan({ customerId: ids['ana.lopez@gmail.com']! })).toEqual([anas])
  expect(await scan({ customerId: ids['carla@ruiz.example']! })).toEqual([])
  expect(repository.openTotal()).toBe(2)
  close()
})

it('finds the people who are there twice, and hardly anybody else', async () => {
  const path = join(makeFolder(), 'library.longhand')
  const ownerOf = plantDuplicates(path, 6000, 252)
  const { core } = await makeLibrary({ today: '2026-11-22' }, path)
  const { found } = await core.call('duplicates.look', {})
  const pairs = (await core.call('duplicates.list', { limit: 500 })).pairs.map(({ one, other }) => ownerOf.get(one.id) === ownerOf.get(other.id))
  expect(pairs).toHaveLength(found)
  const right = pairs.filter(Boolean).length
  expect(right).toBeGreaterThanOrEqual(0.98 * 252)
  expect(right / found).toBeGreaterThan(0.95)
})
