import { z } from 'zod'
import { command, query } from './procedure.ts'
import { id } from './ids.ts'
import { day, instant } from './units.ts'
import { cardText } from './cards.ts'
import { look } from './stationery.ts'

/** People who live together, or people of one company at its address. */
export const householdKinds = ['home', 'office'] as const
export type HouseholdKind = (typeof householdKinds)[number]

/** How the card greets them, and the line above the address; empty means as it follows from the members. */
const greeting = z.string().trim().max(200)
const name = z.string().trim().max(200)

export const householdMember = z.strictObject({
  id,
  name: z.string(),
  company: z.string(),
  sinceOn: day.nullable(),
  /** They asked not to get mail: left off the piece. */
  isDoNotMail: z.boolean(),
  /** Their address is no longer the one the piece goes to. */
  isElsewhere: z.boolean(),
})
export type HouseholdMember = z.infer<typeof householdMember>

/** What goes onto the next piece. */
const piece = z.strictObject({
  /** "Ana and Luis" */
  greeting: z.string(),
  /** "Ana and Luis López" */
  name: z.string(),
  /** As it prints; empty without an address. */
  addressLines: z.array(z.string()),
})

export const household = z.strictObject({
  id,
  kind: z.enum(householdKinds),
  /** As typed; empty where it follows from the members. */
  greeting,
  name,
  /** What follows from the members. */
  usualGreeting: z.string(),
  usualName: z.string(),
  /** The first is who was with us first. */
  members: z.array(householdMember),
  piece,
  createdAt: instant,
})
export type Household = z.infer<typeof household>

/** Customers at one address who get one piece each so far. */
export const householdOffer = z.strictObject({
  kind: z.enum(householdKinds),
  customers: z.array(householdMember),
  /** The household at the same address that they would join; null where they would make a new one. */
  household: z.strictObject({ id, name: z.string() }).nullable(),
  /** With everybody who would then be in it. */
  usualGreeting: z.string(),
  usualName: z.string(),
  addressLines: z.array(z.string()),
})
export type HouseholdOffer = z.infer<typeof householdOffer>

/** Where everybody was before a change: what takes it back. */
export const householdsBefore = z.strictObject({
  households: z.array(z.strictObject({ id, kind: z.enum(householdKinds), greeting, name, createdAt: instant })),
  members: z.array(z.strictObject({ customerId: id, householdId: id.nullable(), isApart: z.boolean() })),
  drafts: z.array(z.strictObject({ id, customerId: id, householdId: id.nullable() })),
  /** Drafts that said nothing of their own and went when their people became one household. */
  removedDrafts: z.array(z.strictObject({ id, customerId: id, householdId: id.nullable(), text: cardText, look, createdAt: instant })),
})
export type HouseholdsBefore = z.infer<typeof householdsBefore>

const window = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(50) }
const some = z.array(id).min(1).max(1000)

export const householdsProcedures = {
  /**
   * Customers at one address who are in no household, not apart and may get mail: two or more with different names, or
   * any number where a household is there already. In the order of their addresses.
   */
  'households.offers': query({
    input: z.strictObject({
      /** Only where this customer lives. */
      customerId: id.nullable().default(null),
      ...window,
    }),
    /** `people` is how many customers all offers are about. */
    output: z.strictObject({ offers: z.array(householdOffer), total: z.int(), people: z.int() }),
    fails: ['customers/not-found'],
  }),
  'households.list': query({
    input: z.strictObject(window),
    output: z.strictObject({ households: z.array(household), total: z.int() }),
  }),
  'households.get': query({ input: z.strictObject({ id }), output: household, fails: ['households/not-found'] }),
  /** From now on one piece for all of them. Their drafts become one; a draft with words of its own stays for its own person. */
  'households.make': command({
    input: z.strictObject({
      customerIds: some,
      /** Null for what their names and companies say. */
      kind: z.enum(householdKinds).nullable().default(null),
      greeting: greeting.default(''),
      name: name.default(''),
    }),
    output: z.strictObject({ id, before: householdsBefore }),
    fails: ['customers/not-found', 'households/too-few'],
  }),
  'households.join': command({
    input: z.strictObject({ id, customerIds: some }),
    output: z.strictObject({ before: householdsBefore }),
    fails: ['customers/not-found', 'households/not-found'],
  }),
  /** Accepts every offer there is. */
  'households.makeAll': command({
    input: z.strictObject({}),
    output: z.strictObject({ made: z.int(), joined: z.int(), before: householdsBefore }),
  }),
  /** Changes what is given. */
  'households.save': command({
    input: z.strictObject({ id, kind: z.enum(householdKinds).optional(), greeting: greeting.optional(), name: name.optional() }),
    output: household,
    fails: ['households/not-found'],
  }),
  /**
   * Everybody gets a piece of their own again; drafts stay with the first member, and everybody keeps what was mailed.
   * With `isApart` they are not offered together again.
   */
  'households.split': command({
    input: z.strictObject({ id, isApart: z.boolean() }),
    output: z.strictObject({ before: householdsBefore }),
    fails: ['households/not-found'],
  }),
  /** One moves out and gets a piece of their own; the others stay together. One alone is no household. */
  'households.leave': command({
    input: z.strictObject({ customerId: id }),
    output: z.strictObject({ before: householdsBefore }),
    fails: ['customers/not-found', 'households/not-found'],
  }),
  /** They get a piece of their own each and are not offered together again. */
  'households.decline': command({
    input: z.strictObject({ customerIds: some }),
    output: z.strictObject({ before: householdsBefore }),
    fails: ['customers/not-found'],
  }),
  /** Takes a decline or a split back for these customers: they may be offered together again. */
  'households.allow': command({
    input: z.strictObject({ customerIds: some }),
    output: z.strictObject({ before: householdsBefore }),
    fails: ['customers/not-found'],
  }),
  /** Puts everybody back to where they were before one of these changes. Who was removed since is left out. */
  'households.putBack': command({ input: z.strictObject({ before: householdsBefore }), output: z.strictObject({}) }),
}
