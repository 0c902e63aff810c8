import { expect, test } from 'vitest'
import { compareDeserving, inWords, whyNow, type Candidate } from '../../../src/core/moments/moments.rules.ts'
import { addPeople } from '../../support/people.ts'
import { makeLibrary } from '../../support/library.ts'

const candidate: Candidate = { id: 'a', sinceOn: '2020-09-22', lastThankedOn: null, plan: '', latestFact: null, lastGestureId: null }

test.each([
  ['2020-09-22', '2026-11-22', '6 years 2 months'],
  ['2025-11-22', '2026-11-22', '1 year'],
  ['2026-10-22', '2026-11-22', '1 month'],
  ['2026-11-01', '2026-11-22', 'less than a month'],
])('from %s to %s is %s', (from, to, words) => {
  expect(inWords(from, to)).toBe(words)
})

test('the why-now line gives each reason with the row it came from', () => {
  const line = whyNow({ ...candidate, latestFact: { id: 'f', text: 'prefers tea' }, lastThankedOn: '2025-09-01', lastGestureId: 'g' }, '2026-11-22')
  expect(line).toEqual([
    { text: '6 years 2 months with you', from: 'customers', id: 'a' },
    { text: 'prefers tea', from: 'facts', id: 'f' },
    { text: 'last thanked 1 year 2 months ago', from: 'gestures', id: 'g' },
  ])
})

test('due: long enough with us, not thanked lately, never thanked first, then the longest', async () => {
  const library = await makeLibrary()
  const people = [
    { name: 'Two years today', sinceOn: '2024-11-22' },
    { name: 'A day short', sinceOn: '2024-11-23' },
    { name: 'Oldest, thanked long ago', sinceOn: '2015-01-01' },
    { name: 'Old, never thanked', sinceOn: '2017-01-01' },
    { name: 'Thanked a year ago today', sinceOn: '2018-01-01' },
    { name: 'Thanked just within the year', sinceOn: '2018-01-01' },
    { name: 'No date', sinceOn: null },
    { name: 'Wants no mail', sinceOn: '2016-01-01', isDoNotMail: true },
  ]
  const ids = await addPeople(library.core, people)
  const thank = (index: number, doneOn: string) => library.core.call('gestures.add', { customerId: ids[index]!, kind: 'card', doneOn, text: '' })
  await thank(2, '2023-01-01')
  await thank(4, '2025-11-21')
  await thank(5, '2025-11-22')
  const due = await library.core.call('moments.due', { limit: 10 })
  expect(due.moments.map(({ name }) => name)).toEqual([
    'Old, never thanked', 'Two years today', 'Oldest, thanked long ago', 'Thanked a year ago today',
  ])
  expect(due).toMatchObject({ total: 4, minYears: 2, restMonths: 12 })
  expect(due.moments[0]).toMatchObject({ why: '9 years 10 months with you - never thanked', years: 9, hasAddress: true })
  expect((await library.core.call('moments.due', { limit: 3 })).moments.map(({ name }) => name)).toEqual(due.moments.slice(0, 3).map(({ name }) => name))
})

test('who came on a 29 February is due on the day the line counts the years, not the day after', async () => {
  const library = await makeLibrary({ today: '2022-02-28' })
  await addPeople(library.core, [{ name: 'Ana', sinceOn: '2020-02-29' }])
  expect((await library.core.call('moments.due', {})).moments.map(({ why }) => why)).toEqual(['2 years with you - never thanked'])
  expect((await library.core.call('reports.coverage', {})).eligible).toBe(1)
})

test('the order of the list is the order of the rule', async () => {
  const library = await makeLibrary()
  const people = Array.from({ length: 40 }, (_, n) => ({ name: `P${n}`, sinceOn: `20${10 + ((n * 7) % 13)}-0${1 + (n % 9)}-01` }))
  const ids = await addPeople(library.core, people)
  for (const [n, id] of ids.entries()) {
    if (n % 3 === 0) await library.core.call('gestures.add', { customerId: id, kind: 'card', doneOn: `202${n % 5}-01-01`, text: '' })
  }
  const { moments } = await library.core.call('moments.due', { limit: 100 })
  expect(moments).toHaveLength(40)
  const candidates = moments.map((moment) => ({ ...candidate, ...moment, seq: ids.indexOf(moment.id) }))
  expect(candidates.map(({ id }) => id)).toEqual(candidates.toSorted(compareDeserving).map(({ id }) => id))
})

test('who is skipped stays out until the day, or for good, and can be taken back', async () => {
  const clock = { today: '2026-11-22' }
  const library = await makeLibrary(clock)
  const [ana, bo] = await addPeople(library.core, [{ name: 'Ana' }, { name: 'Bo' }])
  const due = async () => (await library.core.call('moments.due', {})).moments.map(({ name }) => name)
  await library.core.call('moments.skip', { customerId: ana!, reason: 'on leave', untilOn: '2027-02-22' })
  await library.core.call('moments.skip', { customerId: bo!, reason: 'asked us not to', untilOn: null })
  expect(await due()).toEqual([])
  expect((await library.core.call('moments.skips', {})).skips.map(({ name, reason }) => [name, reason])).toEqual([['Ana', 'on leave'], ['Bo', 'asked us not to']])
  clock.today = '2027-02-22'
  expect(await due()).toEqual(['Ana'])
  await library.core.call('moments.unskip', { customerId: bo! })
  expect(await due()).toEqual(['Ana', 'Bo'])
  await expect(library.core.call('moments.skip', { customerId: ana!, reason: 'x', untilOn: '2020-01-01' })).rejects.toMatchObject({ code: 'input/invalid' })
})

test('who has a card on the desk comes last until it is mailed or the run is broken up', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana', sinceOn: '2015-01-01' }, { name: 'Bo' }, { name: 'Cy' }])
  const { cards } = await library.core.call('cards.draft', { customerIds: [ana!], text: 'Dear {firstName}' })
  const { runId } = await library.core.call('runs.create', { cardIds: [cards[0]!.id], envelope: null, labelSheet: null })
  const due = async () => {
    const { moments, total } = await library.core.call('moments.due', {})
    return [total, ...moments.map((moment) => (moment.runId ? `${moment.name} on the desk` : moment.name))]
  }
  expect(await due()).toEqual([3, 'Bo', 'Cy', 'Ana on the desk'])
  await library.core.call('runs.mark', { id: runId, state: 'mailed' })
  expect(await due()).toEqual([2, 'Bo', 'Cy'])
  await library.core.call('runs.mark', { id: runId, state: 'made' })
  await library.core.call('runs.remove', { id: runId })
  expect(await due()).toEqual([3, 'Ana', 'Bo', 'Cy'])
})

test('the settings decide how long is long and how long is lately', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana', sinceOn: '2024-01-01' }, { name: 'Bo', sinceOn: '2020-01-01' }])
  await library.core.call('gestures.add', { customerId: ana!, kind: 'card', doneOn: '2026-07-01', text: '' })
  const due = async () => (await library.core.call('moments.due', {})).moments.map(({ name }) => name)
  expect(await due()).toEqual(['Bo'])
  await library.core.call('settings.save', { changes: { restMonths: 3 } })
  expect(await due()).toEqual(['Bo', 'Ana'])
  await library.core.call('settings.save', { changes: { minYears: 5 } })
  expect(await due()).toEqual(['Bo'])
  expect(await library.core.call('reports.coverage', {})).toEqual({ minYears: 5, eligible: 1, thankedEver: 0, thankedLast12Months: 0 })
})
