import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addPeople, home } from '../../support/people.ts'
import { makeLibrary } from '../../support/library.ts'
import { readPdf } from '../../support/pdf.ts'

const text = 'Dear {firstName}'
const no = { isDoNotMail: true }

test('who wants no mail is not due, however long they have been there', async () => {
  const library = await makeLibrary()
  const [id] = await addPeople(library.core, [{ name: 'Ana' }, { name: 'Bo' }])
  await library.core.call('customers.save', { id: id!, fields: no })
  const due = await library.core.call('moments.due', {})
  expect([due.total, due.moments.map(({ name }) => name)]).toEqual([1, ['Bo']])
})

test('no card is started for them, and the others get theirs', async () => {
  const library = await makeLibrary()
  const [ana, bo] = await addPeople(library.core, [{ name: 'Ana', ...no }, { name: 'Bo' }])
  const started = await library.core.call('cards.draft', { customerIds: [ana!, bo!], text })
  expect(started.cards.map(({ customerName }) => customerName)).toEqual(['Bo'])
  expect(started.left).toEqual([{ id: ana, name: 'Ana', reason: 'Asked not to get mail.' }])
  expect((await library.core.call('cards.list', {})).cards).toHaveLength(1)
})

test('a draft from before they said so is shown as a problem and stops a run by name', async () => {
  const library = await makeLibrary()
  const [ana, bo] = await addPeople(library.core, [{ name: 'Ana' }, { name: 'Bo' }])
  const { cards } = await library.core.call('cards.draft', { customerIds: [ana!, bo!], text })
  await library.core.call('customers.save', { id: ana!, fields: no })
  const listed = (await library.core.call('cards.list', {})).cards
  expect(listed.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['do-not-mail'], []])
  const { look } = listed[0]!
  expect((await library.core.call('cards.preview', { customerId: ana!, text, look })).problems).toMatchObject([{ code: 'do-not-mail' }])
  const made = library.core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: null, labelSheet: null })
  await expect(made).rejects.toMatchObject({ code: 'cards/not-printable', data: { cards: [{ name: 'Ana', problems: ['Ana asked not to get mail.'] }] } })
  expect((await library.core.call('runs.list', {})).runs).toEqual([])
})

test('a card on the desk is not printed again for somebody who has said so since', async () => {
  const library = await makeLibrary()
  const [ana, bo] = await addPeople(library.core, [{ name: 'Ana' }, { name: 'Bo' }])
  const { cards } = await library.core.call('cards.draft', { customerIds: [ana!, bo!], text })
  const { runId } = await library.core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: 'a6-us', labelSheet: null })
  await library.core.call('customers.save', { id: ana!, fields: no })
  const { stack } = await library.core.call('runs.get', { id: runId })
  expect(stack.map(({ halt }) => halt)).toEqual(['do-not-mail', null])
  const reprint = library.core.call('runs.reprint', { id: runId, itemIds: stack.map(({ id }) => id) })
  await expect(reprint).rejects.toMatchObject({ code: 'cards/not-printable', data: { cards: [{ customerId: ana, name: 'Ana', problems: ['Ana asked not to get mail.'] }] } })
  expect((await library.core.call('runs.reprint', { id: runId, itemIds: [stack[1]!.id] })).documents).toHaveLength(2)
  // Nor once it was mailed; but then it is history, and nothing to take out of a stack.
  await library.core.call('runs.mark', { id: runId, state: 'mailed' })
  await expect(library.core.call('runs.reprint', { id: runId, itemIds: [stack[0]!.id] })).rejects.toMatchObject({ code: 'cards/not-printable' })
  expect((await library.core.call('runs.get', { id: runId })).stack.map(({ halt }) => halt)).toEqual([null, null])
})

test('no label is made for them, whether chosen or found', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana', ...no }, { name: 'Bo' }])
  const left = [{ id: ana, name: 'Ana', reason: 'Asked not to get mail.' }]
  expect(await library.core.call('customers.labels', { sheet: 'avery-5160' })).toMatchObject({ labels: 1, left })
  await expect(library.core.call('customers.labels', { ids: [ana!], sheet: 'avery-5160' })).rejects.toMatchObject({ code: 'customers/no-address' })
})

describe('a member of a household who wants no mail', () => {
  /** Ana, who was there first, and Luis, with a draft for both and a card for both on the desk; then Ana asks for no mail. */
  async function furnish() {
    const library = await makeLibrary()
    const { core } = library
    const [ana, luis] = (await addPeople(core, [{ name: 'Ana Lund', sinceOn: '2012-01-01' }, { name: 'Luis Lund', sinceOn: '2015-01-01' }])) as [string, string]
    await core.call('households.make', { customerIds: [ana, luis] })
    const { cards } = await core.call('cards.draft', { customerIds: [ana], text })
    const { runId } = await core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: 'a6-us', labelSheet: 'avery-5160' })
    const draft = (await core.call('cards.draft', { customerIds: [ana], text })).cards[0]!
    await core.call('customers.save', { id: ana, fields: no })
    return { library, core, ana, luis, runId, draft }
  }

  test('is left, with the reason, where they are asked for, and off the card where another is', async () => {
    const { core, ana, luis, draft } = await furnish()
    const left = [{ id: ana, name: 'Ana Lund', reason: 'Asked not to get mail.' }]
    expect(await core.call('cards.draft', { customerIds: [ana], text })).toEqual({ cards: [], left })
    const both = await core.call('cards.draft', { customerIds: [ana, luis], text })
    expect(both).toMatchObject({ cards: [{ id: draft.id, customerId: luis, customerIds: [luis], customerName: 'Luis Lund', problems: [] }], left })
  })

  test('is not on what is printed from a draft that was for them too, and not thanked for it', async () => {
    const { core, ana, luis, draft } = await furnish()
    const { runId } = await core.call('runs.create', { cardIds: [draft.id], envelope: 'a6-us', labelSheet: 'avery-5160' })
    const run = await core.call('runs.get', { id: runId })
    expect(run.stack).toMatchObject([{ customerId: luis, customerIds: [luis], customerName: 'Luis Lund', text: 'Dear Luis', halt: null }])
    for (const { documentId } of run.documents) {
      const pages = await readPdf(readFileSync((await core.documentFile(documentId)).path))
      expect(pages.map((page) => page.text).join()).not.toContain('Ana')
    }
    await core.call('runs.mark', { id: runId, state: 'mailed' })
    expect((await core.call('gestures.list', { customerId: luis })).total).toBe(1)
    expect((await core.call('gestures.list', { customerId: ana })).total).toBe(0)
  })

  test('stops what was printed for both, by their name', async () => {
    const { core, runId } = await furnish()
    const { stack } = await core.call('runs.get', { id: runId })
    expect(stack).toMatchObject([{ customerName: 'Ana and Luis Lund', halt: 'do-not-mail' }])
    const reprint = core.call('runs.reprint', { id: runId, itemIds: [stack[0]!.id] })
    await expect(reprint).rejects.toMatchObject({ code: 'cards/not-printable', data: { cards: [{ name: 'Ana and Luis Lund', problems: ['Ana Lund asked not to get mail.'] }] } })
  })

  test('is not on the label of the others, and gets none', async () => {
    const { library, core, ana, luis } = await furnish()
    const made = await core.call('customers.labels', { ids: [ana, luis], sheet: 'avery-5160' })
    expect(made).toMatchObject({ labels: 1, sharing: 0, left: [{ id: ana, name: 'Ana Lund', reason: 'Asked not to get mail.' }] })
    const { path } = await library.core.documentFile(made.documents[0]!.documentId)
    expect((await readPdf(readFileSync(path))).map((page) => page.text).join()).toMatch(/^(?!.*Ana).*Luis Lund/s)
    await expect(core.call('customers.labels', { ids: [ana], sheet: 'avery-5160' })).rejects.toMatchObject({ code: 'customers/no-address' })
  })

  test('is not on Today, where the others stand with the draft and the card that are there for them', async () => {
    const { core, luis, runId } = await furnish()
    const { moments, total } = await core.call('moments.due', {})
    expect({ moments, total }).toMatchObject({ total: 1, moments: [{ id: luis, name: 'Luis Lund', sinceOn: '2015-01-01', hasDraft: true, runId }] })
  })
})

test.each([
  ['says nothing of them', 'Name,Email,Street\nAna Lund,ana@example.com,2 New St\n'],
  ['has blank cells for them', 'Name,Email,Street,Do not mail,Do not e-mail\nAna Lund,ana@example.com,2 New St,,\n'],
  ['says they may be written to', 'Name,Email,Street,Do not mail,Do not e-mail\nAna Lund,ana@example.com,2 New St,no,no\n'],
])('an import that %s does not clear flags, and neither does its undo', async (_, file) => {
  const library = await makeLibrary()
  const [id] = await addPeople(library.core, [{ name: 'Ana Lund', email: 'ana@example.com', address: { ...home, line1: '' } }])
  const flags = { isDoNotMail: true, isDoNotEmail: true }
  await library.core.call('customers.save', { id: id!, fields: flags })
  const { importId } = await library.core.call('imports.apply', { ticket: library.take('a.csv', file) })
  expect(await library.core.call('customers.get', { id: id! })).toMatchObject(flags)
  await library.core.call('imports.undo', { importId })
  expect(await library.core.call('customers.get', { id: id! })).toMatchObject(flags)
})
