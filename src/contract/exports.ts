import { z } from 'zod'
import { customerFilter } from './customers.ts'
import { documentId, id } from './ids.ts'
import { command } from './procedure.ts'

/** What an address book can be written in: a table for spreadsheets, or vCard 4.0 for phones and mail programs. */
export const exportFormats = ['csv', 'vcard'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportsProcedures = {
  /**
   * Writes customers into a file that a host saves: those with these ids in that order, or all that the filter finds, by name.
   * The file holds all that an import takes back in; it lies among the documents on their way out, never in the library.
   */
  'exports.make': command({
    input: z.strictObject({
      format: z.enum(exportFormats),
      ids: z.array(id).nullable().default(null),
      filter: customerFilter.prefault({}),
    }),
    output: z.strictObject({ documentId, fileName: z.string(), customers: z.int(), sizeBytes: z.int() }),
    fails: ['customers/not-found', 'exports/unwritable'],
  }),
}
