import { type CsvError, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import type { Encoding } from '../../contract/imports.ts'
import { sniffDelimiter } from './csv.rules.ts'
import type { CsvForm, CsvReader } from './csv.types.ts'
import type { TableBatch, TableRecord } from './tables.types.ts'
import { lineAt, utf8Stream } from './text-file.adapter.ts'

/** Reads CSV files with csv-parse, a batch at a time. */
export const csvReader: CsvReader = { sniff, read }

const batchRows = 500
const mostRecordBytes = 1024 * 1024
const strayQuote = 'The quotes in this row make no sense: one opens and never closes, or stands inside a cell.'

function sniff(head: string, encoding: Encoding): CsvForm {
  const hasSepLine = /^sep=.(?:\r\n|\r|\n)/i.test(head)
  return { encoding, delimiter: hasSepLine ? head[4]! : sniffDelimiter(head), hasSepLine }
}

const optionsFor = (form: CsvForm) => ({
  bom: true,
  delimiter: form.delimiter,
  // All of them: the one that csv-parse finds first need not be the only one in a file.
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: false,
  // A quote that never closes would else take all that follows into memory.
  max_record_size: mostRecordBytes,
})

/** Reads strictly, so that a stray quote is noticed at once and cannot swallow the rows behind it. */
async function* read(path: string, form: CsvForm, signal?: AbortSignal): AsyncGenerator<TableBatch> {
  let start = form.hasSepLine ? (await lineAt(path, form, 0)).bytes : 0
  for (;;) {
    const fault = yield* readSegment(path, form, start, signal)
    if (fault === null) return
    const line = await lineAt(path, form, fault)
    yield { records: [mend(line.text, form)], bytesRead: fault }
    start = fault + line.bytes
  }
}

/** Records from a byte on. Returns the byte at which a record begins that cannot be read, or null at the end. */
async function* readSegment(path: string, form: CsvForm, start: number, signal?: AbortSignal): AsyncGenerator<TableBatch, number | null> {
  const records: string[][] = []
  let failure: CsvError | null = null
  /** Where the last whole record ends. The parser itself only tells where its last cell does. */
  let whole = start
  const take = (record: string[], { bytes }: { bytes: number }) => {
    records.push(record)
    whole = start + bytes
    // Taken here and not from the parser's own queue, which a fault empties. The types know only of other records in its place.
    return null as unknown as string[]
  }
  const parser = parse({ ...optionsFor(form), on_record: take })
  parser.on('error', (error: CsvError) => (failure = error))
  parser.resume()
  try {
    let read = start
    for await (const bytes of utf8Stream(path, form, start)) {
      signal?.throwIfAborted()
      await new Promise<void>((resolve) => parser.write(bytes, () => resolve()))
      if (failure) break
      read += bytes.length
      while (records.length >= batchRows) yield { records: records.splice(0, batchRows), bytesRead: read }
    }
    if (!failure) {
      await new Promise<void>((resolve) => {
        parser.on('end', resolve)
        parser.on('error', resolve)
        parser.end()
      })
    }
    if (records.length > 0) yield { records, bytesRead: failure ? whole : read }
    return failure ? whole : null
  } finally {
    parser.destroy()
  }
}

/** One line by itself, with its stray quotes taken as text; a fault where that still makes no sense. */
function mend(line: string, form: CsvForm): TableRecord {
  try {
    const [record] = parseAtOnce(line, { ...optionsFor(form), relax_quotes: true }) as unknown as string[][]
    return record && !record.some((cell) => /[\r\n]/.test(cell)) ? record : { fault: strayQuote }
  } catch {
    return { fault: strayQuote }
  }
}
