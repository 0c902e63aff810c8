import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { itemStates } from '../../../src/contract/runs.ts'
import { addPeople, home, sender } from '../../support/people.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'
import { readPdf } from '../../support/pdf.ts'

async function makeRun(library: TestLibrary, people: Parameters<typeof addPeople>[1], how: object = {}) {
  const customerIds = await addPeople(library.core, people)
  const { cards } = await library.core.call('cards.draft', { customerIds, text: 'Dear {firstName},\nthank you for {years} years.' })
  const cardIds = cards.map(({ id }) => id)
  const { runId } = await library.core.call('runs.create', { cardIds, envelope: 'a6-us', labelSheet: 'avery-5160', ...how })
  return { customerIds, cardIds, runId, run: await library.core.call('runs.get', { id: runId }) }
}

async function pages(library: TestLibrary, documentId: string) {
  const { path } = await library.core.documentFile(documentId)
  return readPdf(readFileSync(path))
}

test('cards, envelopes and labels come in one stack order, each with its text', async () => {
  const library = await makeLibrary()
  await library.core.call('settings.save', { changes: { sender } })
  const { run } = await makeRun(library, [{ name: 'Ana' }, { name: 'Bo' }, { name: 'Cy', address: { ...home, line1: '' } }, { name: 'Di' }])
  expect(run.stack.map(({ position, customerName, state }) => [position, customerName, state])).toEqual([
    [1, 'Ana', 'made'], [2, 'Bo', 'made'], [3, 'Cy', 'made'], [4, 'Di', 'made'],
  ])
  const [cards, envelopes, labels] = run.documents
  expect(run.documents.map(({ kind, fileName, pages: count }) => [kind, fileName, count])).toEqual([
    ['cards', 'cards.pdf', 8], ['envelopes', 'envelopes.pdf', 3], ['labels', 'labels.pdf', 1],
  ])
  const cardPages = await pages(library, cards!.documentId)
  expect(cardPages.map((page) => /Dear (\w+),/.exec(page.text)?.[1]).filter(Boolean)).toEqual(['Ana', 'Bo', 'Cy', 'Di'])
  expect(cardPages[0]).toMatchObject({ widthPt: 288, heightPt: 432 })
  const envelopePages = await pages(library, envelopes!.documentId)
  // Cy has no address: no envelope, and the others keep their numbers.
  expect(envelopePages.map((page) => ['Ana', 'Bo', 'Di'].find((name) => page.text.includes(name)))).toEqual(['Ana', 'Bo', 'Di'])
  expect(envelopePages[0]!.text).toContain('12 Harbor Way')
  expect(envelopePages[0]!.text).not.toMatch(/united states/i)
  const labelText = (await pages(library, labels!.documentId))[0]!.text
  expect(['Ana', 'Bo', 'Di'].map((name) => labelText.indexOf(name))).toEqual(['Ana', 'Bo', 'Di'].map((name) => labelText.indexOf(name)).toSorted((a, b) => a - b))
})

test('mail to another country names both countries', async () => {
  const library = await makeLibrary()
  await library.core.call('settings.save', { changes: { sender } })
  const { run } = await makeRun(library, [{ name: 'Ana', address: { ...home, country: 'DE' } }])
  const [envelope] = await pages(library, run.documents.find(({ kind }) => kind === 'envelopes')!.documentId)
  expect(envelope!.text).toMatch(/UNITED STATES[^]*GERMANY/)
})

test('only mailed thanks: the gesture keeps the exact text and its page, and taking the mark back takes it back', async () => {
  const library = await makeLibrary()
  const { runId, run, customerIds } = await makeRun(library, [{ name: 'Ana' }, { name: 'Bo' }])
  for (const state of itemStates.slice(0, -1)) await library.core.call('runs.mark', { id: runId, state })
  expect((await library.core.call('reports.coverage', {})).thankedEver).toBe(0)
  expect(await library.core.call('runs.mark', { id: runId, state: 'mailed', itemIds: [run.stack[1]!.id] })).toEqual({ marked: 1 })
  expect(await library.core.call('reports.coverage', {})).toMatchObject({ eligible: 2, thankedEver: 1, thankedLast12Months: 1 })
  const { gestures } = await library.core.call('gestures.list', { customerId: customerIds[1]! })
  expect(gestures).toMatchObject([{ kind: 'card', doneOn: '2026-11-22', text: 'Dear Bo,\nthank you for 6 years.', runId, documentPage: 3 }])
  expect((await pages(library, gestures[0]!.documentId!)).slice(2, 4).map(({ text }) => text).join()).toContain('Dear Bo,')
  // Marking again changes nothing; the customer is thanked once.
  expect(await library.core.call('runs.mark', { id: runId, state: 'mailed', itemIds: [run.stack[1]!.id] })).toEqual({ marked: 0 })
  await expect(library.core.call('gestures.remove', { id: gestures[0]!.id })).rejects.toMatchObject({ code: 'gestures/from-run' })
  await library.core.call('runs.mark', { id: runId, state: 'stamped', itemIds: [run.stack[1]!.id] })
  expect((await library.core.call('reports.coverage', {})).thankedEver).toBe(0)
  expect((await library.core.call('customers.get', { id: customerIds[1]! })).lastThankedOn).toBe(null)
})

test('a card that cannot be printed stops the run before anything is made, with every name and reason', async () => {
  const library = await makeLibrary()
  const customerIds = await addPeople(library.core, [{ name: 'Ana' }, { name: '山田' }, { name: 'Bo', address: { ...home, city: 'Ωmega ☃' } }])
  const { cards } = await library.core.call('cards.draft', { customerIds, text: 'Dear {firstName}' })
  const create = library.core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: 'a6-us', labelSheet: null })
  const error = await create.catch((failure: unknown) => failure)
  expect(error).toMatchObject({ code: 'cards/not-printable' })
  const stopped = (error as { data: { cards: { name: string; problems: string[] }[] } }).data.cards
  expect(stopped.map(({ name }) => name)).toEqual(['山田', 'Bo'])
  expect(stopped[0]?.problems.join()).toContain('山')
  expect(stopped[1]?.problems.join()).toContain('☃')
  expect((await library.core.call('runs.list', {})).runs).toEqual([])
  expect((await library.core.call('cards.list', {})).cards).toHaveLength(3)
})

test('a reprint is the same card and envelope again, alone', async () => {
  const library = await makeLibrary()
  const { runId, run } = await makeRun(library, [{ name: 'Ana' }, { name: 'Bo' }, { name: 'Cy' }])
  const { documents } = await library.core.call('runs.reprint', { id: runId, itemIds: [run.stack[1]!.id] })
  expect(documents.map(({ kind, pages: count, fromPosition }) => [kind, count, fromPosition])).toEqual([['cards', 2, 2], ['envelopes', 1, 2]])
  const text = (await pages(library, documents[0]!.documentId)).map((page) => page.text).join('\n')
  expect(text).toContain('Dear Bo,')
  expect(text).not.toContain('Dear Ana,')
  expect((await library.core.call('runs.get', { id: runId })).documents).toHaveLength(3)
})

test('what was printed stays as it was, whatever changes later', async () => {
  const library = await makeLibrary()
  const { runId, customerIds, cardIds } = await makeRun(library, [{ name: 'Ana' }])
  await library.core.call('customers.save', { id: customerIds[0]!, fields: { name: 'Anna' } })
  expect((await library.core.call('runs.get', { id: runId })).stack[0]).toMatchObject({ customerName: 'Ana', text: 'Dear Ana,\nthank you for 6 years.' })
  await expect(library.core.call('cards.save', { ids: cardIds, text: 'x' })).rejects.toMatchObject({ code: 'cards/in-run' })
})

test('a run of which nothing is mailed can be broken up into drafts; afterwards it cannot', async () => {
  const library = await makeLibrary()
  const { runId, run } = await makeRun(library, [{ name: 'Ana' }, { name: 'Bo' }])
  await library.core.call('runs.mark', { id: runId, state: 'mailed', itemIds: [run.stack[0]!.id] })
  await expect(library.core.call('runs.remove', { id: runId })).rejects.toMatchObject({ code: 'runs/already-mailed' })
  await library.core.call('runs.mark', { id: runId, state: 'made' })
  await library.core.call('runs.remove', { id: runId })
  expect((await library.core.call('cards.list', {})).cards.map(({ customerName, runId: inRun }) => [customerName, inRun])).toEqual([['Ana', null], ['Bo', null]])
  expect(await library.core.call('runs.list', {})).toEqual({ runs: [] })
})

test('labels start where the sheet is still whole', async () => {
  const library = await makeLibrary()
  const { run } = await makeRun(library, [{ name: 'Ana' }, { name: 'Bo' }], { labelStart: 30 })
  expect(run.documents.find(({ kind }) => kind === 'labels')?.pages).toBe(2)
})

test('a customer who is erased leaves no words in old runs', async () => {
  const library = await makeLibrary()
  const { runId, run, customerIds } = await makeRun(library, [{ name: 'Ana' }])
  await library.core.call('runs.mark', { id: runId, state: 'mailed', itemIds: [run.stack[0]!.id] })
  await library.core.call('customers.erase', { id: customerIds[0]! })
  expect((await library.core.call('runs.get', { id: runId })).stack).toMatchObject([{ customerId: null, customerName: '(erased)', text: '' }])
  expect((await library.core.call('gestures.list', {})).total).toBe(0)
  // There is nothing to print again: no blank card comes out.
  await expect(library.core.call('runs.reprint', { id: runId, itemIds: [run.stack[0]!.id] })).rejects.toMatchObject({ code: 'runs/item-not-found' })
})
