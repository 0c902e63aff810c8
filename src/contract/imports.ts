import { z } from 'zod'
import { guardedFields } from './customers.ts'
import { command, query } from './procedure.ts'
import { id, ticket } from './ids.ts'
import { day, instant } from './units.ts'

/** Whose export a file is, told by its headers; `generic` is any other table. */
export const importSources = [
  'stripe',
  'stripe-payments',
  'shopify',
  'chargebee',
  'hubspot',
  'mailchimp',
  'google',
  'outlook',
  'vcard',
  'longhand',
  'generic',
] as const
export type ImportSource = (typeof importSources)[number]

/** What a file is written in. */
export const tableFormats = ['csv', 'xlsx', 'vcard'] as const

/** How the letters of a text file are written; the founder can say so where we guess wrong. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'shift_jis',
  'gb18030',
] as const
export type Encoding = (typeof encodings)[number]

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
  /** A whole address in one cell; taken apart where the other address columns are blank. */
  'address',
  'line1',
  'houseNumber',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
  'doNotMail',
  'doNotEmail',
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

/** What can be wrong with a cell in a way that can be mended. Nothing is mended that is not listed. */
export const repairKinds = ['email', 'name-case', 'name-order', 'address-split', 'country', 'region', 'postal-zeros'] as const
export type RepairKind = (typeof repairKinds)[number]

/** One cell mended: what it said and what it says now. */
export const repair = z.strictObject({ row: z.int(), kind: z.enum(repairKinds), from: z.string(), to: z.string() })
export type Repair = z.infer<typeof repair>

/** A field edited by hand about which the file says otherwise. `isTaken`: the founder said that the file is right. */
export const editConflict = z.strictObject({
  row: z.int(),
  customerId: id,
  name: z.string(),
  field: z.enum(guardedFields),
  mine: z.string(),
  theirs: z.string(),
  isTaken: z.boolean(),
})
export type EditConflict = z.infer<typeof editConflict>

/** One of two people side by side. */
export const likenessSide = z.strictObject({
  name: z.string(),
  company: z.string(),
  email: z.string(),
  phone: z.string(),
  sinceOn: day.nullable(),
  plan: z.string(),
  addressLines: z.array(z.string()),
  facts: z.array(z.string()),
})
export type LikenessSide = z.infer<typeof likenessSide>

/** A row that may be about somebody who is already there, or about the same person as another row. */
export const maybe = z.strictObject({
  row: z.int(),
  /** Who it may be: a customer from before, or what another row of this file becomes. */
  customerId: id.nullable(),
  otherRow: z.int().nullable(),
  /** Why, in words: "same e-mail, another name". */
  reasons: z.array(z.string()),
  theirs: likenessSide,
  mine: likenessSide,
})
export type Maybe = z.infer<typeof maybe>

/**
 * What the founder said of a maybe. Left open, the row becomes a customer of its own and the pair waits under Duplicates.
 * `different` with nobody named means whoever the row resembles.
 */
export const decision = z.strictObject({
  row: z.int(),
  verdict: z.enum(['same', 'different']),
  customerId: id.nullable().default(null),
  otherRow: z.int().nullable().default(null),
})

const outcome = {
  /** Rows that became a customer of their own, those that may be somebody else among them not counted. */
  new: z.int(),
  updated: z.int(),
  same: z.int(),
  /** Rows that became a customer of their own but may be somebody who is there already. */
  maybe: z.int(),
  /** Rows that could not be used, the first 10,000; `skippedTotal` counts all. */
  skipped: z.array(rowNote),
  skippedTotal: z.int(),
  /** Rows that were used, though a cell of theirs is missing or cannot be read; the first 10,000. */
  warnings: z.array(rowNote),
  warningsTotal: z.int(),
  /** By kind, with the first 500 cells of each; `isApplied` is false for a kind the founder left out. */
  repairs: z.array(z.strictObject({ kind: z.enum(repairKinds), count: z.int(), isApplied: z.boolean(), cells: z.array(repair) })),
  /** The first 500. */
  maybes: z.array(maybe),
  /** The first 2,000. */
  edits: z.array(editConflict),
}

const reading = z.strictObject({
  ticket,
  /** The sheet of a workbook or the file of a ZIP; null takes the first that holds customers. */
  part: z.string().nullable().default(null),
  /** The row of the header, from 1; null finds it. */
  headerRow: z.int().min(1).max(100).nullable().default(null),
  encoding: z.enum(encodings).nullable().default(null),
  /** Null takes the one chosen by hand for the same kind of file before, else the proposal. */
  mapping: mapping.nullable().default(null),
  /** False sets the mapping that was chosen before aside, and reads by the proposal. */
  isMappingRecalled: z.boolean().default(true),
  dateOrder: z.enum(dateOrders).nullable().default(null),
  /** Kinds of repair not to make. */
  withoutRepairs: z.array(z.enum(repairKinds)).default([]),
  decisions: z.array(decision).max(10_000).default([]),
  /** Fields edited by hand that the file may overwrite: some, or all. */
  overwrite: z.union([z.literal('all'), z.array(z.strictObject({ row: z.int(), field: z.enum(guardedFields) })).max(10_000)]).default([]),
})

export const importRecord = z.strictObject({
  id,
  fileName: z.string(),
  source: z.enum(importSources),
  importedAt: instant,
  undoneAt: instant.nullable(),
  /** Until when it can be taken back: 30 days after it was made. */
  undoUntil: instant,
  new: z.int(),
  updated: z.int(),
  same: z.int(),
  maybe: z.int(),
  skipped: z.int(),
})
export type ImportRecord = z.infer<typeof importRecord>

/** What was taken for granted about a file. */
const taken = {
  /** Sheets of a workbook or files of a ZIP, where there are several. */
  parts: z.array(z.string()),
  part: z.string().nullable(),
  /** True where the mapping is the one that was chosen by hand for the same kind of file before. */
  isMappingRemembered: z.boolean(),
  dateOrder: z.enum(dateOrders),
  /** True where the file's dates read both ways and the founder should say which. */
  isDateOrderAmbiguous: z.boolean(),
}

export const importPreview = z.strictObject({
  fileName: z.string(),
  source: z.enum(importSources),
  format: z.enum(tableFormats),
  /** Null where the format leaves no choice. */
  encoding: z.enum(encodings).nullable(),
  delimiter: z.string().nullable(),
  headerRow: z.int(),
  columns: z.array(z.strictObject({ header: z.string(), samples: z.array(z.string()), field: z.enum(importFields).nullable() })),
  /** Whether some column says who the customers are. Without one every row is skipped and nothing can be imported. */
  isUsable: z.boolean(),
  ...taken,
  rows: z.array(
    z.strictObject({
      row: z.int(),
      cells: z.array(z.string()),
      /** What would happen to this row. */
      verdict: z.enum(['new', 'updated', 'same', 'maybe', 'skipped']),
      problems: z.array(z.string()),
    }),
  ),
  ...outcome,
})
export type ImportPreview = z.infer<typeof importPreview>

const readingFails = ['host/file-gone', 'imports/unreadable', 'imports/empty', 'imports/mapping-invalid', 'imports/part-unknown'] as const

export const importsProcedures = {
  /** Reads the whole file and says what an import would do, by doing it and taking it back. Changes nothing. */
  'imports.preview': command({ input: reading, output: importPreview, fails: readingFails }),
  /** Imports in one transaction; reports progress and takes a cancel, which leaves the library as it was. */
  'imports.apply': command({
    input: reading,
    output: z.strictObject({ importId: id, ...taken, ...outcome }),
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
    fails: ['imports/not-found', 'imports/already-undone', 'imports/too-old'],
  }),
  'imports.list': query({ input: z.strictObject({}), output: z.strictObject({ imports: z.array(importRecord) }) }),
}
