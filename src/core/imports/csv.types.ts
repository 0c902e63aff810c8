import type { Encoding } from '../../contract/imports.ts'
import type { TableBatch } from './tables.types.ts'

/** How a CSV file is written. */
export interface CsvForm {
  readonly encoding: Encoding
  readonly delimiter: string
  /** Excel's `sep=;` line before the header, which is no row. */
  readonly hasSepLine: boolean
}

/** Reads CSV files of any size. Made by `csv.adapter.ts`. */
export interface CsvReader {
  /** What stands between the cells of a file, by its beginning. */
  sniff(head: string, encoding: Encoding): CsvForm
  /**
   * The records in batches, the header first; blank lines are records. A record whose quotes make no sense is a fault, and
   * reading goes on with the next line.
   */
  read(path: string, form: CsvForm, signal?: AbortSignal): AsyncIterable<TableBatch>
}
