import { z } from 'zod'
import { customerFields } from './customers.ts'
import { id } from './ids.ts'
import { likenessSide } from './imports.ts'
import { command, query } from './procedure.ts'
import { day, instant } from './units.ts'

/** What a merge takes from one customer or from the other; an address and a spend are taken whole. */
export const mergeFields = ['name', 'firstName', 'company', 'email', 'phone', 'sinceOn', 'plan', 'spend', 'address'] as const
export type MergeField = (typeof mergeFields)[number]

export const duplicateSide = likenessSide.extend({
  id,
  displayName: z.string(),
  firstName: z.string(),
  spendCents: z.int().nullable(),
  spendCurrency: z.string().nullable(),
  isDoNotMail: z.boolean(),
  isDoNotEmail: z.boolean(),
  gestures: z.int(),
  /** Cards in runs and drafts. */
  cards: z.int(),
  /** The text of the card being written to them. */
  draftText: z.string().nullable(),
  lastThankedOn: day.nullable(),
})
export type DuplicateSide = z.infer<typeof duplicateSide>

/** Two customers who may be one. `one` is who we would keep: the one with more history. */
export const duplicatePair = z.strictObject({
  one: duplicateSide,
  other: duplicateSide,
  /** 0 to 100. */
  score: z.int(),
  /** Why, in words, the strongest reason first. */
  reasons: z.array(z.string()),
})
export type DuplicatePair = z.infer<typeof duplicatePair>

export const mergeRecord = z.strictObject({
  id,
  customerId: id,
  /** The customer who was kept, as they are called now. */
  name: z.string(),
  /** The customer who went into them, as they were called then. */
  otherName: z.string(),
  mergedAt: instant,
  /** Until when it can be taken back: 30 days after it was made. */
  undoUntil: instant,
})
export type MergeRecord = z.infer<typeof mergeRecord>

const twoOf = z.strictObject({ customerId: id, otherId: id })

export const duplicatesProcedures = {
  /** A window of the pairs nobody has decided on, the likeliest first. */
  'duplicates.list': query({
    input: z.strictObject({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }),
    output: z.strictObject({ pairs: z.array(duplicatePair), total: z.int() }),
  }),
  /** Any two customers side by side. */
  'duplicates.pair': query({ input: twoOf, output: duplicatePair, fails: ['customers/not-found', 'duplicates/one-customer'] }),
  /** Who, of the customers there are, somebody with these fields may be; three at most, the likeliest first. */
  'duplicates.like': query({
    input: z.strictObject({ fields: customerFields.partial(), exceptId: id.nullable().default(null) }),
    output: z.strictObject({ people: z.array(z.strictObject({ id, name: z.string(), reasons: z.array(z.string()) })) }),
  }),
  /** Compares all customers and lists the pairs found; pairs the founder called different stay away. */
  'duplicates.look': command({ input: z.strictObject({}), output: z.strictObject({ found: z.int(), customers: z.int() }) }),
  /** Two different people: not asked again. */
  'duplicates.dismiss': command({ input: twoOf, output: z.strictObject({}), fails: ['customers/not-found', 'duplicates/one-customer'] }),
  /** Takes `dismiss` back. */
  'duplicates.undismiss': command({ input: twoOf, output: z.strictObject({}), fails: ['customers/not-found', 'duplicates/one-customer'] }),
  /**
   * Makes one customer of two. The kept one's values stay; blank ones are filled from the other, and those in `take` come
   * from the other. History, facts and cards of both are then the kept one's.
   */
  'duplicates.merge': command({
    input: z.strictObject({ keepId: id, otherId: id, take: z.array(z.enum(mergeFields)).default([]) }),
    output: z.strictObject({ mergeId: id }),
    fails: ['customers/not-found', 'duplicates/one-customer'],
  }),
  /** Merges that can be taken back, the latest first. */
  'duplicates.merges': query({ input: z.strictObject({}), output: z.strictObject({ merges: z.array(mergeRecord) }) }),
  /** Puts both customers back as they were; what was changed since stays with the one who was kept. */
  'duplicates.unmerge': command({
    input: z.strictObject({ mergeId: id }),
    output: z.strictObject({ customerId: id, otherId: id }),
    fails: ['duplicates/not-found', 'duplicates/already-unmerged', 'duplicates/too-old', 'duplicates/merged-again'],
  }),
}
