import type { Fact } from '../../contract/customers.ts'
import type { CustomersRepository, StoredCustomer } from '../customers/customers.repository.ts'
import { addresseeOf, onPiece, type Typed } from './households.rules.ts'
import type { HouseholdsRepository } from './households.repository.ts'

/** One card, envelope or label, and everybody it is for. */
export interface Piece {
  /** Null where it is for one alone. */
  readonly householdId: string | null
  /** Who it is for, the first first; never empty. */
  readonly people: readonly StoredCustomer[]
  /** Everybody as one customer: what texts and addresses are filled from. Its id is the first's. */
  readonly addressee: StoredCustomer
  /** What stands below the name above the address; empty at home. */
  readonly companyLine: string
}

export type PiecesService = ReturnType<typeof createPiecesService>

/** Who gets a piece together. */
export function createPiecesService(customers: CustomersRepository, households: HouseholdsRepository) {
  function alone(customer: StoredCustomer): Piece {
    return { householdId: null, people: [customer], addressee: customer, companyLine: customer.company }
  }

  /** The piece these members get as one, with what was typed of them. */
  function together(members: readonly StoredCustomer[], typed: Typed, householdId: string | null): Piece {
    const people = onPiece(members)
    const { addressee, companyLine } = addresseeOf(members, typed)
    return { householdId, people, addressee: { ...addressee, id: people[0]!.id }, companyLine }
  }

  return {
    alone,
    together,

    /** The piece a customer gets: their household's, or one of their own. */
    for(customer: StoredCustomer): Piece {
      const household = customer.householdId === null ? null : households.find(customer.householdId)
      const members = household ? customers.ofHousehold(household.id) : []
      return household && members.length > 0 ? together(members, household, household.id) : alone(customer)
    },

    /** What was noted last about any of them. */
    latestFact(people: readonly StoredCustomer[]): Fact | null {
      const facts = people.flatMap(({ id }) => customers.facts(id).slice(0, 1))
      return facts.toSorted((a, b) => (b.notedOn + b.id < a.notedOn + a.id ? -1 : 1))[0] ?? null
    },
  }
}
