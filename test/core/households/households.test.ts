import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addPeople, home, sender } from '../../support/people.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'
import { readPdf } from '../../support/pdf.ts'

const elsewhere = { ...home, line1: '9 Far Rd', postalCode: '04101' }
const text = 'Dear {firstName},\nthank you for {years} years. {fact|}'

/** Ana and Luis López at one address, and Cy somewhere else. */
async function makeCouple(people: Parameters<typeof addPeople>[1] = []) {
  const library = await makeLibrary()
  await library.core.call('settings.save', { changes: { sender } })
  const [ana, luis, ...others] = await addPeople(library.core, [
    { name: 'Ana López', sinceOn: '2018-03-01' },
    { name: 'Luis López', sinceOn: '2021-05-01' },
    { name: 'Cy Young', address: elsewhere },
    ...people,
  ])
  return { library, core: library.core, ana: ana!, luis: luis!, others }
}

async function makeHousehold(people: Parameters<typeof addPeople>[1] = []) {
  const couple = await makeCouple(people)
  const { id, before } = await couple.core.call('households.make', { customerIds: [couple.luis, couple.ana] })
  return { ...couple, id, before }
}

async function documentText(library: TestLibrary, documentId: string): Promise<string> {
  const { path } = await library.core.documentFile(documentId)
  return (await readPdf(readFileSync(path))).map((page) => page.text).join('\n')
}

const draftsOf = async ({ core }: TestLibrary) => (await core.call('cards.list', {})).cards.map((card) => [card.customerName, card.text])
const dueNames = async ({ core }: TestLibrary) => (await core.call('moments.due', { limit: 50 })).moments.map(({ name }) => name)
const historyOf = async ({ core }: TestLibrary, customerId: string) => (await core.call('gestures.list', { customerId })).gestures.map((gesture) => gesture.text)

test('people at one address are offered together: different names, able to get mail, in no household and not apart', async () => {
  const { core, ana, luis } = await makeCouple([
    { name: 'Mia Roth', company: 'Lark Ltd', address: { ...home, line1: '2 Elm Street' } },
    { name: 'Bo Berg', company: 'Lark Ltd', address: { ...home, line1: '2 elm st.' } },
    { name: 'Asked For No Mail', isDoNotMail: true },
    { name: 'Cy Young', address: elsewhere },
  ])
  const { offers, total, people } = await core.call('households.offers', {})
  expect(offers.map(({ kind, usualGreeting, usualName }) => [kind, usualGreeting, usualName])).toEqual([
    ['home', 'Ana and Luis', 'Ana and Luis López'],
    ['office', 'Bo and Mia', 'Bo Berg and Mia Roth'],
  ])
  expect({ total, people }).toEqual({ total: 2, people: 4 })
  expect(offers[0]!.addressLines[0]).toBe('Ana and Luis López')
  expect(offers[1]!.addressLines.slice(0, 2)).toEqual(['Bo Berg and Mia Roth', 'Lark Ltd'])
  expect((await core.call('households.offers', { customerId: luis })).offers.map(({ customers }) => customers.map(({ id }) => id))).toEqual([[ana, luis]])
  expect((await core.call('households.offers', { offset: 1, limit: 1 })).offers.map(({ usualGreeting }) => usualGreeting)).toEqual(['Bo and Mia'])
})

test('who comes to live with a household is offered to join it', async () => {
  const { core, id } = await makeHousehold([{ name: 'Mia López' }])
  const { offers } = await core.call('households.offers', {})
  expect(offers).toMatchObject([{ household: { id, name: 'Ana and Luis López' }, customers: [{ name: 'Mia López' }], usualGreeting: 'Ana, Mia and Luis' }])
  const { before } = await core.call('households.join', { id, customerIds: offers[0]!.customers.map((one) => one.id) })
  expect((await core.call('households.get', { id })).piece).toMatchObject({ greeting: 'Ana, Mia and Luis', name: 'Ana, Mia and Luis López' })
  expect((await core.call('households.offers', {})).total).toBe(0)
  await core.call('households.putBack', { before })
  expect((await core.call('households.get', { id })).members).toHaveLength(2)
})

test('a declined offer does not come again until it is allowed, and a decline can be taken back', async () => {
  const { core, ana, luis } = await makeCouple()
  const total = async () => (await core.call('households.offers', {})).total
  const { before } = await core.call('households.decline', { customerIds: [ana, luis] })
  expect(await total()).toBe(0)
  await core.call('households.putBack', { before })
  expect(await total()).toBe(1)
  await core.call('households.decline', { customerIds: [luis] })
  expect(await total()).toBe(0)
  await core.call('households.allow', { customerIds: [luis] })
  expect(await total()).toBe(1)
})

test('all offers at once, and all taken back at once', async () => {
  const people = Array.from({ length: 6 }, (_, n) => ({ name: `P${n} Q${n >> 1}`, address: { ...home, line1: `${n >> 1} Oak St` } }))
  const { core } = await makeCouple(people)
  const { made, joined, before } = await core.call('households.makeAll', {})
  expect({ made, joined }).toEqual({ made: 4, joined: 0 })
  expect((await core.call('households.list', {})).households.map(({ piece }) => piece.name)).toEqual([
    'Ana and Luis López', 'P0 and P1 Q0', 'P2 and P3 Q1', 'P4 and P5 Q2',
  ])
  expect((await core.call('customers.list', {})).rows.filter(({ isInHousehold }) => isInHousehold)).toHaveLength(8)
  await core.call('households.putBack', { before })
  expect((await core.call('households.list', {})).total).toBe(0)
  expect((await core.call('households.offers', {})).total).toBe(4)
})

test('a household needs two, and people who are there', async () => {
  const { core, ana } = await makeCouple()
  await expect(core.call('households.make', { customerIds: [ana, ana] })).rejects.toMatchObject({ code: 'households/too-few' })
  await expect(core.call('households.make', { customerIds: [ana, '01900000-0000-7000-8000-000000000000'] })).rejects.toMatchObject({ code: 'customers/not-found' })
  await expect(core.call('households.leave', { customerId: ana })).rejects.toMatchObject({ code: 'households/not-found' })
})

test('one card for all of them: one greeting, the longest time, the newest fact of any', async () => {
  const { library, core, ana, luis, others } = await makeHousehold()
  await core.call('customers.addFact', { id: ana, text: 'An old fact.' })
  await core.call('customers.addFact', { id: luis, text: 'Luis plays the oud.' })
  const { cards } = await core.call('cards.draft', { customerIds: [luis, others[0]!, ana], text })
  expect(cards.map(({ customerId, customerIds, customerName }) => [customerId, customerIds, customerName])).toEqual([
    [ana, [ana, luis], 'Ana and Luis López'], [others[0], [others[0]], 'Cy Young'],
  ])
  const preview = await core.call('cards.preview', { customerId: luis, text, look: cards[0]!.look })
  expect(preview.text).toBe('Dear Ana and Luis,\nthank you for 8 years. Luis plays the oud.')
  expect((await core.call('cards.preview', { customerId: luis, text: '{firstName}', look: cards[0]!.look, isAlone: true })).text).toBe('Luis')
  expect(await draftsOf(library)).toHaveLength(2)
})

test('an envelope and a label name both, once; mailed thanks both, and taking it back takes it from both', async () => {
  const { library, core, ana, luis } = await makeHousehold()
  const { cards } = await core.call('cards.draft', { customerIds: [ana, luis], text })
  const { runId } = await core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: 'a6-us', labelSheet: 'avery-5160' })
  const run = await core.call('runs.get', { id: runId })
  expect(run.stack).toMatchObject([{ customerName: 'Ana and Luis López', customerIds: [ana, luis], text: 'Dear Ana and Luis,\nthank you for 8 years. ' }])
  for (const kind of ['envelopes', 'labels'] as const) {
    const page = await documentText(library, run.documents.find((document) => document.kind === kind)!.documentId)
    expect(page.match(/Ana and Luis López/g), kind).toHaveLength(1)
    expect(page.match(/1 Main St/g), kind).toHaveLength(1)
  }
  await core.call('runs.mark', { id: runId, state: 'mailed' })
  expect(await Promise.all([ana, luis].map((one) => historyOf(library, one)))).toEqual(Array(2).fill([run.stack[0]!.text]))
  expect((await core.call('customers.get', { id: luis })).lastThankedOn).toBe('2026-11-22')
  await core.call('runs.mark', { id: runId, state: 'stamped' })
  expect(await Promise.all([ana, luis].map((one) => historyOf(library, one)))).toEqual([[], []])
  expect((await core.call('customers.get', { id: luis })).lastThankedOn).toBe(null)
})

test('a couple that parts keeps its history, also of what was printed together and mailed after', async () => {
  const { library, core, ana, luis, id } = await makeHousehold()
  const mail = async (words: string) => {
    const { cards } = await core.call('cards.draft', { customerIds: [luis], text: words })
    return (await core.call('runs.create', { cardIds: [cards[0]!.id], envelope: null, labelSheet: null })).runId
  }
  await core.call('runs.mark', { id: await mail('First, {firstName}.'), state: 'mailed' })
  const second = await mail('Second, {firstName}.')
  await core.call('households.split', { id, isApart: true })
  await core.call('runs.mark', { id: second, state: 'mailed' })
  for (const one of [ana, luis]) {
    expect(await historyOf(library, one)).toEqual(['Second, Ana and Luis.', 'First, Ana and Luis.'])
    expect(await core.call('customers.get', { id: one })).toMatchObject({ householdId: null, isApart: true, lastThankedOn: '2026-11-22' })
  }
  expect((await core.call('households.offers', {})).total).toBe(0)
  const { cards } = await core.call('cards.draft', { customerIds: [ana, luis], text: 'x' })
  expect(cards.map(({ customerName }) => customerName)).toEqual(['Ana López', 'Luis López'])
})

test('a draft stays with the first when they are split, and goes back to both when that is taken back', async () => {
  const { library, core, luis, id } = await makeHousehold()
  await core.call('cards.draft', { customerIds: [luis], text: 'Dear {firstName}' })
  const { before } = await core.call('households.split', { id, isApart: false })
  expect(await draftsOf(library)).toEqual([['Ana López', 'Dear {firstName}']])
  await core.call('households.putBack', { before })
  expect(await draftsOf(library)).toEqual([['Ana and Luis López', 'Dear {firstName}']])
  expect((await core.call('households.get', { id })).members.map(({ name }) => name)).toEqual(['Ana López', 'Luis López'])
})

test('drafts that were started before become one, without losing words', async () => {
  const { library, core, ana, luis, others } = await makeCouple([{ name: 'Mia López' }])
  const mia = others[1]!
  await core.call('cards.draft', { customerIds: [ana, luis], text: 'Dear {firstName}' })
  await core.call('cards.draft', { customerIds: [mia], text: 'Dear little Mia' })
  const { id, before } = await core.call('households.make', { customerIds: [ana, luis, mia] })
  expect(await draftsOf(library)).toEqual([['Ana, Mia and Luis López', 'Dear {firstName}'], ['Mia López', 'Dear little Mia']])
  await core.call('households.putBack', { before })
  expect((await draftsOf(library)).map(String).toSorted()).toEqual(['Ana López,Dear {firstName}', 'Luis López,Dear {firstName}', 'Mia López,Dear little Mia'])
  await expect(core.call('households.get', { id })).rejects.toMatchObject({ code: 'households/not-found' })
})

test('who moves out gets a piece of their own; the others stay, and one alone is no household', async () => {
  const { library, core, ana, luis, id, others } = await makeHousehold([{ name: 'Mia López' }])
  await core.call('households.join', { id, customerIds: [others[1]!] })
  await core.call('cards.draft', { customerIds: [ana], text: 'Dear {firstName}' })
  await core.call('households.leave', { customerId: ana })
  expect((await core.call('households.get', { id })).piece.name).toBe('Mia and Luis López')
  expect(await draftsOf(library)).toEqual([['Mia and Luis López', 'Dear {firstName}']])
  expect((await core.call('households.offers', {})).total).toBe(0)
  const { before } = await core.call('households.leave', { customerId: luis })
  await expect(core.call('households.get', { id })).rejects.toMatchObject({ code: 'households/not-found' })
  expect(await draftsOf(library)).toEqual([['Mia López', 'Dear {firstName}']])
  await core.call('households.putBack', { before })
  expect((await core.call('households.get', { id })).piece.name).toBe('Mia and Luis López')
})

test('erasing one of two dissolves the household; what both were thanked for stays with the other, what is not mailed goes', async () => {
  const { library, core, ana, luis, id } = await makeHousehold()
  const stack = async () => {
    const { cards } = await core.call('cards.draft', { customerIds: [ana], text: 'Dear {firstName}' })
    return (await core.call('runs.create', { cardIds: [cards[0]!.id], envelope: null, labelSheet: null })).runId
  }
  await core.call('runs.mark', { id: await stack(), state: 'mailed' })
  const runId = await stack()
  await core.call('cards.draft', { customerIds: [ana], text: 'Again, {firstName}' })
  await core.call('customers.erase', { id: ana })
  await expect(core.call('households.get', { id })).rejects.toMatchObject({ code: 'households/not-found' })
  expect((await core.call('customers.get', { id: luis })).householdId).toBe(null)
  expect(await draftsOf(library)).toEqual([])
  await core.call('runs.mark', { id: runId, state: 'mailed' })
  expect(await historyOf(library, luis)).toEqual([''])
})

test('a member who asks for no mail is left off; a household of such gets none', async () => {
  const { library, core, ana, luis, id } = await makeHousehold()
  await core.call('households.save', { id, greeting: 'Ana & Luis' })
  await core.call('customers.save', { id: ana, fields: { isDoNotMail: true } })
  const { cards } = await core.call('cards.draft', { customerIds: [luis], text })
  expect(cards).toMatchObject([{ customerName: 'Luis López', customerIds: [luis], problems: [] }])
  const { runId } = await core.call('runs.create', { cardIds: [cards[0]!.id], envelope: 'a6-us', labelSheet: null })
  await core.call('runs.mark', { id: runId, state: 'mailed' })
  expect(await historyOf(library, luis)).toEqual(['Dear Luis,\nthank you for 5 years. '])
  expect(await historyOf(library, ana)).toEqual([])
  await core.call('customers.save', { id: luis, fields: { isDoNotMail: true } })
  const next = await core.call('cards.draft', { customerIds: [luis, ana], text })
  expect(next).toEqual({ cards: [], left: [luis, ana].map((one) => ({ id: one, name: one === ana ? 'Ana López' : 'Luis López', reason: 'Asked not to get mail.' })) })
  await expect(core.call('customers.labels', { ids: [ana, luis], sheet: 'avery-5160' })).rejects.toMatchObject({ code: 'customers/no-address' })
})

test('a label sheet has one label for a household, and says who shares it', async () => {
  const { library, core, ana, luis, others } = await makeHousehold()
  const { labels, sharing, left, documents } = await core.call('customers.labels', { ids: [luis, others[0]!, ana], sheet: 'avery-5160' })
  expect({ labels, sharing, left }).toEqual({ labels: 2, sharing: 1, left: [] })
  const page = await documentText(library, documents[0]!.documentId)
  expect([page.match(/Ana and Luis López/g), page.match(/Luis López/g), page.match(/Cy Young/g)].map((found) => found?.length)).toEqual([1, 1, 1])
})

test('Today shows a household once, by its first, and not while one of them was thanked lately or is skipped', async () => {
  const { library, core, ana, luis } = await makeHousehold()
  expect(await dueNames(library)).toEqual(['Ana and Luis López', 'Cy Young'])
  const due = await core.call('moments.due', {})
  expect(due).toMatchObject({ total: 2, moments: [{ id: ana, years: 8, why: '8 years 8 months with you - never thanked', hasDraft: false }, {}] })
  await core.call('gestures.add', { customerId: luis, kind: 'call', doneOn: '2026-05-01', text: '' })
  expect(await dueNames(library)).toEqual(['Cy Young'])
  const [call] = (await core.call('gestures.list', { customerId: luis })).gestures
  await core.call('gestures.remove', { id: call!.id })
  await core.call('gestures.add', { customerId: luis, kind: 'call', doneOn: '2024-05-01', text: '' })
  // Thanked long ago through one of them: after those who never were.
  expect(await dueNames(library)).toEqual(['Cy Young', 'Ana and Luis López'])
  expect((await core.call('moments.due', {})).moments[1]).toMatchObject({ why: '8 years 8 months with you - last thanked 2 years 6 months ago', lastThankedOn: '2024-05-01' })
  expect((await core.call('moments.due', {})).total).toBe(2)
  await core.call('moments.skip', { customerId: luis, reason: 'away', untilOn: null })
  expect(await dueNames(library)).toEqual(['Cy Young'])
  expect((await core.call('moments.skips', {})).skips).toMatchObject([{ id: luis, name: 'Ana and Luis López' }])
  await core.call('moments.unskip', { customerId: luis })
  const { cards } = await core.call('cards.draft', { customerIds: [luis], text: 'x' })
  expect((await core.call('moments.due', {})).moments[1]).toMatchObject({ hasDraft: true, runId: null })
  const { runId } = await core.call('runs.create', { cardIds: [cards[0]!.id], envelope: null, labelSheet: null })
  expect((await core.call('moments.due', {})).moments[1]).toMatchObject({ id: ana, runId })
})

test('who is written to by name elsewhere is found on the desk after the split too', async () => {
  const { core, luis, id } = await makeHousehold()
  const { cards } = await core.call('cards.draft', { customerIds: [luis], text: 'x' })
  const { runId } = await core.call('runs.create', { cardIds: [cards[0]!.id], envelope: null, labelSheet: null })
  await core.call('households.split', { id, isApart: false })
  const { moments } = await core.call('moments.due', {})
  expect(moments.map(({ name, runId: on }) => [name, on])).toEqual([['Cy Young', null], ['Ana López', runId], ['Luis López', runId]])
})

test('a new address of one of them splits nobody: it is told, and the piece goes where most of them are', async () => {
  const { core, ana, luis, id, others } = await makeHousehold([{ name: 'Mia López' }])
  await core.call('households.join', { id, customerIds: [others[1]!] })
  await core.call('customers.save', { id: ana, fields: { address: elsewhere } })
  const { members, piece } = await core.call('households.get', { id })
  expect(members.map(({ id: one, isElsewhere }) => [one, isElsewhere])).toEqual([[ana, true], [others[1], false], [luis, false]])
  expect(piece).toMatchObject({ name: 'Ana, Mia and Luis López' })
  expect(piece.addressLines).toContain('1 Main St')
  // Cy lives there, and is offered no one who gets a piece with others.
  expect((await core.call('households.offers', {})).total).toBe(0)
})

test('a stack is broken up also when somebody it is for has moved out since and both have been written to again', async () => {
  const { library, core, ana, luis, id, others } = await makeHousehold([{ name: 'Mia López' }])
  await core.call('households.join', { id, customerIds: [others[1]!] })
  const { cards } = await core.call('cards.draft', { customerIds: [ana], text: 'Dear {firstName}' })
  const { runId } = await core.call('runs.create', { cardIds: [cards[0]!.id], envelope: null, labelSheet: null })
  await core.call('households.leave', { customerId: ana })
  await core.call('cards.draft', { customerIds: [ana], text: 'To Ana alone' })
  await core.call('cards.draft', { customerIds: [luis], text: '' })
  await core.call('runs.remove', { id: runId })
  expect(await draftsOf(library)).toEqual([['Ana López', 'To Ana alone'], ['Mia and Luis López', '']])
})

test('who moves out is greeted with the others no longer, until that is taken back', async () => {
  const { core, ana, id, others } = await makeHousehold([{ name: 'Mia López' }])
  await core.call('households.join', { id, customerIds: [others[1]!] })
  await core.call('households.save', { id, greeting: 'Anita, Ana, Mia & Lu', name: 'The López family' })
  const { before } = await core.call('households.leave', { customerId: ana })
  expect((await core.call('households.get', { id })).piece).toMatchObject({ greeting: 'Mia and Luis', name: 'The López family' })
  await core.call('households.putBack', { before })
  expect((await core.call('households.get', { id })).piece).toMatchObject({ greeting: 'Anita, Ana, Mia & Lu', name: 'The López family' })
})

test('what was typed for a household is on the next card and envelope, and goes when it is emptied', async () => {
  const { core, ana, id } = await makeHousehold()
  const saved = await core.call('households.save', { id, greeting: 'Anita and Lu', name: 'The López family' })
  expect(saved).toMatchObject({ usualGreeting: 'Ana and Luis', usualName: 'Ana and Luis López', piece: { greeting: 'Anita and Lu', name: 'The López family' } })
  expect(saved.piece.addressLines[0]).toBe('The López family')
  const { cards } = await core.call('cards.draft', { customerIds: [ana], text: 'Dear {firstName} of {name}' })
  expect((await core.call('cards.preview', { customerId: ana, text: cards[0]!.text, look: cards[0]!.look })).text).toBe('Dear Anita and Lu of The López family')
  expect((await core.call('households.save', { id, greeting: '', name: '' })).piece).toMatchObject({ greeting: 'Ana and Luis', name: 'Ana and Luis López' })
})

test('undoing the import that brought a couple takes their household with them', async () => {
  const library = await makeLibrary()
  const ticket = library.take('c.csv', 'Name,Email,Address,City,Zip\nAna López,a@x.test,1 Main St,Springfield,62701\nLuis López,l@x.test,1 Main St,Springfield,62701\n')
  const { importId } = await library.core.call('imports.apply', { ticket })
  expect(await library.core.call('households.makeAll', {})).toMatchObject({ made: 1 })
  expect(await library.core.call('imports.undo', { importId })).toMatchObject({ removed: 2, kept: [] })
  expect((await library.core.call('households.list', {})).total).toBe(0)
})

/** Numbers that look like luck and are the same every time. */
function luck(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

test.each([1, 2, 3, 4])('Today is what the rules say of any households, number %i', async (seed) => {
  const { core } = await makeLibrary()
  const pick = luck(seed)
  const day = (from: number) => `20${from + pick(8)}-0${1 + pick(9)}-15`
  const people = await Promise.all(
    Array.from({ length: 24 }, async (_, n) => {
      const sinceOn = pick(6) === 0 ? null : day(18)
      const isDoNotMail = pick(6) === 0
      const [id] = await addPeople(core, [{ name: `P${String(n).padStart(2, '0')} Q`, sinceOn, isDoNotMail }])
      return { id: id!, n, sinceOn, isDoNotMail, thankedOn: null as string | null, isSkipped: false, home: n }
    }),
  )
  for (const person of people) {
    if (pick(3) === 0) {
      person.thankedOn = pick(2) === 0 ? '2024-05-05' : '2026-05-05'
      await core.call('gestures.add', { customerId: person.id, kind: 'call', doneOn: person.thankedOn, text: '' })
    }
    if (pick(8) === 0) {
      person.isSkipped = true
      await core.call('moments.skip', { customerId: person.id, reason: 'x', untilOn: null })
    }
  }
  for (let first = 0; first < 18; first += 3) {
    const members = people.slice(first, first + 2 + pick(2))
    await core.call('households.make', { customerIds: members.map(({ id }) => id) })
    for (const member of members) member.home = -first - 1
  }
  const homes = Map.groupBy(people, ({ home: at }) => at)
  const expected = [...homes.values()].flatMap((members) => {
    const order = ({ sinceOn, n }: { sinceOn: string | null; n: number }) => `${sinceOn} ${String(n).padStart(2, '0')}`
    const [first] = members.filter(({ isDoNotMail, sinceOn }) => !isDoNotMail && sinceOn !== null).toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    const thanked = members.map(({ thankedOn }) => thankedOn ?? '').toSorted().at(-1)!
    const isDue = first && first.sinceOn! <= '2024-11-22' && thanked < '2025-11-22' && !members.some(({ isSkipped }) => isSkipped)
    return isDue ? [{ id: first.id, key: `${thanked === '' ? 0 : 1} ${first.sinceOn} ${thanked}` }] : []
  })
  const { moments, total } = await core.call('moments.due', { limit: 100 })
  expect(moments.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
  expect(total).toBe(expected.length)
  const keys = moments.map(({ id }) => expected.find((one) => one.id === id)!.key)
  expect(keys).toEqual(keys.toSorted())
})
