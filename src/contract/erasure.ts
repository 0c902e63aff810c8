import { z } from 'zod'
import { command, query } from './procedure.ts'
import { id } from './ids.ts'

export const traces = z.strictObject({
  name: z.string(),
  facts: z.int(),
  gestures: z.int(),
  /** Drafts to them, and to the household they are in. */
  drafts: z.int(),
  /** Places of theirs in stacks, and those among them that are not mailed yet. */
  places: z.int(),
  onDesk: z.int(),
  /** Kept PDFs that hold them. */
  documents: z.int(),
  /** Who lives with them or got a card together with them, by name. */
  others: z.array(z.string()),
  /** False for a bare name, which others have too: an import could not tell them apart. */
  isBarrable: z.boolean(),
  /** Backups beside the library, which may hold them. */
  backups: z.int(),
})
export type Traces = z.infer<typeof traces>

export const erasureProcedures = {
  /** What erasing a customer would take away. */
  'customers.traces': query({ input: z.strictObject({ id }), output: traces, fails: ['customers/not-found'] }),
  /**
   * Takes a person out of the library for good: rows, texts, PDFs, search index and freed pages. Kept PDFs that hold others
   * too are printed again without them.
   */
  'customers.erase': command({
    input: z.strictObject({
      id,
      /** A salted hash stays behind, so that a later import and a restored backup do not bring them back. */
      isBarred: z.boolean().default(true),
      /** All backups beside the library are deleted, and a new one is made. */
      isFromBackups: z.boolean().default(false),
    }),
    output: z.strictObject({
      /** PDFs that were printed again or dropped. */
      documents: z.int(),
      /** Whether a later import will pass them over. */
      isBarred: z.boolean(),
      deletedBackups: z.int(),
      /** Backups that may still hold them. */
      keptBackups: z.int(),
      /** False where the disk was too full to overwrite freed pages: it is done when the library is opened next. */
      isSwept: z.boolean(),
    }),
    fails: ['customers/not-found'],
  }),
}
