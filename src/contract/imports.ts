import { z } from 'zod'
import { command, query } from './procedure.ts'
import { id, ticket } from './ids.ts'
import { instant } from './units.ts'

export const importSources = ['stripe', 'generic'] as const

/** What a column of a file can fill. */
export const importFields = [
  'externalId',
  'name',
  'firstName',
  'lastName',
  'company',
  'email',
  'phone',
  'sinceOn',
  'plan',
  'spend',
  'currency',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
  'fact',
] as const
export type ImportField = (typeof importFields)[number]

/** One entry for each column of the file, in its order; null leaves the column out. */
export const mapping = z.array(z.enum(importFields).nullable())
export type Mapping = z.infer<typeof mapping>

/** How a file writes 03/04/2020: month first, or day first. Only asked of files that do. */
export const dateOrders = ['month-first', 'day-first'] as const

/** Row 1 is the header, as a spreadsheet counts. */
export const rowNote = z.strictObject({ row: z.int(), reason: z.string() })
export type RowNote = z.infer<typeof rowNote>

const outcome = {
  new: z.int(),
  updated: z.int(),
  same: z.int(),
  /** Rows that could not be used. */
  skipped: z.array(rowNote),
  /** Rows that were used but for one cell, e.g. a date nobody can read. */
  warnings: z.array(rowNote),
}

const reading = z.strictObject({
  ticket,
  mapping: mapping.nullable().default(null),
  dateOrder: z.enum(dateOrders).nullable().default(null),
})

export const importRecord = z.strictObject({
  id,
  fileName: z.string(),
  source: z.enum(importSources),
  importedAt: instant,
  undoneAt: instant.nullable(),
  new: z.int(),
  updated: z.int(),
  same: z.int(),
  skipped: z.int(),
})
export type ImportRecord = z.infer<typeof importRecord>

export const importPreview = z.strictObject({
  fileName: z.string(),
  source: z.enum(importSources),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(z.strictObject({ header: z.string(), samples: z.array(z.string()), field: z.enum(importFields).nullable() })),
  /** Whether some column says who the customers are. Without one every row is skipped and nothing can be imported. */
  isUsable: z.boolean(),
  dateOrder: z.enum(dateOrders),
  /** True where the file's dates read both ways and the founder should say which. */
  isDateOrderAmbiguous: z.boolean(),
  rows: z.array(
    z.strictObject({
      row: z.int(),
      cells: z.array(z.string()),
      /** What would happen to this row. */
      verdict: z.enum(['new', 'updated', 'same', 'skipped']),
      problems: z.array(z.string()),
    }),
  ),
  ...outcome,
})
export type ImportPreview = z.infer<typeof importPreview>

const readingFails = ['host/file-gone', 'imports/unreadable', 'imports/empty', 'imports/mapping-invalid'] as const

export const importsProcedures = {
  /** Reads the whole file and says what an import would do, by doing it and taking it back. Changes nothing. */
  'imports.preview': command({ input: reading, output: importPreview, fails: readingFails }),
  /** Imports in one transaction; reports progress and takes a cancel, which leaves the library as it was. */
  'imports.apply': command({
    input: reading,
    output: z.strictObject({ importId: id, ...outcome }),
    fails: [...readingFails, 'imports/no-usable-column'],
  }),
  /**
   * Takes an import back: customers it made are removed, customers it changed get their former values.
   * Those written to since (a card, a gesture, an edit, a fact) are kept and named.
   */
  'imports.undo': command({
    input: z.strictObject({ importId: id }),
    output: z.strictObject({
      removed: z.int(),
      restored: z.int(),
      kept: z.array(z.strictObject({ id, name: z.string(), reason: z.string() })),
    }),
    fails: ['imports/not-found', 'imports/already-undone'],
  }),
  'imports.list': query({ input: z.strictObject({}), output: z.strictObject({ imports: z.array(importRecord) }) }),
}
