import { describe, expect, it } from 'vitest'
import { makeLibrary } from '../../support/library.ts'
import { addPeople, home } from '../../support/people.ts'

const nowhere = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }
const people = [
  { name: 'Ana Lopez', email: 'ana.lopez@gmail.com', address: nowhere },
  { name: 'Ana López', email: 'analopez@gmial.com', address: nowhere },
  { name: 'Bob Smith', address: home },
  { name: 'Robert Smith', address: home },
  { name: 'Anna Schmidt', address: nowhere },
  { name: 'Anna Schmidt', address: nowhere },
]

describe('a look at everybody', () => {
  it('finds those who may be one, best first, with the one who has more history in front', async () => {
    const { core } = await makeLibrary()
    const ids = await addPeople(core, people)
    await core.call('gestures.add', { customerId: ids[1]!, kind: 'call', doneOn: '2026-01-05', text: '' })
    const steps: number[] = []
    expect(await core.call('duplicates.look', {}, { progress: ({ done }) => steps.push(done) })).toEqual({ found: 2, customers: 6 })
    expect(steps.at(-1)).toBe(12)
    const { pairs, total } = await core.call('duplicates.list', {})
    expect(total).toBe(2)
    expect(pairs.map(({ one, other }) => [one.id, other.id])).toEqual([[ids[1], ids[0]], [ids[2], ids[3]]])
    expect(pairs[0]).toMatchObject({ reasons: ['same name, e-mail differs in one letter (gmial.com)'], one: { gestures: 1, cards: 0, lastThankedOn: '2026-01-05' } })
    expect((await core.call('duplicates.list', { offset: 1, limit: 1 })).pairs).toEqual([pairs[1]])
  })

  it('forgets pairs that are alike no more, and does not ask again about those who are different', async () => {
    const { core } = await makeLibrary()
    const [ana, ana2, bob, robert] = (await addPeople(core, people)) as [string, string, string, string]
    await core.call('duplicates.look', {})
    await core.call('duplicates.dismiss', { customerId: ana2, otherId: ana })
    await core.call('customers.save', { id: robert, fields: { name: 'Peter Smith' } })
    expect(await core.call('duplicates.look', {})).toMatchObject({ found: 0 })
    expect((await core.call('duplicates.list', {})).total).toBe(0)
    await core.call('duplicates.undismiss', { customerId: ana, otherId: ana2 })
    expect((await core.call('duplicates.list', {})).pairs.map(({ one }) => one.id)).toEqual([ana])
    // Called different without having been found alike: nothing waits after that is taken back.
    await core.call('duplicates.dismiss', { customerId: bob, otherId: ana })
    await core.call('duplicates.undismiss', { customerId: bob, otherId: ana })
    expect((await core.call('duplicates.list', {})).total).toBe(1)
  })

  it('leaves everything as it was when it is cancelled', async () => {
    const { core } = await makeLibrary()
    await addPeople(core, people)
    await core.call('duplicates.look', {})
    const controller = new AbortController()
    await expect(core.call('duplicates.look', {}, { signal: controller.signal, progress: () => controller.abort() })).rejects.toMatchObject({ code: 'core/cancelled' })
    expect((await core.call('duplicates.list', {})).total).toBe(2)
  })

  it('compares nobody by a key that very many share', async () => {
    const { core } = await makeLibrary()
    await addPeople(core, Array.from({ length: 60 }, () => ({ name: 'Ana Lopez', company: 'Lark', address: nowhere })))
    expect(await core.call('duplicates.look', {})).toEqual({ found: 0, customers: 60 })
  })

  it('is one thing whatever the order in which people came', async () => {
    const { core } = await makeLibrary()
    await addPeople(core, people.toReversed())
    expect(await core.call('duplicates.look', {})).toMatchObject({ found: 2 })
  })
})

describe('who somebody may be', () => {
  it('is found while they are typed, by e-mail, phone, address or company beside the name', async () => {
    const { core } = await makeLibrary()
    const [ana] = (await addPeople(core, [{ name: 'Ana Lopez', company: 'Lark', email: 'ana@lark.example', address: home }, { name: 'Ben Kim', address: home }])) as [string]
    await core.call('customers.save', { id: ana, fields: { phone: '512 555 0134' } })
    const like = async (fields: object, exceptId: string | null = null) => (await core.call('duplicates.like', { fields, exceptId })).people
    expect(await like({ name: 'Ana' })).toEqual([])
    expect(await like({ name: 'Ana López', address: home })).toEqual([{ id: ana, name: 'Ana Lopez', reasons: ['same name, same address'] }])
    expect(await like({ name: 'A. Lopez', phone: '(512) 555-0134' })).toMatchObject([{ id: ana }])
    expect(await like({ name: 'Lopez, Ana', company: 'Lark Inc' })).toMatchObject([{ id: ana }])
    expect(await like({ name: 'Somebody Else', email: 'ana@lark.example' })).toMatchObject([{ id: ana, reasons: ['same e-mail, another name'] }])
    expect(await like({ name: 'Ana Lopez', address: home }, ana)).toEqual([])
  })

  it('leaves out whom the founder called different', async () => {
    const { core } = await makeLibrary()
    const [ana, other] = (await addPeople(core, people)) as [string, string]
    const fields = { name: 'Ana López', email: 'analopez@gmial.com' }
    expect((await core.call('duplicates.like', { fields, exceptId: other })).people).toMatchObject([{ id: ana }])
    await core.call('duplicates.dismiss', { customerId: ana, otherId: other })
    expect((await core.call('duplicates.like', { fields, exceptId: other })).people).toEqual([])
  })
})

it('shows any two side by side, alike or not', async () => {
  const { core } = await makeLibrary()
  const [ana, , bob] = (await addPeople(core, people)) as [string, string, string]
  expect(await core.call('duplicates.pair', { customerId: ana, otherId: bob })).toMatchObject({ score: 0, reasons: [], one: { id: ana }, other: { id: bob } })
  await expect(core.call('duplicates.pair', { customerId: ana, otherId: ana })).rejects.toMatchObject({ code: 'duplicates/one-customer' })
})
