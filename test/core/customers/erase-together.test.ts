import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '../../support/people.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'
import { ask, foundInBytes, foundInPdfs, tell } from '../../support/traces.ts'

/** People who live together, in a household with a greeting that the founder typed. */
async function makeHousehold(library: TestLibrary, names: readonly string[], greeting: string): Promise<string[]> {
  const ids = await addPeople(library.core, names.map((name) => ({ name, email: `${name.split(' ')[0]!.toLowerCase()}@example.com` })))
  tell(library.path, "INSERT INTO households (id, kind, greeting, name, created_at) VALUES ('house', 'home', ?, ?, 0)", greeting, `The house of ${greeting}`)
  for (const id of ids) tell(library.path, "UPDATE customers SET household_id = 'house' WHERE id = ?", id)
  return ids
}

/** One card for a whole household, in a stack of its own. */
async function writeToAll(library: TestLibrary, ids: readonly string[], text: string): Promise<string> {
  const { cards } = await library.core.call('cards.draft', { customerIds: [ids[0]!], text })
  tell(library.path, "UPDATE cards SET household_id = 'house' WHERE id = ?", cards[0]!.id)
  const { runId } = await library.core.call('runs.create', { cardIds: [cards[0]!.id], envelope: 'a6-us', labelSheet: null })
  const { stack } = await library.core.call('runs.get', { id: runId })
  for (const id of ids) tell(library.path, 'INSERT INTO run_item_people (run_item_id, customer_id) VALUES (?, ?)', stack[0]!.id, id)
  return runId
}

test('of a couple the other one stays, with a greeting of their own and no household', async () => {
  const library = await makeLibrary()
  const [gone, luis] = await makeHousehold(library, ['Wilhelmina Lund', 'Luis Lund'], 'Wilhelmina and Luis')
  expect((await library.core.call('customers.traces', { id: gone! })).others).toEqual(['Luis Lund'])
  await library.core.call('customers.erase', { id: gone! })
  expect(ask(library.path, 'SELECT * FROM households')).toEqual([])
  expect(await library.core.call('customers.get', { id: luis! })).toMatchObject({ name: 'Luis Lund', householdId: null })
  expect(foundInBytes(library.path, ['Wilhelmina'])).toEqual([])
})

test('of three the household stays, and only a greeting that names the erased one goes', async () => {
  for (const [greeting, kept] of [['Wilhelmina and Luis', ''], ['Dear friends', 'Dear friends']] as const) {
    const library = await makeLibrary()
    const [gone] = await makeHousehold(library, ['Wilhelmina Stein', 'Luis Lund', 'Mia Lund'], greeting)
    await library.core.call('customers.erase', { id: gone! })
    expect(ask(library.path, 'SELECT greeting FROM households')).toEqual([{ greeting: kept }])
    expect(ask(library.path, "SELECT name FROM customers WHERE household_id = 'house' ORDER BY name")).toEqual([{ name: 'Luis Lund' }, { name: 'Mia Lund' }])
  }
})

test.each([['first', 0], ['second', 1]])('a card that both got loses its words when the %s of them is erased, and the other stays thanked', async (_, who) => {
  const library = await makeLibrary()
  const ids = await makeHousehold(library, ['Wilhelmina Lund', 'Ludovico Lund'], '')
  const runId = await writeToAll(library, ids, 'Dear Wilhelmina and Ludovico, that porch!')
  await library.core.call('runs.mark', { id: runId, state: 'mailed' })
  const [{ id: itemId } = { id: '' }] = ask<{ id: string }>(library.path, 'SELECT id FROM run_items')
  tell(library.path, "INSERT INTO gestures (id, customer_id, kind, done_on, text, run_item_id, created_at) VALUES (?, ?, 'card', '2026-11-22', 'Dear Wilhelmina and Ludovico, that porch!', ?, 0)", randomUUID(), ids[1], itemId)
  const stays = ids[1 - who]!
  await library.core.call('customers.erase', { id: ids[who]! })
  const { gestures } = await library.core.call('gestures.list', {})
  expect(gestures).toMatchObject([{ customerId: stays, text: '', documentId: null, documentPage: null }])
  expect((await library.core.call('customers.get', { id: stays })).lastThankedOn).toBe('2026-11-22')
  expect(foundInBytes(library.path, [['Wilhelmina', 'Ludovico'][who]!, 'porch'])).toEqual([])
  expect(await foundInPdfs(library.path, ['Wilhelmina', 'porch'])).toEqual([])
})

test('a card for both that still lies on the desk is for nobody then, and the other one is due again', async () => {
  const library = await makeLibrary()
  const ids = await makeHousehold(library, ['Wilhelmina Lund', 'Luis Lund'], '')
  const runId = await writeToAll(library, [...ids].reverse(), 'Dear Wilhelmina and Luis')
  await library.core.call('customers.erase', { id: ids[0]! })
  const { stack } = await library.core.call('runs.get', { id: runId })
  expect(stack).toMatchObject([{ customerId: null, customerName: '(erased)', text: '', state: 'made' }])
  await library.core.call('runs.mark', { id: runId, state: 'mailed' })
  expect((await library.core.call('gestures.list', {})).total).toBe(0)
  expect((await library.core.call('moments.due', {})).moments.map(({ name, runId: on }) => [name, on])).toEqual([['Luis Lund', null]])
})

test('a draft that was written to both goes', async () => {
  const library = await makeLibrary()
  const ids = await makeHousehold(library, ['Wilhelmina Lund', 'Luis Lund'], '')
  const { cards } = await library.core.call('cards.draft', { customerIds: [ids[1]!], text: 'Dear Wilhelmina and Luis' })
  tell(library.path, "UPDATE cards SET household_id = 'house' WHERE id = ?", cards[0]!.id)
  expect((await library.core.call('customers.traces', { id: ids[0]! })).drafts).toBe(1)
  await library.core.call('customers.erase', { id: ids[0]! })
  expect((await library.core.call('cards.list', {})).cards).toEqual([])
  expect(foundInBytes(library.path, ['Wilhelmina'])).toEqual([])
})

const merge = "INSERT INTO merges (id, customer_id, other_name, merged_at, undone_at, undo) VALUES (?, ?, ?, 0, ?, ?)"

test('who was merged from two goes with both, and neither comes back with an import', async () => {
  const library = await makeLibrary()
  const [id] = await addPeople(library.core, [{ name: 'Wilhelmina Lund', email: 'w@example.com' }])
  tell(library.path, merge, 'm', id, 'Mina Quellstein', null, JSON.stringify({ customer: { name: 'Mina Quellstein', email: 'mina@quellstein.example' } }))
  tell(library.path, "INSERT INTO customer_aliases (key, customer_id, merge_id) VALUES ('mail:mina@quellstein.example', ?, 'm'), ('id:KUNDE-Q9', ?, 'm')", id, id)
  tell(library.path, `INSERT INTO former_addresses (id, customer_id, line1, line2, city, region, postal_code, country, state, until_on)
    VALUES ('f', ?, '9 Old Quay', '', 'Nebelheim', '', 'QX97531X', 'US', 'entered', '2025-01-01')`, id)
  await library.core.call('customers.erase', { id: id! })
  expect(foundInBytes(library.path, ['Wilhelmina', 'Quellstein', 'KUNDE-Q9', 'Old Quay'])).toEqual([])
  const file = 'Id,Name,Email,Street,Zip\n,Mina,mina@quellstein.example,,\nKUNDE-Q9,Else,,,\n,Wilhelmina Lund,,9 Old Quay,QX97531X\nQ1,Bo,,,\n'
  const imported = await library.core.call('imports.apply', { ticket: library.take('a.csv', file) })
  expect(imported.skipped.map(({ row }) => row)).toEqual([2, 3, 4])
})

test('a merge that was taken back holds neither of them afterwards; one of two others stays, but can no longer be undone', async () => {
  const library = await makeLibrary()
  const [ana, gone] = await addPeople(library.core, [{ name: 'Ana Lund' }, { name: 'Wilhelmina Stein', email: 'mina@example.com' }])
  const undo = (about: object) => JSON.stringify({ customer: about })
  tell(library.path, merge, 'undone', ana, 'Wilhelmina Stein', 1, undo({ id: gone, name: 'Wilhelmina Stein' }))
  tell(library.path, merge, 'forgotten', ana, 'Wilhelmina Stein', 1, null)
  tell(library.path, merge, 'about-her', ana, 'Bo Falk', null, undo({ duplicates: [gone] }))
  tell(library.path, merge, 'other', ana, 'Cy Hope', null, undo({ name: 'Cy Hope' }))
  tell(library.path, `INSERT INTO duplicates (customer_id, other_id, state, score, reasons, found_at) VALUES (?, ?, 'open', 90, '["Wilhelmina"]', 0)`, ...[ana!, gone!].toSorted((a, b) => (a < b ? -1 : 1)))
  await library.core.call('customers.erase', { id: gone! })
  expect(ask(library.path, 'SELECT id, undo IS NULL AS ended FROM merges ORDER BY id')).toEqual([{ id: 'about-her', ended: 1 }, { id: 'other', ended: 0 }])
  expect(foundInBytes(library.path, ['Wilhelmina', 'mina@example.com', gone!])).toEqual([])
})
