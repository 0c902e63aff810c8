import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { Household, HouseholdMember, HouseholdOffer } from '../../contract/households.ts'
import type { CardsRepository } from '../cards/cards.repository.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersRepository, StoredCustomer } from '../customers/customers.repository.ts'
import { displayName, hasAddress } from '../customers/customers.rules.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import { addressKey } from '../customers/keys.rules.ts'
import { newId } from '../storage/ids.ts'
import { firstFirst, kindOf, onPiece, placeOf, usualGreeting, usualName } from './households.rules.ts'
import type { HouseholdsRepository, SharedPlace, StoredHousehold } from './households.repository.ts'
import { createMoving } from './moving.service.ts'
import { namedOnce } from './names.rules.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { PiecesService } from './pieces.service.ts'

const touched = ['households', 'customers', 'cards', 'moments'] as const
/** Households made between two pauses. */
const pauseEvery = 200

export function createHouseholdsService(
  context: CoreContext,
  repositories: { customers: CustomersRepository; households: HouseholdsRepository; cards: CardsRepository },
  services: { customers: CustomersService; pieces: PiecesService; settings: SettingsService },
) {
  const { customers, households } = repositories
  const { pieces } = services
  const moving = createMoving(repositories)

  function require(id: string): StoredHousehold {
    const household = households.find(id)
    if (!household) throw new AppError('households/not-found', { id })
    return household
  }

  const requireAll = (ids: readonly string[]): StoredCustomer[] => [...new Set(ids)].map(services.customers.require)

  function memberOf(person: StoredCustomer, place: string): HouseholdMember {
    const isElsewhere = place !== '' && hasAddress(person) && addressKey(person.address) !== place
    const { id, company, sinceOn, isDoNotMail } = person
    return { id, name: displayName(person), company, sinceOn, isDoNotMail, isElsewhere }
  }

  function nameLine(kind: Household['kind'], people: readonly StoredCustomer[]): string {
    const { name, company } = usualName(kind, people)
    return name || company
  }

  function linesOf(members: readonly StoredCustomer[], household: StoredHousehold): string[] {
    const { addressee, companyLine } = pieces.together(members, household, household.id)
    return services.customers.linesFor({ ...addressee, company: companyLine }, services.settings.get().sender.address.country)
  }

  function complete(household: StoredHousehold): Household {
    const members = customers.ofHousehold(household.id)
    const people = onPiece(members)
    const { addressee } = pieces.together(members, household, household.id)
    const place = placeOf(people)
    return {
      ...household,
      usualGreeting: usualGreeting(household.kind, people),
      usualName: nameLine(household.kind, people),
      members: members.map((member) => memberOf(member, place)),
      piece: { greeting: addressee.firstName, name: displayName(addressee), addressLines: linesOf(members, household) },
    }
  }

  const isLoose = (person: StoredCustomer) => person.householdId === null && !person.isApart && !person.isDoNotMail && hasAddress(person)

  /** The household at a place is the one whose pieces go there: one of its members who moved there does not bring it along. */
  function offered(place: SharedPlace): SharedPlace[] {
    if (place.householdId === null || placeOf(onPiece(customers.ofHousehold(place.householdId))) === place.addressKey) return [place]
    const loose = customers.atAddress(place.addressKey).filter(isLoose)
    return namedOnce(loose).length > 1 ? [{ ...place, householdId: null }] : []
  }

  const allPlaces = () => households.places().flatMap(offered)

  function offerAt(place: SharedPlace): HouseholdOffer {
    const loose = customers.atAddress(place.addressKey).filter(isLoose)
    const household = place.householdId === null ? null : require(place.householdId)
    const together = firstFirst([...(household ? customers.ofHousehold(household.id) : []), ...loose])
    const typed = household ?? { id: '', kind: kindOf(together), greeting: '', name: '', createdAt: 0 }
    const people = onPiece(together)
    return {
      kind: typed.kind,
      customers: loose.map((person) => memberOf(person, place.addressKey)),
      household: household && { id: household.id, name: displayName(pieces.together(customers.ofHousehold(household.id), household, household.id).addressee) },
      usualGreeting: usualGreeting(typed.kind, people),
      usualName: nameLine(typed.kind, people),
      addressLines: linesOf(together, typed),
    }
  }

  /** One transaction, and everybody told of it. */
  function change<T>(work: () => T): T {
    const result = context.transaction(work)
    context.changed(...touched)
    return result
  }

  function makeOf(people: readonly StoredCustomer[], typed: Partial<StoredHousehold>): string {
    const now = context.environment.now()
    const household = { kind: kindOf(people), greeting: '', name: '', ...typed, id: newId(now), createdAt: now }
    households.put(household)
    for (const person of people) moving.settle(person, household.id, false)
    return household.id
  }

  return {
    offers({ customerId, offset, limit }: Parsed<'households.offers'>): Output<'households.offers'> {
      const here = customerId === null ? null : services.customers.require(customerId)
      // Who cannot be put together with others is not told of offers among those others.
      const isAsked = here !== null && (here.householdId !== null || isLoose(here))
      const own = isAsked ? households.place(addressKey(here.address)) : null
      const found = here === null ? allPlaces() : own ? offered(own) : []
      // Who is in a household sees who could join that one, and no other.
      const places = found.filter((place) => here === null || here.householdId === null || here.householdId === place.householdId)
      return { offers: places.slice(offset, offset + limit).map(offerAt), total: places.length, people: places.reduce((sum, { loose }) => sum + loose, 0) }
    },

    list: ({ offset, limit }: Parsed<'households.list'>): Output<'households.list'> => ({
      households: households.window(offset, limit).map(complete),
      total: households.count(),
    }),

    get: ({ id }: { id: string }) => complete(require(id)),

    make({ customerIds, kind, greeting, name }: Parsed<'households.make'>): Output<'households.make'> {
      const people = requireAll(customerIds)
      if (people.length < 2) throw new AppError('households/too-few', { customers: people.length })
      return change(() => {
        const before = moving.note(people)
        const id = makeOf(people, { greeting, name, ...(kind && { kind }) })
        return { id, before: { ...before, removedDrafts: moving.gatherDrafts(id) } }
      })
    },

    join({ id, customerIds }: Parsed<'households.join'>): Output<'households.join'> {
      require(id)
      const people = requireAll(customerIds)
      return change(() => {
        const before = moving.note([...customers.ofHousehold(id), ...people])
        for (const person of people) moving.settle(person, id, false)
        return { before: { ...before, removedDrafts: moving.gatherDrafts(id) } }
      })
    },

    async makeAll(_: object, call: CallContext): Promise<Output<'households.makeAll'>> {
      const outcome = await context.longTransaction(async () => {
        const places = allPlaces()
        const loose = places.map(({ addressKey: key }) => customers.atAddress(key).filter(isLoose))
        const there = places.flatMap(({ householdId }) => (householdId === null ? [] : customers.ofHousehold(householdId)))
        const before = moving.note([...there, ...loose.flat()])
        for (const [index, { householdId }] of places.entries()) {
          if (index % pauseEvery === pauseEvery - 1) {
            call.progress({ done: index, of: places.length, label: 'households' })
            await context.pause(call.signal)
          }
          const people = loose[index]!
          if (householdId !== null) for (const { id } of people) customers.settle(id, householdId, false)
          before.removedDrafts.push(...moving.gatherDrafts(householdId ?? makeOf(people, {})))
        }
        const joined = places.filter(({ householdId }) => householdId !== null).length
        return { made: places.length - joined, joined, before }
      })
      context.changed(...touched)
      return outcome
    },

    save({ id, ...typed }: Parsed<'households.save'>): Household {
      const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
      const next = { ...require(id), ...given }
      change(() => households.put(next))
      return complete(next)
    },

    split({ id, isApart }: Parsed<'households.split'>): Output<'households.split'> {
      require(id)
      return change(() => {
        const members = customers.ofHousehold(id)
        const before = moving.note(members)
        households.remove(id)
        for (const member of members) customers.settle(member.id, null, isApart)
        return { before }
      })
    },

    leave({ customerId }: Parsed<'households.leave'>): Output<'households.leave'> {
      const person = services.customers.require(customerId)
      const { householdId } = person
      if (householdId === null) throw new AppError('households/not-found', { id: null })
      return change(() => {
        const before = moving.note(customers.ofHousehold(householdId))
        // Apart, or they would be offered to come back as long as the address is the same.
        moving.settle(person, null, true)
        return { before }
      })
    },

    decline: ({ customerIds }: Parsed<'households.decline'>): Output<'households.decline'> => setApart(customerIds, true),
    allow: ({ customerIds }: Parsed<'households.allow'>): Output<'households.allow'> => setApart(customerIds, false),

    putBack({ before }: Parsed<'households.putBack'>) {
      change(() => moving.putBack(before))
      return {}
    },
  }

  function setApart(customerIds: readonly string[], isApart: boolean) {
    const people = requireAll(customerIds)
    return change(() => {
      const before = moving.note(people.flatMap((person) => (person.householdId === null ? [person] : customers.ofHousehold(person.householdId))))
      for (const person of people) moving.settle(person, isApart ? null : person.householdId, isApart)
      return { before }
    })
  }
}
