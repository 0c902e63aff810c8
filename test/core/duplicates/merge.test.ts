import { describe, expect, it } from 'vitest'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'
import { openRaw } from '../../support/raw-library.ts'
import { addPeople, home, sender } from '../../support/people.ts'

const text = 'Dear {firstName},\n\nthank you for staying.\n\nMaya'
const austin = { line1: '12 Oak Street', line2: '', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' }
const nowhere = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }

/** Two Anas, with a fact, a gesture and a draft each. */
async function twoAnas(library: TestLibrary): Promise<{ keepId: string; otherId: string }> {
  const { core } = library
  const [keepId, otherId] = (await addPeople(core, [
    { name: 'Ana Lopez', email: 'ana@lark.example', sinceOn: '2019-05-01', address: home },
    { name: 'Ana López', company: 'Lark', email: 'ana.lopez@gmail.com', sinceOn: '2016-02-03', address: austin },
  ])) as [string, string]
  await core.call('customers.save', { id: otherId, fields: { phone: '512 555 0134', isDoNotEmail: true } })
  for (const [id, fact] of [[keepId, 'likes tea'], [otherId, 'likes tea'], [otherId, 'sails']] as const) await core.call('customers.addFact', { id, text: fact })
  await core.call('gestures.add', { customerId: otherId, kind: 'call', doneOn: '2026-03-01', text: 'Called.' })
  await core.call('cards.draft', { customerIds: [keepId], text })
  await core.call('cards.draft', { customerIds: [otherId], text: `PS ${text}` })
  return { keepId, otherId }
}

describe('a merge', () => {
  it('fills blanks, takes what was chosen, and hands history over', async () => {
    const library = await makeLibrary()
    const { core } = library
    const { keepId, otherId } = await twoAnas(library)
    await core.call('duplicates.merge', { keepId, otherId, take: ['name'] })
    const ana = await core.call('customers.get', { id: keepId })
    expect(ana).toMatchObject({
      name: 'Ana López', company: 'Lark', email: 'ana@lark.example', phone: '512 555 0134', sinceOn: '2016-02-03', isDoNotEmail: true,
      lastThankedOn: '2026-03-01', address: { city: 'Springfield' },
    })
    expect(ana.facts.map((fact) => fact.text).toSorted()).toEqual(['likes tea', 'sails'])
    expect((await core.call('gestures.list', { customerId: keepId })).gestures).toHaveLength(1)
    expect((await core.call('cards.list', {})).cards.map((card) => card.text)).toEqual([text])
    await expect(core.call('customers.get', { id: otherId })).rejects.toMatchObject({ code: 'customers/not-found' })
    const found = await core.call('customers.list', { filter: { search: 'lark ana' } })
    expect(found.rows.map((row) => row.id)).toEqual([keepId])
  })

  it('remembers the keys by which an import would find the other', async () => {
    const library = await makeLibrary()
    const { core } = library
    const csv = 'id,name,email\ncus_1,Ana Lopez,ana@lark.example\ncus_2,Ana López,ana.lopez@gmail.com\n'
    await core.call('imports.apply', { ticket: library.take('a.csv', csv) })
    const { rows } = await core.call('customers.list', {})
    const [keepId, otherId] = rows.toSorted((a, b) => (a.email > b.email ? -1 : 1)).map((row) => row.id)
    await core.call('duplicates.merge', { keepId: keepId!, otherId: otherId! })
    expect(aliases(library)).toEqual([['analopez@gmail.com', keepId], ['id:cus_2', keepId]])
  })

  it('refuses a customer merged into themselves, and people who are not there', async () => {
    const { core } = await makeLibrary()
    const [id] = (await addPeople(core, [{ name: 'Ana' }])) as [string]
    await expect(core.call('duplicates.merge', { keepId: id, otherId: id })).rejects.toMatchObject({ code: 'duplicates/one-customer' })
    await expect(core.call('duplicates.merge', { keepId: id, otherId: '019aaaaa-0000-7000-8000-000000000000' })).rejects.toMatchObject({ code: 'customers/not-found' })
  })
})

/** What an import finds customers by besides their own id and e-mail. */
function aliases(library: TestLibrary): [string, string][] {
  return openRaw(library.path, (db) => db.prepare<[], [string, string]>('SELECT key, customer_id FROM customer_aliases ORDER BY key').raw().all())
}

describe('a merge that is taken back', () => {
  it('leaves what was changed since with the kept one', async () => {
    const library = await makeLibrary()
    const { core } = library
    const { keepId, otherId } = await twoAnas(library)
    const { mergeId } = await core.call('duplicates.merge', { keepId, otherId, take: ['address'] })
    await core.call('customers.save', { id: keepId, fields: { phone: '999', company: 'Lark' } })
    await core.call('customers.addFact', { id: keepId, text: 'noted later' })
    const sails = (await core.call('customers.get', { id: keepId })).facts.find((fact) => fact.text === 'sails')!
    await core.call('customers.removeFact', { id: keepId, factId: sails.id })
    expect(await core.call('duplicates.unmerge', { mergeId })).toEqual({ customerId: keepId, otherId })
    const [kept, other] = await Promise.all([keepId, otherId].map((id) => core.call('customers.get', { id })))
    expect(kept).toMatchObject({ phone: '999', company: '', address: home, sinceOn: '2019-05-01', lastThankedOn: null })
    expect(kept!.facts.map((fact) => fact.text)).toEqual(['noted later', 'likes tea'])
    expect(other).toMatchObject({ phone: '512 555 0134', address: austin, lastThankedOn: '2026-03-01' })
    expect(other!.facts.map((fact) => fact.text)).toEqual(['likes tea'])
    expect((await core.call('cards.list', {})).cards.map((card) => card.customerId).toSorted()).toEqual([keepId, otherId].toSorted())
    await expect(core.call('duplicates.unmerge', { mergeId })).rejects.toMatchObject({ code: 'duplicates/already-unmerged' })
  })

  it('gives a card that was mailed since back to whom it went, with its gesture', async () => {
    const library = await makeLibrary()
    const { core } = library
    await core.call('settings.save', { changes: { sender } })
    const { keepId, otherId } = await twoAnas(library)
    const { cards } = await core.call('cards.list', {})
    const { runId } = await core.call('runs.create', { cardIds: [cards.find((card) => card.customerId === otherId)!.id], envelope: null, labelSheet: null })
    const { mergeId } = await core.call('duplicates.merge', { keepId, otherId })
    await core.call('runs.mark', { id: runId, state: 'mailed' })
    expect((await core.call('customers.get', { id: keepId })).lastThankedOn).toBe('2026-11-22')
    await core.call('duplicates.unmerge', { mergeId })
    expect((await core.call('customers.get', { id: keepId })).lastThankedOn).toBeNull()
    expect((await core.call('customers.get', { id: otherId })).lastThankedOn).toBe('2026-11-22')
  })

  it('is refused after 30 days, and nothing of the other is kept then', async () => {
    const clock = { today: '2026-11-22' }
    const library = await makeLibrary(clock)
    const { keepId, otherId } = await twoAnas(library)
    const { mergeId } = await library.core.call('duplicates.merge', { keepId, otherId })
    clock.today = '2026-12-21'
    expect((await library.core.call('duplicates.merges', {})).merges).toMatchObject([{ id: mergeId, name: 'Ana Lopez', otherName: 'Ana López' }])
    clock.today = '2026-12-24'
    expect((await library.core.call('duplicates.merges', {})).merges).toEqual([])
    await expect(library.core.call('duplicates.unmerge', { mergeId })).rejects.toMatchObject({ code: 'duplicates/too-old' })
    await library.reopen()
    expect(openRaw(library.path, (db) => db.prepare('SELECT undo FROM merges').pluck().all())).toEqual([null])
  })

  it('comes before an earlier one whose kept customer it took', async () => {
    const { core } = await makeLibrary()
    const [a, b, c] = (await addPeople(core, [{ name: 'Ana A', address: nowhere }, { name: 'Ana B', address: nowhere }, { name: 'Ana C', address: nowhere }])) as [string, string, string]
    const first = await core.call('duplicates.merge', { keepId: b, otherId: c })
    const second = await core.call('duplicates.merge', { keepId: a, otherId: b })
    expect((await core.call('duplicates.merges', {})).merges.map((merge) => merge.id)).toEqual([second.mergeId])
    await expect(core.call('duplicates.unmerge', first)).rejects.toMatchObject({ code: 'duplicates/merged-again', data: second })
    await core.call('duplicates.unmerge', second)
    await core.call('duplicates.unmerge', first)
    expect((await core.call('customers.list', {})).rows.map((row) => row.name)).toEqual(['Ana A', 'Ana B', 'Ana C'])
  })

  it.each([[[0, 1]], [[1, 0]]])('is taken back beside another one in either order: %j', async (order) => {
    const { core } = await makeLibrary()
    const [a, b, c] = (await addPeople(core, [
      { name: 'Ana Lopez', email: 'a@a.example', address: nowhere },
      { name: 'Ana B', email: 'b@b.example', company: 'Lark', address: austin },
      { name: 'Ana C', email: 'c@c.example', address: home, sinceOn: '2015-01-01' },
    ])) as [string, string, string]
    await core.call('customers.addFact', { id: b, text: 'sails' })
    const look = async () => (await Promise.all([a, b, c].map((id) => core.call('customers.get', { id })))).map(({ updatedAt: _, ...customer }) => customer)
    const before = await look()
    const merges = [await core.call('duplicates.merge', { keepId: a, otherId: b }), await core.call('duplicates.merge', { keepId: a, otherId: c, take: ['name'] })]
    for (const at of order) await core.call('duplicates.unmerge', merges[at]!)
    expect(await look()).toEqual(before)
  })

  it('goes with the kept customer when they are removed', async () => {
    const library = await makeLibrary()
    const { keepId, otherId } = await twoAnas(library)
    const { mergeId } = await library.core.call('duplicates.merge', { keepId, otherId })
    await library.core.call('customers.erase', { id: keepId })
    expect((await library.core.call('duplicates.merges', {})).merges).toEqual([])
    await expect(library.core.call('duplicates.unmerge', { mergeId })).rejects.toMatchObject({ code: 'duplicates/not-found' })
  })

  it.each(['import first', 'merge first'])('gets on with an import that is taken back: %s', async (order) => {
    const library = await makeLibrary()
    const { core } = library
    const [keepId] = (await addPeople(core, [{ name: 'Ana Lopez', email: 'ana@lark.example', address: home }])) as [string]
    const { importId } = await core.call('imports.apply', { ticket: library.take('a.csv', 'name,email,note\nAna López,ana.lopez@gmail.com,sails\n') })
    const otherId = (await core.call('customers.list', {})).rows.find((row) => row.id !== keepId)!.id
    const { mergeId } = await core.call('duplicates.merge', { keepId, otherId })
    if (order === 'import first') {
      await core.call('imports.undo', { importId })
      await core.call('duplicates.unmerge', { mergeId })
      // Whoever comes back after their import went stands on their own.
      expect(await core.call('customers.get', { id: otherId })).toMatchObject({ name: 'Ana López', facts: [] })
    } else {
      await core.call('duplicates.unmerge', { mergeId })
      await core.call('imports.undo', { importId })
      expect((await core.call('customers.list', {})).rows.map((row) => row.id)).toEqual([keepId])
    }
    expect(await core.call('customers.get', { id: keepId })).toMatchObject({ name: 'Ana Lopez', facts: [], address: home })
  })
})

/** Two who are one and others at one address, in a household, with one card in the post for all of them and one on the desk. */
async function inOneHousehold(library: TestLibrary, names: readonly string[]) {
  const { core } = library
  const ids = await addPeople(core, names.map((name, n) => ({ name, sinceOn: `201${n}-01-01` })))
  const { id } = await core.call('households.make', { customerIds: ids, greeting: 'dear all' })
  const print = async (words: string) => {
    const { cards } = await core.call('cards.draft', { customerIds: ids, text: words })
    return (await core.call('runs.create', { cardIds: cards.map((card) => card.id), envelope: null, labelSheet: null })).runId
  }
  await core.call('runs.mark', { id: await print('First, {firstName}.'), state: 'mailed' })
  const onDesk = await print('Second, {firstName}.')
  await core.call('cards.draft', { customerIds: ids, text: 'Third, {firstName}.' })
  return { ids: ids as [string, string, ...string[]], id, onDesk }
}

const thanksOf = async ({ core }: TestLibrary, customerId: string) => (await core.call('gestures.list', { customerId })).gestures.map((gesture) => gesture.text)

describe('two of whom one or both are in a household', () => {
  it.each([['the first', 0], ['the second', 1]])('become one on their own, thanked once, where %s is kept; and two together again', async (_, kept) => {
    const library = await makeLibrary()
    const { core } = library
    const { ids, id, onDesk } = await inOneHousehold(library, ['Ana Lopez', 'Ana López'])
    const [keepId, otherId] = [ids[kept]!, ids[1 - kept]!]
    const before = [await core.call('households.get', { id }), (await core.call('cards.list', {})).cards]
    const { mergeId } = await core.call('duplicates.merge', { keepId, otherId })
    expect((await core.call('households.list', {})).total).toBe(0)
    expect(await core.call('customers.get', { id: keepId })).toMatchObject({ householdId: null, isApart: false })
    expect(await thanksOf(library, keepId)).toEqual(['First, dear all.'])
    expect((await core.call('gestures.list', {})).total).toBe(1)
    expect((await core.call('cards.list', {})).cards).toMatchObject([{ customerId: keepId, customerIds: [keepId], householdId: null, text: 'Third, {firstName}.' }])
    expect((await core.call('runs.get', { id: onDesk })).stack).toMatchObject([{ customerId: keepId, customerIds: [keepId] }])
    await core.call('runs.mark', { id: onDesk, state: 'mailed' })
    await core.call('duplicates.unmerge', { mergeId })
    expect([await core.call('households.get', { id }), (await core.call('cards.list', {})).cards]).toEqual(before)
    // What was mailed meanwhile had been printed for both.
    for (const one of ids) {
      expect(await thanksOf(library, one)).toEqual(['Second, dear all.', 'First, dear all.'])
      expect((await core.call('customers.get', { id: one })).lastThankedOn).toBe('2026-11-22')
    }
  })

  it('stay with a third, who keeps the draft, and come back to them', async () => {
    const library = await makeLibrary()
    const { core } = library
    const { ids, id } = await inOneHousehold(library, ['Ana Lopez', 'Ana López', 'Luis López'])
    const [otherId, keepId, luis] = ids as [string, string, string]
    const before = await core.call('households.get', { id })
    const { mergeId } = await core.call('duplicates.merge', { keepId, otherId })
    expect((await core.call('households.get', { id })).members.map((member) => member.id)).toEqual([keepId, luis])
    expect((await core.call('cards.list', {})).cards).toMatchObject([{ customerIds: [keepId, luis], householdId: id }])
    await core.call('duplicates.unmerge', { mergeId })
    expect(await core.call('households.get', { id })).toEqual(before)
    expect((await core.call('cards.list', {})).cards).toMatchObject([{ customerIds: ids, householdId: id }])
  })

  it.each(['stays there', 'goes elsewhere'])('leave a third one alone, and what comes back depends on whether that one %s', async (what) => {
    const library = await makeLibrary()
    const { core } = library
    const { ids: [other, luis], id } = await inOneHousehold(library, ['Ana López', 'Luis López'])
    const [ana, cy] = (await addPeople(core, [{ name: 'Ana Lopez', address: nowhere }, { name: 'Cy Young' }])) as [string, string]
    await core.call('households.decline', { customerIds: [ana] })
    const before = await core.call('households.get', { id })
    // The Ana who is kept wants a piece of her own.
    const { mergeId } = await core.call('duplicates.merge', { keepId: ana, otherId: other })
    await expect(core.call('households.get', { id })).rejects.toMatchObject({ code: 'households/not-found' })
    expect((await core.call('cards.list', {})).cards).toMatchObject([{ customerId: luis, householdId: null, text: 'Third, {firstName}.' }])
    if (what === 'stays there') {
      await core.call('duplicates.unmerge', { mergeId })
      expect(await core.call('households.get', { id })).toEqual(before)
      expect((await core.call('cards.list', {})).cards).toMatchObject([{ customerIds: [other, luis], householdId: id }])
    } else {
      await core.call('households.make', { customerIds: [luis, cy] })
      await core.call('duplicates.unmerge', { mergeId })
      expect(await core.call('customers.get', { id: other })).toMatchObject({ householdId: null })
      expect((await core.call('households.list', {})).households.map(({ members }) => members.map((member) => member.id))).toEqual([[luis, cy]])
    }
  })
})
