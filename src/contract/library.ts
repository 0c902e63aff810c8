import { z } from 'zod'
import { command, query } from './procedure.ts'
import { documentId, ticket } from './ids.ts'
import { instant } from './units.ts'

export const backup = z.strictObject({
  /** The file's name in the folder of backups. */
  name: z.string(),
  documentId,
  madeAt: instant,
  sizeBytes: z.int(),
  reason: z.enum(['asked', 'migration', 'restore', 'unknown']),
})
export type Backup = z.infer<typeof backup>

export const libraryStatus = z.strictObject({
  /** `open` is the normal state; in the others only status and restore work. */
  state: z.enum(['open', 'damaged', 'newer', 'in-use', 'not-a-library', 'unwritable']),
  path: z.string(),
  sizeBytes: z.int(),
  customers: z.int(),
  backups: z.array(backup),
})
export type LibraryStatus = z.infer<typeof libraryStatus>

export const libraryProcedures = {
  'library.status': query({ input: z.strictObject({}), output: libraryStatus }),
  /** Writes a checked copy into the folder of backups. */
  'library.backup': command({
    input: z.strictObject({}),
    output: backup,
    fails: ['library/backup-failed'],
  }),
  /**
   * Puts a backup in the library's place after checking it whole; the library as it was is kept as a backup first.
   * Give either the name of one of our backups or the ticket of a file.
   */
  'library.restore': command({
    input: z.strictObject({ backup: z.string().nullable().default(null), ticket: ticket.nullable().default(null) }),
    output: z.strictObject({
      customers: z.int(),
      kept: z.string().nullable(),
      /** People in the backup who had been erased since, and were erased again. */
      erased: z.int(),
      /** False where the library was too damaged to tell who had been erased: they may be back. */
      isErasedKnown: z.boolean(),
    }),
    fails: ['library/backup-not-found', 'library/not-a-library', 'library/damaged', 'library/newer', 'host/file-gone', 'library/in-use'],
  }),
  /** Fills an empty library with the sample customers, as an import that can be undone. */
  'library.sample': command({
    input: z.strictObject({}),
    output: z.strictObject({ new: z.int() }),
  }),
}
