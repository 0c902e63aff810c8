import { z } from 'zod'
import { command, query } from './procedure.ts'
import { documentId, id } from './ids.ts'
import { instant } from './units.ts'
import { envelopeIds, labelSheetIds, look } from './stationery.ts'

/** The way of a card over the desk, in order. `made` means the PDFs are there and nothing is on paper yet. */
export const itemStates = ['made', 'printed', 'signed', 'stuffed', 'stamped', 'mailed'] as const
export type ItemState = (typeof itemStates)[number]

export const documentKinds = ['cards', 'envelopes', 'labels'] as const

export const runDocument = z.strictObject({
  documentId,
  kind: z.enum(documentKinds),
  fileName: z.string(),
  pages: z.int(),
  /** The stack positions it covers, counted from 1. */
  fromPosition: z.int(),
  toPosition: z.int(),
})
export type RunDocument = z.infer<typeof runDocument>

export const runItem = z.strictObject({
  id,
  /** Place in the stack, from 1: the same in cards, envelopes and labels, and the small mark on each. */
  position: z.int(),
  /** The first of those it is for; null once they were removed. */
  customerId: id.nullable(),
  /** Everybody it is for, as it was when the run was made. */
  customerIds: z.array(id),
  customerName: z.string(),
  text: z.string(),
  addressLines: z.array(z.string()),
  state: z.enum(itemStates),
  stateAt: instant,
  /** Why this card must not go out any more: they were erased, or asked for no mail since it was made. Null once mailed. */
  halt: z.enum(['erased', 'do-not-mail']).nullable(),
})
export type RunItem = z.infer<typeof runItem>

const counts = z.strictObject({
  made: z.int(),
  printed: z.int(),
  signed: z.int(),
  stuffed: z.int(),
  stamped: z.int(),
  mailed: z.int(),
})

export const runSummary = z.strictObject({
  id,
  name: z.string(),
  createdAt: instant,
  look,
  envelope: z.enum(envelopeIds).nullable(),
  labelSheet: z.enum(labelSheetIds).nullable(),
  items: z.int(),
  counts,
})
export type RunSummary = z.infer<typeof runSummary>

export const run = runSummary.extend({ stack: z.array(runItem), documents: z.array(runDocument) })
export type Run = z.infer<typeof run>

export const runsProcedures = {
  'runs.list': query({ input: z.strictObject({}), output: z.strictObject({ runs: z.array(runSummary) }) }),
  'runs.get': query({ input: z.strictObject({ id }), output: run, fails: ['runs/not-found'] }),
  /**
   * Turns drafts into a stack: cards, envelopes and labels in one order. Every card is checked before anything is made;
   * `cards/not-printable` lists each card that stops it with its name and reasons.
   */
  'runs.create': command({
    input: z.strictObject({
      cardIds: z.array(id).min(1).max(10_000),
      /** Null prints no envelopes. */
      envelope: z.enum(envelopeIds).nullable(),
      /** Null prints no labels. */
      labelSheet: z.enum(labelSheetIds).nullable(),
      labelStart: z.int().min(1).default(1),
      name: z.string().trim().max(120).default(''),
    }),
    output: z.strictObject({ runId: id }),
    fails: ['cards/not-found', 'cards/in-run', 'cards/not-printable', 'stationery/label-start'],
  }),
  /** Marks items (all when `itemIds` is null). Only `mailed` thanks; taking `mailed` back takes the gesture back. */
  'runs.mark': command({
    input: z.strictObject({ id, itemIds: z.array(id).nullable().default(null), state: z.enum(itemStates) }),
    output: z.strictObject({ marked: z.int() }),
    fails: ['runs/not-found', 'runs/item-not-found'],
  }),
  /**
   * Prints single items again with their envelopes, exactly as before, after a jam. `cards/not-printable` names those who
   * have asked for no mail since.
   */
  'runs.reprint': command({
    input: z.strictObject({ id, itemIds: z.array(id).min(1) }),
    output: z.strictObject({ documents: z.array(runDocument) }),
    fails: ['runs/not-found', 'runs/item-not-found', 'cards/not-printable'],
  }),
  /** Breaks up a run of which nothing is mailed: its cards are drafts again. */
  'runs.remove': command({
    input: z.strictObject({ id }),
    output: z.strictObject({}),
    fails: ['runs/not-found', 'runs/already-mailed'],
  }),
}
