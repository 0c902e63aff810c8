import { z } from 'zod'
import { command, query } from './procedure.ts'
import { id } from './ids.ts'
import { instant } from './units.ts'
import { outlines, pageLayout } from './layout.ts'
import { look } from './stationery.ts'

/** The placeholders a text may hold; `{name|fallback}` gives a word for customers without the value. */
export const placeholders = ['firstName', 'name', 'company', 'years', 'since', 'fact', 'city', 'plan'] as const
export type Placeholder = (typeof placeholders)[number]

export const cardProblem = z.strictObject({
  code: z.enum(['empty', 'too-long', 'unknown-placeholder', 'missing-value', 'uncovered-character', 'do-not-mail']),
  /** A whole sentence for the founder. */
  message: z.string(),
  /** What it is about: the placeholder, the characters. */
  about: z.string(),
})
export type CardProblem = z.infer<typeof cardProblem>

export const fit = z.strictObject({
  lines: z.int(),
  maxLines: z.int(),
  isTooLong: z.boolean(),
  /** The words that no longer fit, from the first that is over. */
  overflow: z.string(),
})

export const card = z.strictObject({
  id,
  /** The first of those it is for. */
  customerId: id,
  /** Everybody it is for: one, or the members of a household who may get mail. */
  customerIds: z.array(id),
  /** Null where it is for one alone. */
  householdId: id.nullable(),
  /** Whose names stand on the envelope: "Ana and Luis López". */
  customerName: z.string(),
  /** Mail can go there: there is an address, and mail to it did not come back. */
  hasAddress: z.boolean(),
  /** As typed, placeholders and all. */
  text: z.string(),
  look,
  /** Null while it is a draft. */
  runId: id.nullable(),
  problems: z.array(cardProblem),
  updatedAt: instant,
})
export type Card = z.infer<typeof card>

/** The text of a card as typed: at most 4,000 characters. */
export const cardText = z.string().max(4000)

export const cardPreview = z.strictObject({
  /** What the reader reads: placeholders filled. */
  text: z.string(),
  /** Front, inside and back as the reader holds them: `front`, then `inside` (folded) , then `back`. */
  pages: z.array(pageLayout),
  outlines,
  fit,
  problems: z.array(cardProblem),
})
export type CardPreview = z.infer<typeof cardPreview>

export const cardsProcedures = {
  /** Drafts, oldest first. */
  'cards.list': query({ input: z.strictObject({}), output: z.strictObject({ cards: z.array(card) }) }),
  /**
   * Starts a draft for each customer who has none yet, and returns all of their drafts, in the order given. A household
   * has one draft, whichever of its members are given. Whoever asked not to get mail is left out.
   */
  'cards.draft': command({
    input: z.strictObject({
      customerIds: z.array(id).min(1).max(10_000),
      text: cardText.nullable().default(null),
      look: look.nullable().default(null),
    }),
    output: z.strictObject({
      cards: z.array(card),
      left: z.array(z.strictObject({ id, name: z.string(), reason: z.string() })),
    }),
    fails: ['customers/not-found'],
  }),
  /** Saves the text or the look of one draft or of many at once. */
  'cards.save': command({
    input: z.strictObject({
      ids: z.array(id).min(1).max(10_000),
      text: cardText.nullable().default(null),
      look: look.partial().nullable().default(null),
    }),
    output: z.strictObject({ cards: z.array(card) }),
    fails: ['cards/not-found', 'cards/in-run'],
  }),
  'cards.remove': command({
    input: z.strictObject({ ids: z.array(id).min(1).max(10_000) }),
    output: z.strictObject({}),
    fails: ['cards/not-found', 'cards/in-run'],
  }),
  /** The card as it will print, while it is being typed: for the customer's household where they are in one. Saves nothing. */
  'cards.preview': query({
    input: z.strictObject({
      customerId: id,
      text: cardText,
      look,
      /** For them alone, also where they are in a household. */
      isAlone: z.boolean().default(false),
    }),
    output: cardPreview,
    fails: ['customers/not-found'],
  }),
}
