/** How a CSV file is written. */
export interface CsvForm {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  readonly delimiter: string
  /** Excel's `sep=;` line before the header, which is no row. */
  readonly hasSepLine: boolean
  readonly sizeBytes: number
}

export interface CsvBatch {
  readonly records: readonly CsvRecord[]
  /** Of the file, as far as it has been read. */
  readonly bytesRead: number
}

/** The cells of one record, or why there are none. */
export type CsvRecord = readonly string[] | { readonly fault: string }

/** Reads CSV files of any size. Made by `csv.adapter.ts`. */
export interface CsvReader {
  /** Throws `host/file-gone` and `imports/unreadable`. */
  sniff(path: string): Promise<CsvForm>
  /**
   * The records in batches, the header first; blank lines are records. A record whose quotes make no sense is a fault, and
   * reading goes on with the next line.
   */
  read(path: string, form: CsvForm, signal?: AbortSignal): AsyncIterable<CsvBatch>
}
