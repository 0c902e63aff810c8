import { CsvError, parse } from 'csv-parse'
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import { looksLikeSpreadsheet, sniffDelimiter } from './csv.rules.ts'
import type { CsvBatch, CsvForm, CsvReader } from './csv.types.ts'

/** Reads CSV files with csv-parse, a batch at a time. */
export const csvReader: CsvReader = { sniff: sniffCsv, read: readCsv }

const batchRows = 2000

/** How a file is written: its encoding and what stands between cells. Throws `imports/unreadable` and `host/file-gone`. */
async function sniffCsv(path: string): Promise<CsvForm> {
  const head = readHead(path)
  if (looksLikeSpreadsheet(head)) throw new AppError('imports/unreadable', { reason: 'spreadsheet' })
  const encoding = byteOrderMark(head) ?? ((await isUtf8(path)) ? 'utf-8' : 'windows-1252')
  const text = new TextDecoder(encoding).decode(head)
  const hasSepLine = /^sep=.\r?\n/i.test(text)
  return { encoding, delimiter: hasSepLine ? text[4]! : sniffDelimiter(text), hasSepLine, sizeBytes: statSync(path).size }
}

/**
 * Reads the records of a file in batches, the header first. Rows are counted as a spreadsheet counts them, so blank
 * lines are records too. Throws `imports/unreadable` with the row where a quote opens that never closes.
 */
async function* readCsv(path: string, form: CsvForm, signal?: AbortSignal): AsyncGenerator<CsvBatch> {
  const parser = parse({
    bom: true,
    delimiter: form.delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    from_line: form.hasSepLine ? 2 : 1,
  })
  const decoder = form.encoding === 'utf-8' ? null : new TextDecoder(form.encoding)
  const records: string[][] = []
  let rows = 0
  let bytesRead = 0
  let failure: unknown
  parser.on('error', (error) => (failure = error))
  const drain = () => {
    for (let record = parser.read() as string[] | null; record !== null; record = parser.read() as string[] | null) {
      records.push(record)
      rows += 1
    }
  }
  // A parser that nobody empties takes no more: its write would never come back.
  parser.on('readable', drain)
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 })
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal?.throwIfAborted()
      bytesRead += chunk.length
      // A character that the chunk cuts in two waits in the decoder.
      const bytes = decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk
      await new Promise<void>((resolve) => parser.write(bytes, () => resolve()))
      if (failure) throw unreadable(failure, rows)
      while (records.length >= batchRows) yield { records: records.splice(0, batchRows), bytesRead }
    }
    await new Promise<void>((resolve) => {
      parser.on('end', resolve)
      parser.on('error', resolve)
      parser.end()
    })
    if (failure) throw unreadable(failure, rows)
    if (records.length > 0) yield { records, bytesRead }
  } finally {
    stream.destroy()
    parser.destroy()
  }
}

function unreadable(error: unknown, rowsBefore: number): unknown {
  if (!(error instanceof CsvError)) return error
  const reason = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open-quote' : error.code
  return new AppError('imports/unreadable', { reason, row: rowsBefore + 1 }, { cause: error })
}

function readHead(path: string): Buffer {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (cause) {
    throw new AppError('host/file-gone', { path }, { cause })
  }
  try {
    const head = Buffer.alloc(64 * 1024)
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}

function byteOrderMark(head: Buffer): CsvForm['encoding'] | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}
