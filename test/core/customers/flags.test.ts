import { expect, test } from 'vitest'
import { addPeople, home } from '../../support/people.ts'
import { makeLibrary } from '../../support/library.ts'

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
