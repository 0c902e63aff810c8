import { expect, test } from 'vitest'
import type { AddressState } from '../../../src/contract/customers.ts'
import { createFormerAddressesRepository } from '../../../src/core/addresses/former-addresses.repository.ts'
import { openLibrary } from '../../../src/core/storage/database.ts'
import { addPeople, home, sender } from '../../support/people.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'

const oak = { ...home, line1: '9 Oak Ave', city: 'Urbana', postalCode: '61801' }
const elm = { ...home, line1: '4 Elm St', city: 'Peoria', postalCode: '61602' }
const none = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }

/** The history as a founder reads it: street, state, and from when till when. */
async function history({ core }: TestLibrary, customerId: string): Promise<string[]> {
  const { entries } = await core.call('addresses.history', { customerId })
  return entries.map(({ address, state, stateOn, untilOn }) => `${address.line1} ${state} ${stateOn}${untilOn ? ` until ${untilOn}` : ''}`)
}

const mark = ({ core }: TestLibrary, customerId: string, state: AddressState, stateOn: string | null = null) => core.call('addresses.mark', { customerId, state, stateOn })
const get = ({ core }: TestLibrary, id: string) => core.call('customers.get', { id })
const move = ({ core }: TestLibrary, id: string, address: typeof home) => core.call('customers.save', { id, fields: { address } })

async function withAna(clock = { today: '2026-01-05' }) {
  const library = await makeLibrary(clock)
  const [id] = await addPeople(library.core, [{ name: 'Ana Berg' }])
  return { library, clock, id: id! }
}

test('a new address puts the former one into the history, with all that was known of it', async () => {
  const { library, clock, id } = await withAna()
  clock.today = '2026-02-01'
  await mark(library, id, 'confirmed')
  clock.today = '2026-03-01'
  await move(library, id, oak)
  expect(await history(library, id)).toEqual([
    '9 Oak Ave entered 2026-03-01',
    '1 Main St confirmed 2026-02-01 until 2026-03-01',
    '1 Main St entered 2026-01-05 until 2026-02-01',
  ])
  const { entries } = await library.core.call('addresses.history', { customerId: id })
  expect(entries[1]).toEqual({
    address: home, lines: ['1 Main St', 'Springfield, IL 62701', 'UNITED STATES OF AMERICA'], source: 'entered', fileName: null,
    sourceOn: '2026-01-05', state: 'confirmed', stateOn: '2026-02-01', untilOn: '2026-03-01',
  })
})

test('typing the former address again right away takes the change back, and nothing that was known is lost', async () => {
  const { library, clock, id } = await withAna()
  clock.today = '2026-02-01'
  await mark(library, id, 'returned')
  const before = await history(library, id)
  clock.today = '2026-03-01'
  await move(library, id, oak)
  await move(library, id, elm)
  expect(await history(library, id)).toHaveLength(4)
  await move(library, id, oak)
  // Past midnight, by somebody who works late.
  clock.today = '2026-03-02'
  await move(library, id, home)
  expect(await history(library, id)).toEqual(before)
  expect(await get(library, id)).toMatchObject({ addressState: 'returned', addressStateOn: '2026-02-01', addressOn: '2026-01-05' })
})

test('an address that somebody moves back to later is a new one', async () => {
  const { library, clock, id } = await withAna()
  clock.today = '2026-03-01'
  await move(library, id, oak)
  clock.today = '2026-03-03'
  await move(library, id, home)
  expect(await history(library, id)).toEqual(['1 Main St entered 2026-03-03', '9 Oak Ave entered 2026-03-01 until 2026-03-03', '1 Main St entered 2026-01-05 until 2026-03-01'])
})

test('an address taken out stays in the history, one just typed by mistake does not', async () => {
  const { library, clock, id } = await withAna()
  clock.today = '2026-03-01'
  await move(library, id, none)
  expect(await get(library, id)).toMatchObject({ addressState: null, addressSource: null, addressOn: null, addressLines: [] })
  expect(await history(library, id)).toEqual(['1 Main St entered 2026-01-05 until 2026-03-01'])
  clock.today = '2026-04-01'
  await move(library, id, oak)
  await move(library, id, none)
  expect(await history(library, id)).toEqual(['1 Main St entered 2026-01-05 until 2026-03-01'])
})

test('a country alone is no address', async () => {
  const { library, id } = await withAna()
  await move(library, id, { ...none, country: 'US' })
  expect(await get(library, id)).toMatchObject({ addressState: null, addressHints: [] })
})

test('a mark keeps its day, and saying the former thing from its day again takes it back', async () => {
  const { library, clock, id } = await withAna()
  clock.today = '2026-05-01'
  await mark(library, id, 'verified', '2026-04-20')
  expect(await get(library, id)).toMatchObject({ addressState: 'verified', addressStateOn: '2026-04-20', addressOn: '2026-01-05' })
  await mark(library, id, 'doubtful')
  expect(await history(library, id)).toEqual(['1 Main St doubtful 2026-05-01', '1 Main St verified 2026-04-20 until 2026-05-01', '1 Main St entered 2026-01-05 until 2026-05-01'])
  await mark(library, id, 'verified', '2026-04-20')
  await mark(library, id, 'entered', '2026-01-05')
  expect(await history(library, id)).toEqual(['1 Main St entered 2026-01-05'])
})

test('confirming once more only renews the day', async () => {
  const { library, clock, id } = await withAna()
  await mark(library, id, 'confirmed')
  clock.today = '2026-06-01'
  await mark(library, id, 'confirmed')
  expect(await history(library, id)).toEqual(['1 Main St confirmed 2026-06-01', '1 Main St entered 2026-01-05 until 2026-01-05'])
})

test('who has no address cannot be marked, and who is not there is not found', async () => {
  const { library, id } = await withAna()
  await move(library, id, none)
  await expect(mark(library, id, 'confirmed')).rejects.toMatchObject({ code: 'addresses/none' })
  const nobody = '00000000-0000-7000-8000-000000000000'
  await expect(mark(library, nobody, 'confirmed')).rejects.toMatchObject({ code: 'customers/not-found' })
  await expect(library.core.call('addresses.history', { customerId: nobody })).rejects.toMatchObject({ code: 'customers/not-found' })
})

test('no mail goes where mail came back from, until there is another address', async () => {
  const { library, id } = await withAna()
  const [bo] = await addPeople(library.core, [{ name: 'Bo Lund' }])
  await library.core.call('settings.save', { changes: { sender } })
  await mark(library, id, 'returned')
  expect((await library.core.call('customers.labels', { sheet: 'avery-5160' })).left).toEqual([{ id, name: 'Ana Berg', reason: 'Mail to this address came back.' }])
  expect((await library.core.call('moments.due', {})).moments.map(({ name, hasAddress }) => [name, hasAddress])).toEqual([['Ana Berg', false], ['Bo Lund', true]])
  const { cards } = await library.core.call('cards.draft', { customerIds: [id, bo!], text: 'Thank you.' })
  expect(cards.map(({ hasAddress }) => hasAddress)).toEqual([false, true])
  const { runId } = await library.core.call('runs.create', { cardIds: cards.map((card) => card.id), envelope: 'c6', labelSheet: null })
  const run = await library.core.call('runs.get', { id: runId })
  expect(run.stack.map(({ addressLines }) => addressLines.length > 0)).toEqual([false, true])
  expect(run.documents.find(({ kind }) => kind === 'envelopes')?.pages).toBe(1)
  // It is still shown, so that the founder sees what came back.
  expect((await get(library, id)).addressLines).toEqual(['Ana Berg', '1 Main St', 'Springfield, IL 62701'])
  await move(library, id, oak)
  expect((await library.core.call('customers.labels', { sheet: 'avery-5160' })).left).toEqual([])
})

test('the list finds those in doubt, and counts an address that mail came back from as none', async () => {
  const library = await makeLibrary()
  const ids = await addPeople(library.core, [{ name: 'Ada' }, { name: 'Bo' }, { name: 'Cy' }, { name: 'Di', address: none }])
  await mark(library, ids[0]!, 'doubtful')
  await mark(library, ids[1]!, 'returned')
  const names = async (address: 'with' | 'without' | 'doubtful', search = '') => (await library.core.call('customers.list', { filter: { address, search } })).rows.map(({ name }) => name)
  expect(await names('doubtful')).toEqual(['Ada', 'Bo'])
  expect(await names('doubtful', 'bo')).toEqual(['Bo'])
  expect(await names('with')).toEqual(['Ada', 'Cy'])
  expect(await names('without')).toEqual(['Bo', 'Di'])
  expect((await library.core.call('customers.ids', { filter: { address: 'doubtful' } })).ids).toEqual(ids.slice(0, 2))
})

test('a customer says what looks wrong with their address, and which file it came from', async () => {
  const library = await makeLibrary()
  const file = 'Name,Email,Address,City,State,Zip,Country\nKim Lee,kim@example.com,1 Oak St,Barre,VT,90210,US\n'
  await library.core.call('imports.apply', { ticket: library.take('customers.csv', file) })
  const { ids } = await library.core.call('customers.ids', {})
  const kim = await get(library, ids[0]!)
  expect(kim).toMatchObject({ addressFrom: 'customers.csv', addressState: 'imported', addressHints: [{ field: 'postalCode', message: 'Vermont’s ZIP codes begin with 05, not 90.' }] })
  expect((await library.core.call('addresses.history', { customerId: kim.id })).entries).toMatchObject([{ source: 'imported', fileName: 'customers.csv', untilOn: null }])
  expect(await move(library, kim.id, { ...kim.address, postalCode: '05641' })).toMatchObject({ addressFrom: null, addressState: 'entered', addressHints: [] })
  expect((await library.core.call('addresses.history', { customerId: kim.id })).entries[1]).toMatchObject({ fileName: 'customers.csv', source: 'imported', state: 'imported' })
})

test('of many customers, those with hints are named', async () => {
  const library = await makeLibrary()
  const ids = await addPeople(library.core, [{ name: 'Ada' }, { name: 'Bo', address: { ...home, postalCode: '6270' } }, { name: 'Di', address: none }])
  const { customers } = await library.core.call('addresses.hints', { customerIds: ids })
  expect(customers.map(({ name, hints }) => [name, hints.map(({ message }) => message)])).toEqual([['Bo', ['A ZIP code in the United States has 5 digits, like 95014.']]])
})

test('a form without a country is the one of home, and an address is read before it is saved', async () => {
  const library = await makeLibrary()
  const labels = async (country: string) => (await library.core.call('addresses.form', { country })).fields.map(({ label }) => label)
  expect(await labels('')).toContain('State or region')
  await library.core.call('settings.save', { changes: { sender } })
  expect(await labels('')).toContain('ZIP code')
  expect(await labels('GB')).toContain('Post town')
  const address = { ...home, country: '', postalCode: '6270' }
  expect(await library.core.call('addresses.check', { name: 'Ana', address })).toEqual({
    hints: [{ field: 'postalCode', message: 'A ZIP code in the United States has 5 digits, like 95014.' }],
    lines: ['Ana', '1 Main St', 'Springfield, IL 6270'],
  })
  expect((await library.core.call('addresses.check', { address: home, fromCountry: 'DE' })).lines.at(-1)).toBe('UNITED STATES OF AMERICA')
})

test('what an import replaced is kept under its name, and goes with it when it is taken back', async () => {
  const { library, id } = await withAna()
  await mark(library, id, 'confirmed')
  const before = await get(library, id)
  const { importId } = await library.core.call('imports.apply', { ticket: library.take('a.csv', 'Name,Email\nBo Lund,bo@example.com\n') })
  await library.core.close()
  const { writer, close } = openLibrary(library.path, { now: () => 1, hasBackups: false, backup: () => undefined })
  const formerAddresses = createFormerAddressesRepository(writer)
  const kept = formerAddresses.all(id)
  formerAddresses.keep(before, '2026-02-01', importId)
  formerAddresses.keep({ ...before, address: { ...none, country: 'US' } }, '2026-02-01', importId)
  const { address, addressSource, addressOn, addressImportId, addressState, addressStateOn } = before
  const { id: _, ...last } = formerAddresses.last(id)!
  expect(last).toEqual({ address, addressSource, addressOn, addressImportId, addressState, addressStateOn, untilOn: '2026-02-01' })
  expect(formerAddresses.all(id)).toHaveLength(kept.length + 1)
  formerAddresses.forgetOfImport(importId)
  expect(formerAddresses.all(id)).toEqual(kept)

  // Whoever has moved on since does not lose what was before.
  formerAddresses.keep({ ...before, address: elm }, '2026-02-01', importId)
  formerAddresses.forgetOfImport(importId)
  expect(formerAddresses.last(id)?.address).toEqual(elm)
  close()
})
