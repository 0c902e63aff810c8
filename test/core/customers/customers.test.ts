import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { greetingName, hasAddress, searchQuery } from '../../../src/core/customers/customers.rules.ts'
import { addMonths, timeBetween, yearsBefore } from '../../../src/core/customers/time.rules.ts'
import { addPeople, home } from '../../support/people.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'

async function names(library: TestLibrary, input: Parameters<TestLibrary['core']['call']>[1] = {}): Promise<string[]> {
  const { rows } = await library.core.call('customers.list', input as object)
  return rows.map((row) => row.name)
}

test.each([
  ['Ana María López', '', 'Ana'],
  ['Dr. Ana López', '', 'Ana'],
  ['López, Ana María', '', 'Ana'],
  ['Ana López', 'Anita', 'Anita'],
  ['John Smith, Jr.', '', 'John'],
  ['Doe, Jane, Ph.D.', '', 'Jane'],
  ['Lark, Inc.', '', 'Lark'],
  ['Ana,', '', 'Ana'],
  ['山田太郎', '', '山田太郎'],
  ['', '', ''],
])('%s is greeted as she is called', (name, firstName, greeting) => {
  expect(greetingName({ name, firstName })).toBe(greeting)
})

test.each([
  ['2026-03-31', -1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-01-15', -13, '2024-12-15'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

test.each([
  ['2020-11-22', '2026-11-22', 6, 0],
  ['2020-11-23', '2026-11-22', 5, 11],
  ['2024-02-29', '2025-02-28', 1, 0],
  ['2026-11-30', '2026-11-22', 0, 0],
  ['0020-02-29', '2026-11-22', 2006, 8],
])('from %s to %s', (from, to, years, months) => {
  expect(timeBetween(from, to)).toEqual({ years, months })
})

test.each([
  ['2026-11-22', 2, '2024-11-22'],
  ['2028-02-29', 1, '2027-02-28'],
  ['2022-02-28', 2, '2020-02-29'],
  ['2024-02-28', 4, '2020-02-28'],
])('%s is the day for those who came %i years before, on %s or earlier', (today, years, day) => {
  expect(yearsBefore(today, years)).toBe(day)
})

test('a search finds words by their beginnings, whatever the case and the accents', async () => {
  const library = await makeLibrary()
  await addPeople(library.core, [
    { name: 'Łukasz Wójcik', company: 'Straßenbau AG', email: 'lukasz@example.com', address: { ...home, city: 'Łódź' } },
    { name: 'Zoë Brontë', company: '', email: 'zoe@quay.example.org' },
    { name: '田中太郎', company: 'Søren & Co', email: 'tanaka@example.com' },
  ])
  for (const [search, found] of [
    ['lukasz', ['Łukasz Wójcik']], ['WOJ', ['Łukasz Wójcik']], ['lodz', ['Łukasz Wójcik']], ['strassen', ['Łukasz Wójcik']],
    ['zoe bron', ['Zoë Brontë']], ['quay', ['Zoë Brontë']], ['zoe@quay.ex', ['Zoë Brontë']], ['田中', ['田中太郎']], ['soren', ['田中太郎']],
    ['zoe wojcik', []], ['"; DROP', []], ['*', 3], ['  ', 3],
  ] as const) {
    const result = await names(library, { filter: { search } })
    if (typeof found === 'number') expect(result).toHaveLength(found)
    else expect(result, search).toEqual(found)
  }
})

test('an edit is found by its new words and no longer by its old ones', async () => {
  const library = await makeLibrary()
  const [id] = await addPeople(library.core, [{ name: 'Ana Berg' }])
  await library.core.call('customers.save', { id: id!, fields: { name: 'Ana Thal' } })
  expect(await names(library, { filter: { search: 'thal' } })).toEqual(['Ana Thal'])
  expect(await names(library, { filter: { search: 'berg' } })).toEqual([])
  await library.core.call('customers.erase', { id: id! })
  expect(await names(library, { filter: { search: 'ana' } })).toEqual([])
})

test('a customer number finds its customer first, and a new name a new greeting', async () => {
  const library = await makeLibrary()
  const file = 'Id,Name,First name\nK3,Kim Lee,Kim\nX9,K3 Ltd,\n'
  await library.core.call('imports.apply', { ticket: library.take('a.csv', file) })
  expect(await names(library, { filter: { search: 'K3' } })).toEqual(['Kim Lee', 'K3 Ltd'])
  const { rows } = await library.core.call('customers.list', { filter: { search: 'kim' } })
  const fields = { name: 'Taro Lee', firstName: 'Kim' }
  expect(await library.core.call('customers.save', { id: rows[0]!.id, fields })).toMatchObject({ name: 'Taro Lee', firstName: '' })
})

test('filters by years, thanks and address, in three orders, in windows', async () => {
  const library = await makeLibrary()
  const [ada, bo] = await addPeople(library.core, [
    { name: 'Ada', sinceOn: '2018-05-05' },
    { name: 'Bo', sinceOn: '2021-05-05', address: { ...home, line1: '' } },
    { name: 'Cy', sinceOn: '2026-05-05' },
    { name: 'Di', sinceOn: null },
  ])
  await library.core.call('gestures.add', { customerId: ada!, kind: 'card', doneOn: '2024-01-01', text: '' })
  await library.core.call('gestures.add', { customerId: bo!, kind: 'call', doneOn: '2026-10-01', text: '' })
  expect(await names(library, { filter: { minYears: 2 } })).toEqual(['Ada', 'Bo'])
  expect(await names(library, { filter: { thanked: 'ever' } })).toEqual(['Ada', 'Bo'])
  expect(await names(library, { filter: { thanked: 'never' } })).toEqual(['Cy', 'Di'])
  expect(await names(library, { filter: { thanked: 'lately' } })).toEqual(['Bo'])
  expect(await names(library, { filter: { thanked: 'not-lately' } })).toEqual(['Ada', 'Cy', 'Di'])
  expect(await names(library, { filter: { address: 'without' } })).toEqual(['Bo'])
  expect(await names(library, { filter: { search: 'b', minYears: 3 } })).toEqual(['Bo'])
  expect(await names(library, { sort: 'since' })).toEqual(['Ada', 'Bo', 'Cy', 'Di'])
  expect(await names(library, { sort: 'last-thanked' })).toEqual(['Di', 'Cy', 'Ada', 'Bo'])
  expect(await names(library, { offset: 1, limit: 2 })).toEqual(['Bo', 'Cy'])
  expect((await library.core.call('customers.ids', { filter: { minYears: 2 } })).ids).toEqual([ada, bo])
})

test('an address typed by hand says so and from when; half an address is none', async () => {
  const clock = { today: '2026-11-22' }
  const library = await makeLibrary(clock)
  const [id] = await addPeople(library.core, [{ name: 'Ana' }])
  expect(await library.core.call('customers.get', { id: id! })).toMatchObject({
    addressSource: 'entered', addressOn: '2026-11-22', addressLines: ['Ana', '1 Main St', 'Springfield, IL 62701', expect.stringMatching(/united states/i)],
  })
  expect(await library.core.call('customers.save', { id: id!, fields: { address: { ...home, city: '', postalCode: '' } } })).toMatchObject({ addressLines: [] })
})

test.each([
  [{ name: 'Ana' }, true],
  [{ name: '', company: 'Lark Ltd' }, true],
  [{ name: '', email: 'jo@example.com' }, false],
  [{ name: 'Ana', address: { ...home, line1: '' } }, false],
  [{ name: 'Ana', address: { ...home, city: '' } }, true],
  [{ name: 'Ana', address: { ...home, city: '', postalCode: '' } }, false],
])('the table and the rule agree whether an envelope can be written for %o: %s', async (person, expected) => {
  const library = await makeLibrary()
  const [id] = await addPeople(library.core, [person])
  const customer = await library.core.call('customers.get', { id: id! })
  expect(hasAddress(customer)).toBe(expected)
  expect(customer.addressLines.length > 0).toBe(expected)
  expect((await library.core.call('customers.list', {})).rows[0]?.hasAddress).toBe(expected)
})

test('somebody without name, company and e-mail is refused and stays as before', async () => {
  const library = await makeLibrary()
  const [id] = await addPeople(library.core, [{ name: 'Ana' }])
  await expect(library.core.call('customers.save', { id: id!, fields: { name: '' } })).rejects.toMatchObject({ code: 'customers/unnamed' })
  expect(await names(library)).toEqual(['Ana'])
  await expect(library.core.call('customers.add', { phone: '555' })).rejects.toMatchObject({ code: 'customers/unnamed' })
})

test('somebody who cannot be put into the search index is not half there', async () => {
  const library = await makeLibrary()
  const behind = new SQLite(library.path)
  behind.exec('DROP TABLE customer_words')
  behind.close()
  await expect(addPeople(library.core, [{ name: 'Ana' }])).rejects.toThrow()
  expect(await names(library)).toEqual([])
})

test('facts come newest first and can go', async () => {
  const library = await makeLibrary()
  const [id] = await addPeople(library.core, [{ name: 'Ana' }])
  await library.core.call('customers.addFact', { id: id!, text: 'prefers tea' })
  const { id: factId } = await library.core.call('customers.addFact', { id: id!, text: 'daughter Mia starts school' })
  const facts = async () => (await library.core.call('customers.get', { id: id! })).facts.map((fact) => fact.text)
  expect(await facts()).toEqual(['daughter Mia starts school', 'prefers tea'])
  await library.core.call('customers.removeFact', { id: id!, factId })
  expect(await facts()).toEqual(['prefers tea'])
})

test('label sheets name who is left out and why', async () => {
  const library = await makeLibrary()
  await addPeople(library.core, [
    { name: 'Ana' }, { name: 'Bo', address: { ...home, line1: '' } }, { name: 'Cy', isDoNotMail: true }, { name: '山田' },
  ])
  const labels = await library.core.call('customers.labels', { sheet: 'avery-5160', start: 30 })
  expect(labels).toMatchObject({ labels: 1, sheets: 1 })
  expect(labels.left.map(({ name }) => name)).toEqual(['Bo', 'Cy', '山田'])
  expect(labels.left[2]?.reason).toContain('山')
  const file = await library.core.documentFile(labels.documents[0]!.documentId)
  expect(file.mimeType).toBe('application/pdf')
  await expect(library.core.call('customers.labels', { sheet: 'avery-5160', start: 31 })).rejects.toMatchObject({ code: 'stationery/label-start' })
})

test('a search is always a harmless FTS query', () => {
  expect(searchQuery('a "b* OR c')).toBe('"a"* "b"* "or"* "c"*')
  expect(searchQuery('-"()')).toBe('')
  // An e-mail address that is typed out finds its owner, not everybody whose address begins alike.
  expect(searchQuery('ilse3@example.de')).toBe('"ilse3" "example" "de"*')
  expect(searchQuery('ilse3@')).toBe('"ilse3"')
})
