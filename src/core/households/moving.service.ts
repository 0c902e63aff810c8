import type { HouseholdsBefore } from '../../contract/households.ts'
import type { CardsRepository, StoredCard } from '../cards/cards.repository.ts'
import type { CustomersRepository, StoredCustomer } from '../customers/customers.repository.ts'
import { onPiece, typedWithout } from './households.rules.ts'
import type { HouseholdsRepository } from './households.repository.ts'

type Repositories = { customers: CustomersRepository; households: HouseholdsRepository; cards: CardsRepository }

/** What moves along when people come together or part, and the way back. For use inside a transaction. */
export function createMoving({ customers, households, cards }: Repositories) {
  const draftsOf = (people: readonly StoredCustomer[]) => people.map(({ id }) => cards.draftOf(id)).filter((draft) => draft !== null)

  /** Where these people are now, with the households they are in. */
  function note(people: readonly StoredCustomer[]): HouseholdsBefore {
    const ids = new Set(people.map(({ householdId }) => householdId).filter((id) => id !== null))
    // With all of their members: a household that one leaves may be no household any more.
    const everybody = [...new Map([...people, ...[...ids].flatMap(customers.ofHousehold)].map((person) => [person.id, person])).values()]
    return {
      households: [...ids].map((id) => households.find(id)!),
      members: everybody.map(({ id, householdId, isApart }) => ({ customerId: id, householdId, isApart })),
      drafts: draftsOf(everybody).map(({ id, customerId, householdId }) => ({ id, customerId, householdId })),
      removedDrafts: [],
    }
  }

  /** Who leaves a household is greeted with it no longer. */
  function settle(person: StoredCustomer, householdId: string | null, isApart: boolean): void {
    customers.settle(person.id, householdId, isApart)
    const left = person.householdId === null || person.householdId === householdId ? null : households.find(person.householdId)
    if (left) households.put(typedWithout(left, person, customers.ofHousehold(left.id)))
  }

  /**
   * Makes one draft of those that the members of a household have. A draft with other words stays with its person, for
   * nothing that was typed may be lost. Returns those that went because they were empty or said the same.
   */
  function gatherDrafts(householdId: string): HouseholdsBefore['removedDrafts'] {
    const members = customers.ofHousehold(householdId)
    const drafts = draftsOf([...onPiece(members), ...members.filter(({ isDoNotMail }) => isDoNotMail)])
    const kept = drafts.find((draft) => draft.householdId === householdId) ?? drafts.find(({ text }) => text !== '') ?? drafts[0]
    if (!kept) return []
    const gone = [...new Set(drafts)].filter((draft) => draft.id !== kept.id && (draft.text === '' || draft.text === kept.text))
    for (const { id } of gone) cards.remove(id)
    const first = onPiece(members)[0]!.id
    const isFree = cards.draftOf(first) === null || kept.customerId === first
    cards.address(kept.id, isFree ? first : kept.customerId, householdId)
    return gone.map(({ id, customerId, householdId: of, text, look, createdAt }) => ({ id, customerId, householdId: of, text, look, createdAt }))
  }

  function putBackDraft(draft: HouseholdsBefore['drafts'][number]): void {
    const now = cards.find(draft.id)
    if (!now || now.runId !== null || !customers.find(draft.customerId)) return
    const isFree = now.customerId === draft.customerId || cards.draftOf(draft.customerId) === null
    const isThere = draft.householdId !== null && households.find(draft.householdId) !== null
    cards.address(draft.id, isFree ? draft.customerId : now.customerId, isThere ? draft.householdId : null)
  }

  function putBackRemoved(draft: HouseholdsBefore['removedDrafts'][number]): void {
    if (cards.find(draft.id) || cards.draftOf(draft.customerId) || !customers.find(draft.customerId)) return
    const householdId = draft.householdId !== null && households.find(draft.householdId) ? draft.householdId : null
    cards.insert({ ...draft, householdId, updatedAt: draft.createdAt } satisfies Omit<StoredCard, 'runId'>)
  }

  return {
    note,
    settle,
    gatherDrafts,
    putBack(before: HouseholdsBefore): void {
      for (const household of before.households) households.put(household)
      for (const { customerId, householdId, isApart } of before.members) customers.settle(customerId, householdId, isApart)
      // Whose others were removed meanwhile is alone.
      for (const { id } of before.households) if (customers.ofHousehold(id).length < 2) households.remove(id)
      for (const draft of before.drafts) putBackDraft(draft)
      for (const draft of before.removedDrafts) putBackRemoved(draft)
    },
  }
}
