import { create } from 'zustand'
import type { Customer } from '../../contract/customers.ts'
import type { Household, HouseholdKind, HouseholdMember, HouseholdOffer, HouseholdsBefore } from '../../contract/households.ts'
import { count, formatList } from '../format.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'
import { didUndoable } from '../state/undo.store.ts'
import { runWork } from '../state/work.store.ts'

const nouns = ['households', 'customers', 'library'] as const
const pageSize = 25

/** What the founder says of people who get one piece; empty texts follow from their names. */
export interface HouseholdWords {
  readonly kind: HouseholdKind
  readonly greeting: string
  readonly name: string
}

const useShown = create<{ readonly offers: number; readonly households: number }>()(() => ({ offers: pageSize, households: pageSize }))

/** Who could get one piece, in the order of their addresses. */
export const useOffers = createResource(() => call('households.offers', { limit: useShown.getState().offers }), nouns)

/** Who gets one. */
export const useHouseholds = createResource(() => call('households.list', { limit: useShown.getState().households }), nouns)

const most = 500

export function showMoreOffers(): void {
  useShown.setState(({ offers }) => ({ offers: Math.min(most, offers * 2) }))
  void useOffers.getState().refresh()
}

export function showMoreHouseholds(): void {
  useShown.setState(({ households }) => ({ households: Math.min(most, households * 2) }))
  void useHouseholds.getState().refresh()
}

let openOne: Pick<Customer, 'id' | 'householdId'> | null = null

/** The household of the customer who is open, and who could be in it. */
export const useTogether = createResource(async () => {
  if (!openOne) return { customerId: null, household: null, offers: [] }
  const { id, householdId } = openOne
  const [household, { offers }] = await Promise.all([
    householdId ? call('households.get', { id: householdId }) : null,
    call('households.offers', { customerId: id }),
  ])
  return { customerId: id, household, offers }
}, nouns)

export function openTogether(customer: Pick<Customer, 'id' | 'householdId'>): void {
  openOne = customer
  void useTogether.getState().refresh()
}

const putBack = (before: HouseholdsBefore) => call('households.putBack', { before })

/** Puts people together, with the words of the founder where there are any. */
export function putTogether(offer: HouseholdOffer, customerIds: readonly string[], words: HouseholdWords | null): Promise<boolean> {
  return attempt(async () => {
    const { household } = offer
    const { before } = household
      ? await call('households.join', { id: household.id, customerIds: [...customerIds] })
      : await call('households.make', { customerIds: [...customerIds], ...words })
    const names = offer.customers.filter(({ id }) => customerIds.includes(id)).map(({ name }) => name)
    didUndoable({
      done: household ? `${formatList(names)} joined ${household.name}.` : `${formatList(names)} get one card from now on.`,
      undone: `${formatList(names)} are as before.`,
      undo: () => putBack(before),
    })
  })
}

export function putAllTogether(): Promise<boolean> {
  return attempt(async () => {
    const { made, joined, before } = await runWork('Putting people together', (options) => call('households.makeAll', {}, options))
    didUndoable({
      done: joined > 0 ? `Made ${count(made, 'household')}, and ${count(joined, 'household')} grew.` : `Made ${count(made, 'household')}.`,
      undone: 'Everybody is as before.',
      undo: () => putBack(before),
    })
  })
}

/** They get a card of their own each, and are not offered again. */
export function keepApart(people: readonly Pick<HouseholdMember, 'id' | 'name'>[]): Promise<boolean> {
  return attempt(async () => {
    const { before } = await call('households.decline', { customerIds: people.map(({ id }) => id) })
    const names = formatList(people.map(({ name }) => name))
    didUndoable({ done: `${names} ${people.length === 1 ? 'gets a card of their own' : 'get a card each'}.`, undone: `${names} may be put together again.`, undo: () => putBack(before) })
  })
}

/** Somebody who was kept apart may be offered again. */
export function allowTogether(customer: Pick<Customer, 'id' | 'displayName'>): Promise<boolean> {
  return attempt(async () => {
    const { before } = await call('households.allow', { customerIds: [customer.id] })
    didUndoable({
      done: `${customer.displayName} may be put together with others.`,
      undone: `${customer.displayName} gets a card of their own.`,
      undo: () => putBack(before),
    })
  })
}

export function saveHousehold(household: Household, words: HouseholdWords): Promise<boolean> {
  return attempt(async () => {
    const { id, kind, greeting, name } = household
    const after = await call('households.save', { id, ...words })
    didUndoable({ done: `Saved ${after.piece.name}.`, undone: `${household.piece.name} is as before.`, undo: () => call('households.save', { id, kind, greeting, name }) })
  })
}

export function splitHousehold(household: Household, isApart: boolean): Promise<boolean> {
  return attempt(async () => {
    const { before } = await call('households.split', { id: household.id, isApart })
    didUndoable({ done: `${household.piece.name} get a card each.`, undone: `${household.piece.name} are together again.`, undo: () => putBack(before) })
  })
}

export function moveOut(member: HouseholdMember): Promise<boolean> {
  return attempt(async () => {
    const { before } = await call('households.leave', { customerId: member.id })
    didUndoable({ done: `${member.name} gets a card of their own.`, undone: `${member.name} is back.`, undo: () => putBack(before) })
  })
}
