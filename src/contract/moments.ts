import { z } from 'zod'
import { command, query } from './procedure.ts'
import { id } from './ids.ts'
import { day } from './units.ts'

/** A piece of a why-now line and the row it came from. */
export const whyPart = z.strictObject({
  text: z.string(),
  from: z.enum(['customers', 'facts', 'gestures']),
  id,
})
export type WhyPart = z.infer<typeof whyPart>

export const moment = z.strictObject({
  /** The customer the moment is about: of a household the one who is longest with us. */
  id,
  /** The household that gets one piece; null for one alone. */
  householdId: id.nullable(),
  /** As on the envelope: "Ana and Luis López". */
  name: z.string(),
  company: z.string(),
  /** The why-now line, e.g. "6 years 2 months with you - never thanked". */
  why: z.string(),
  whyParts: z.array(whyPart),
  sinceOn: day,
  years: z.int(),
  lastThankedOn: day.nullable(),
  /** Mail can go there: there is an address, and mail to it did not come back. */
  hasAddress: z.boolean(),
  /** A draft card is already there. */
  hasDraft: z.boolean(),
  /** The run on the desk in which a card for them waits to be mailed. */
  runId: id.nullable(),
})
export type Moment = z.infer<typeof moment>

export const skip = z.strictObject({
  id,
  name: z.string(),
  reason: z.string(),
  skippedOn: day,
  /** Null means for good. */
  untilOn: day.nullable(),
})

export const momentsProcedures = {
  /**
   * Long-term customers who have not been thanked lately, most deserving first. Those whose card already lies on the desk
   * come after all others: printed is not thanked, but nobody should be written to twice. A household comes once, and not
   * at all while any of its members was thanked lately or is skipped.
   */
  'moments.due': query({
    input: z.strictObject({ limit: z.int().min(1).max(10_000).default(5) }),
    output: z.strictObject({ moments: z.array(moment), total: z.int(), minYears: z.int(), restMonths: z.int() }),
  }),
  'moments.skip': command({
    input: z.strictObject({
      customerId: id,
      reason: z.string().trim().min(1).max(300),
      /** Null means for good. */
      untilOn: day.nullable(),
    }),
    output: z.strictObject({}),
    fails: ['customers/not-found'],
  }),
  'moments.unskip': command({
    input: z.strictObject({ customerId: id }),
    output: z.strictObject({}),
    fails: ['customers/not-found'],
  }),
  'moments.skips': query({ input: z.strictObject({}), output: z.strictObject({ skips: z.array(skip) }) }),
}
