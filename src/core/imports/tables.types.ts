import type { Encoding, tableFormats } from '../../contract/imports.ts'

/** A file of customers as rows of cells, whatever it is written in: CSV, a workbook, vCards, or one of these inside a ZIP. */
export interface TableFile {
  readonly format: (typeof tableFormats)[number]
  /** Cards that Longhand wrote itself. */
  readonly areOwnCards?: boolean
  /** Null where the format leaves no choice. */
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  /** Sheets of a workbook or files of a ZIP; empty where the file is one table. */
  readonly parts: readonly string[]
  readonly part: string | null
  /** Of the table's own text: what `bytesRead` of a batch counts towards. */
  readonly sizeBytes: number
  /** The records in batches, the header first; blank lines are records. What cannot be read is a fault, and reading goes on. */
  read(signal?: AbortSignal): AsyncIterable<TableBatch>
  /** Removes what was unpacked for it. */
  close(): Promise<void>
}

export interface TableBatch {
  readonly records: readonly TableRecord[]
  readonly bytesRead: number
}

/** The cells of one record, or why there are none. */
export type TableRecord = readonly string[] | { readonly fault: string }

/** What the founder said about a file; null where they left it to us. */
export interface TableChoice {
  readonly part: string | null
  readonly encoding: Encoding | null
}

/** Opens files of customers. Made by `tables.adapter.ts`. */
export interface TableReader {
  /**
   * Throws `host/file-gone`, `imports/unreadable` (with a `reason`) and `imports/part-unknown`. `workFolder` is private and
   * takes what has to be unpacked, until the file is closed.
   */
  open(path: string, choice: TableChoice, workFolder: string, signal?: AbortSignal): Promise<TableFile>
}
