import { describe, expect, it } from 'vitest'
import { mergedCustomer, reverted, type Mergeable } from '../../../src/core/duplicates/merge.rules.ts'

const nowhere = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }
const austin = { ...nowhere, line1: '12 Oak Street', city: 'Austin', country: 'US' }
const berlin = { ...nowhere, line1: 'Lindenstraße 5', city: 'Berlin', country: 'DE' }

function customer(fields: Partial<Mergeable>): Mergeable {
  return {
    id: 'kept', externalId: null, name: 'Ana Lopez', firstName: '', company: '', email: '', phone: '', sinceOn: null, plan: '', spendCents: null,
    spendCurrency: null, isDoNotMail: false, isDoNotEmail: false, address: nowhere, addressSource: null, addressOn: null, addressImportId: null,
    addressState: null, addressStateOn: null, householdId: null, isApart: false, editedFields: [], lastThankedOn: null, createdAt: 1, updatedAt: 1, ...fields,
  }
}
const entered = { address: austin, addressSource: 'entered', addressOn: '2024-01-01', addressState: 'confirmed', addressStateOn: '2025-01-01' } as const
const imported = { address: berlin, addressSource: 'imported', addressOn: '2020-01-01', addressImportId: 'i', addressState: 'imported', addressStateOn: '2020-01-01' } as const

describe('mergedCustomer', () => {
  const merge = (kept: Partial<Mergeable>, other: Partial<Mergeable>, take: Parameters<typeof mergedCustomer>[2] = []) => mergedCustomer(customer(kept), customer({ id: 'other', ...other }), take, 9)

  it.each<[string, Partial<Mergeable>, Partial<Mergeable>, Parameters<typeof mergedCustomer>[2], Partial<Mergeable>]>([
    ['keeps its own', { email: 'a@a.example' }, { email: 'b@b.example' }, [], { email: 'a@a.example', id: 'kept', updatedAt: 9 }],
    ['fills what is blank', {}, { phone: '1', plan: 'Studio', externalId: 'cus_2' }, [], { phone: '1', plan: 'Studio', externalId: 'cus_2' }],
    ['takes what is named', { email: 'a@a.example' }, { email: 'b@b.example' }, ['email'], { email: 'b@b.example' }],
    ['takes no blank for a value', { email: 'a@a.example' }, { email: '' }, ['email'], { email: 'a@a.example' }],
    ['has the earlier day', { sinceOn: '2019-01-01' }, { sinceOn: '2016-01-01' }, [], { sinceOn: '2016-01-01' }],
    ['has its own earlier day', { sinceOn: '2016-01-01' }, { sinceOn: '2019-01-01' }, [], { sinceOn: '2016-01-01' }],
    ['has the later day where it is taken', { sinceOn: '2016-01-01' }, { sinceOn: '2019-01-01' }, ['sinceOn'], { sinceOn: '2019-01-01' }],
    ['takes money with its currency', { spendCents: 5, spendCurrency: 'usd' }, { spendCents: 7, spendCurrency: 'eur' }, ['spend'], { spendCents: 7, spendCurrency: 'eur' }],
    ['takes an address with what is known of it', entered, imported, ['address'], imported],
    ['keeps an address with what is known of it', entered, imported, [], entered],
    ['keeps no mail and no e-mail', { isDoNotMail: true }, { isDoNotEmail: true }, [], { isDoNotMail: true, isDoNotEmail: true }],
    ['joins the household of the other', {}, { householdId: 'h' }, [], { householdId: 'h' }],
    ['stays in its own household', { householdId: 'g' }, { householdId: 'h' }, [], { householdId: 'g' }],
    ['greets nobody by the name that went', { name: 'Bob Smith', firstName: 'Bob' }, { name: 'Robert Smith' }, ['name'], { name: 'Robert Smith', firstName: '' }],
    ['guards what was decided between two values', { email: 'a@a.example' }, { email: 'b@b.example', phone: '1' }, [], { editedFields: ['email'] }],
    ['goes on guarding what was edited by hand', { plan: 'Studio', editedFields: ['plan'] }, { phone: '1', editedFields: ['phone'] }, [], { editedFields: ['phone', 'plan'] }],
  ])('%s', (_, kept, other, take, expected) => {
    expect(merge(kept, other, take)).toMatchObject(expected)
  })
})

describe('reverted', () => {
  it('puts back what the merge changed, and leaves what was changed since', () => {
    const before = customer({ ...entered, phone: '', email: 'a@a.example' })
    const after = mergedCustomer(before, customer({ ...imported, phone: '1', company: 'Lark' }), ['address'], 9)
    expect(reverted(after, before, after)).toEqual(before)
    const since = { ...after, company: 'Wren', address: { ...berlin, line2: 'Hof' } }
    // An address and what is known of it are one thing: none of it goes back without the rest.
    expect(reverted(since, before, after)).toEqual({ ...since, phone: '', editedFields: before.editedFields, updatedAt: 1 })
  })
})
