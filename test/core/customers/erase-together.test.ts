import { expect, test } from 'vitest'
import { addPeople } from '../../support/people.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'
import { ask, foundInBytes, foundInPdfs, tell } from '../../support/traces.ts'

/** People who live together, the one longest with us first; one greeting for all of them, typed or not. */
async function makeHousehold(library: TestLibrary, names: readonly string[], greeting: string) {
  const people = names.map((name, n) => ({ name, email: `${name.split(' ')[0]!.toLowerCase()}@example.com`, sinceOn: `201${n}-01-01` }))
  const ids = await addPeople(library.core, people)
  const { id } = await library.core.call('households.make', { customerIds: ids, greeting, name: greeting && `The house of ${greeting}` })
  return { ids, id }
}

/** One card for a whole household, in a stack of its own. */
async function writeToAll({ core }: TestLibrary, ids: readonly string[], text: string): Promise<string> {
  const { cards } = await core.call('cards.draft', { customerIds: [...ids], text })
  const { runId } = await core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: 'a6-us', labelSheet: null })
  return runId
}

test('of a couple the other one stays, with a greeting of their own and no household', async () => {
  const library = await makeLibrary()
  const { ids: [gone, luis] } = await makeHousehold(library, ['Wilhelmina Lund', 'Luis Lund'], 'Wilhelmina and Luis')
  expect((await library.core.call('customers.traces', { id: gone! })).others).toEqual(['Luis Lund'])
  await library.core.call('customers.erase', { id: gone! })
  expect((await library.core.call('households.list', {})).total).toBe(0)
  expect(await library.core.call('customers.get', { id: luis! })).toMatchObject({ name: 'Luis Lund', householdId: null })
  expect(foundInBytes(library.path, ['Wilhelmina'])).toEqual([])
})

test.each([
  ['names them', 'Wilhelmina and Luis', ''],
  ['has a name of theirs alone', 'The Stein and Lund families', ''],
  ['calls them by a name of their own', 'Minchen and Luis', ''],
  ['names nobody', 'Dear friends', 'Dear friends'],
  ['has the name of those who stay', 'Lund family', 'Lund family'],
])('of three the household stays, and a greeting that was typed for it and %s goes only then', async (_, greeting, kept) => {
  const library = await makeLibrary()
  const { ids: [gone], id } = await makeHousehold(library, ['Wilhelmina Stein Lund', 'Luis Lund', 'Mia Lund'], greeting)
  await library.core.call('customers.save', { id: gone!, fields: { firstName: 'Minchen' } })
  await library.core.call('customers.erase', { id: gone! })
  const household = await library.core.call('households.get', { id })
  expect(household).toMatchObject({ greeting: kept, name: kept && `The house of ${kept}`, piece: { greeting: kept || 'Luis and Mia' } })
  expect(household.members.map(({ name }) => name)).toEqual(['Luis Lund', 'Mia Lund'])
  expect(foundInBytes(library.path, ['Wilhelmina', 'Stein', 'Minchen'])).toEqual([])
})

test('of three the two who stay are thanked for what all got, and get the next card together', async () => {
  const library = await makeLibrary()
  const { core } = library
  const { ids } = await makeHousehold(library, ['Wilhelmina Lund', 'Luis Lund', 'Mia Lund'], 'Wilhelmina, Luis & Mia')
  const [gone, luis, mia] = ids as [string, string, string]
  const mailed = await writeToAll(library, ids, 'Dear {firstName}, that porch!')
  await core.call('runs.mark', { id: mailed, state: 'mailed' })
  await writeToAll(library, ids, 'Still on the desk, {firstName}.')
  await core.call('cards.draft', { customerIds: ids, text: 'A draft for {firstName}' })
  await core.call('customers.erase', { id: gone })
  expect((await core.call('runs.get', { id: mailed })).stack).toMatchObject([{ customerId: null, customerIds: [luis, mia].toSorted(), customerName: '(erased)', text: '' }])
  for (const id of [luis, mia]) {
    expect((await core.call('gestures.list', { customerId: id })).gestures).toMatchObject([{ text: '', documentId: null }])
    expect(await core.call('customers.get', { id })).toMatchObject({ lastThankedOn: '2026-11-22' })
  }
  expect((await core.call('cards.list', {})).cards).toEqual([])
  expect(foundInBytes(library.path, ['Wilhelmina', 'porch', 'on the desk'])).toEqual([])
  expect(await foundInPdfs(library.path, ['Wilhelmina', 'porch', 'on the desk'])).toEqual([])
  const { cards } = await core.call('cards.draft', { customerIds: [mia], text: 'Dear {firstName}' })
  expect(cards).toMatchObject([{ customerIds: [luis, mia], customerName: 'Luis and Mia Lund' }])
})

test.each([['first', 0], ['second', 1]])('a card that both got loses its words when the %s of them is erased, and the other stays thanked', async (_, who) => {
  const library = await makeLibrary()
  const { ids } = await makeHousehold(library, ['Wilhelmina Lund', 'Ludovico Lund'], '')
  const runId = await writeToAll(library, ids, 'Dear Wilhelmina and Ludovico, that porch!')
  await library.core.call('runs.mark', { id: runId, state: 'mailed' })
  expect((await library.core.call('gestures.list', {})).total).toBe(2)
  const stays = ids[1 - who]!
  await library.core.call('customers.erase', { id: ids[who]! })
  const { gestures } = await library.core.call('gestures.list', {})
  expect(gestures).toMatchObject([{ customerId: stays, text: '', documentId: null, documentPage: null }])
  expect((await library.core.call('customers.get', { id: stays })).lastThankedOn).toBe('2026-11-22')
  expect(foundInBytes(library.path, [['Wilhelmina', 'Ludovico'][who]!, 'porch'])).toEqual([])
  expect(await foundInPdfs(library.path, ['Wilhelmina', 'porch'])).toEqual([])
})

test.each([['first', 0], ['second', 1]])('a card for both that still lies on the desk is for nobody once the %s is erased, and the other one is due again', async (_, who) => {
  const library = await makeLibrary()
  const { ids } = await makeHousehold(library, ['Wilhelmina Lund', 'Luis Lund'], '')
  const runId = await writeToAll(library, ids, 'Dear Wilhelmina and Luis')
  await library.core.call('customers.erase', { id: ids[who]! })
  const { stack } = await library.core.call('runs.get', { id: runId })
  expect(stack).toMatchObject([{ customerId: null, customerIds: [], customerName: '(erased)', text: '', state: 'made', halt: 'erased' }])
  await library.core.call('runs.mark', { id: runId, state: 'mailed' })
  expect((await library.core.call('gestures.list', {})).total).toBe(0)
  expect((await library.core.call('moments.due', {})).moments.map(({ id, runId: on }) => [id, on])).toEqual([[ids[1 - who], null]])
})

test.each([['first', 0], ['second', 1]])('a draft that was written to both goes with the %s of them', async (_, who) => {
  const library = await makeLibrary()
  const { ids } = await makeHousehold(library, ['Wilhelmina Lund', 'Luis Lund'], '')
  await library.core.call('cards.draft', { customerIds: [ids[1]!], text: 'Dear Wilhelmina and Luis' })
  expect((await library.core.call('customers.traces', { id: ids[who]! })).drafts).toBe(1)
  await library.core.call('customers.erase', { id: ids[who]! })
  expect((await library.core.call('cards.list', {})).cards).toEqual([])
  expect(foundInBytes(library.path, [['Wilhelmina', 'Luis'][who]!])).toEqual([])
})

test.each(['who had moved out before', 'who was still there'])('a merge keeps nothing of somebody %s and is erased then, and can be undone', async (when) => {
  const library = await makeLibrary()
  const { core } = library
  const { ids } = await makeHousehold(library, ['Ana Lund', 'Wilhelmina Stein', 'Anna Lund'], 'Wilhelmina and Ana')
  const [ana, gone, anna] = ids as [string, string, string]
  await core.call('runs.mark', { id: await writeToAll(library, ids, 'Dear Wilhelmina and Ana'), state: 'mailed' })
  if (when === 'who had moved out before') await core.call('households.leave', { customerId: gone })
  const { mergeId } = await core.call('duplicates.merge', { keepId: ana, otherId: anna })
  await core.call('customers.erase', { id: gone })
  expect(foundInBytes(library.path, ['Wilhelmina', 'Stein'])).toEqual([])
  await core.call('duplicates.unmerge', { mergeId })
  expect((await core.call('gestures.list', { customerId: anna })).gestures).toMatchObject([{ text: '' }])
  expect((await core.call('households.list', {})).total).toBe(when === 'who had moved out before' ? 1 : 0)
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
