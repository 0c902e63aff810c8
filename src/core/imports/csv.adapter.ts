import { type CsvError, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { AppError } from '../../contract/errors.ts'
import type { Encoding } from '../../contract/imports.ts'
import { sniffDelimiter } from './csv.rules.ts'
import type { CsvForm, CsvReader } from './csv.types.ts'
import type { TableBatch, TableRecord } from './tables.types.ts'
import { lineAt, utf8Stream } from './text-file.adapter.ts'

/** Reads CSV files with csv-parse, a batch at a time. */
export const csvReader: CsvReader = { sniff, read }

const batchRows = 2000
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
  const parser = parse(optionsFor(form))
  const records: string[][] = []
  let failure: CsvError | null = null
  /** How far everything has been handed over: what the parser held back when it fails is read again from here. */
  let safe = start
  let read = start
  const drain = () => {
    for (let record = parser.read() as string[] | null; record !== null; record = parser.read() as string[] | null) records.push(record)
  }
  parser.on('error', (error: CsvError) => (failure = error))
  // A parser that nobody empties takes no more: its write would never come back.
  parser.on('readable', drain)
  try {
    for await (const bytes of utf8Stream(path, form, start)) {
      signal?.throwIfAborted()
      await new Promise<void>((resolve) => parser.write(bytes, () => resolve()))
      if (failure) break
      drain()
      read += bytes.length
      safe = start + parser.info.bytes
      while (records.length >= batchRows) yield { records: records.splice(0, batchRows), bytesRead: read }
    }
    if (!failure) {
      await new Promise<void>((resolve) => {
        parser.on('end', resolve)
        parser.on('error', resolve)
        parser.end()
      })
    }
    if (!failure && records.length > 0) yield { records, bytesRead: read }
    if (!failure) return null
    return yield* readUpTo(path, form, { records, safe, fault: start + bytesOf(failure) })
  } finally {
    parser.destroy()
  }
}

/** What was read well before a fault: the records at hand, and those between the last safe place and the fault. */
async function* readUpTo(
  path: string,
  form: CsvForm,
  { records, safe, fault }: { records: string[][]; safe: number; fault: number },
): AsyncGenerator<TableBatch, number> {
  const chunks: Buffer[] = []
  for await (const bytes of utf8Stream(path, form, safe, fault)) chunks.push(bytes)
  const rest = parseAtOnce(Buffer.concat(chunks), optionsFor(form)) as unknown as string[][]
  yield { records: [...records, ...rest], bytesRead: fault }
  return fault
}

function bytesOf(error: CsvError): number {
  const { bytes } = error as CsvError & { bytes?: number }
  if (bytes === undefined) throw new AppError('imports/unreadable', { reason: error.code }, { cause: error })
  return bytes
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
