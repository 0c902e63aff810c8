import type { Parsed } from '../../contract/contract.ts'
import type { ImportField, ImportPreview, ImportSource, Mapping } from '../../contract/imports.ts'
import { AppError } from '../../contract/errors.ts'
import type { Environment, TakenFile } from '../environment.ts'
import type { CsvForm, CsvReader, CsvRecord } from './csv.types.ts'
import { dateOrderOf, hasSerialDays } from './dates.rules.ts'
import { proposeMapping } from './mapping.rules.ts'
import { columnsOf, readRow, unreadable, type ReadOptions, type ReadRow } from './rows.rules.ts'
import { sourceOf } from './sources.rules.ts'

/** What the founder said about the file; null where they left it to us. */
export type Reading = Pick<Parsed<'imports.preview'>, 'mapping' | 'dateOrder' | 'withoutRepairs'>

export interface OpenFile {
  readonly path: string
  readonly name: string
  readonly form: CsvForm
  readonly source: ImportSource
  /** The part of a preview that is about the file, not about its rows. */
  readonly description: Pick<ImportPreview, 'fileName' | 'source' | 'format' | 'parts' | 'part' | 'headerRow' | 'isMappingRemembered' | 'encoding' | 'delimiter' | 'columns' | 'isUsable' | 'dateOrder' | 'isDateOrderAmbiguous'>
  read(cells: readonly string[]): ReadRow
}

/** How much of a file is looked at to recognise it. */
const sampleRows = 200

export function createFileReading(environment: Environment, csv: CsvReader) {
  async function firstRecords(path: string, form: CsvForm): Promise<(readonly string[])[]> {
    for await (const { records } of csv.read(path, form)) return records.slice(0, sampleRows + 1).filter(isReadable)
    return []
  }

  /** The cells of the date column; only looked through while the order is open. */
  async function* dates(path: string, form: CsvForm, column: number): AsyncGenerator<string[]> {
    if (column < 0) return
    for await (const { records } of csv.read(path, form)) yield records.filter(isReadable).map((record) => record[column] ?? '')
  }

  async function orderOf(path: string, form: CsvForm, mapping: Mapping): Promise<ReturnType<typeof dateOrderOf>> {
    let order: ReturnType<typeof dateOrderOf> = 'not-needed'
    for await (const cells of dates(path, form, mapping.indexOf('sinceOn'))) {
      const seen = dateOrderOf(cells)
      if (seen === 'day-first' || seen === 'month-first') return seen
      if (seen === 'ambiguous') order = seen
      else if (order === 'not-needed') return order
    }
    return order
  }

  return {
    /** Looks at a file and says how it will be read. Throws when there is nothing in it, or the mapping does not fit. */
    async open({ path, name }: TakenFile, how: Reading): Promise<OpenFile> {
      const form = await csv.sniff(path)
      const [header = [], ...samples] = await firstRecords(path, form)
      if (header.every((cell) => cell.trim() === '')) throw new AppError('imports/empty', { fileName: name })
      const mapping = how.mapping ?? proposeMapping(header, samples)
      checkMapping(mapping, header)
      const found = await orderOf(path, form, mapping)
      const order = how.dateOrder ?? (found === 'day-first' ? 'day-first' : 'month-first')
      const columns = columnsOf(mapping)
      const source = sourceOf(header, samples)
      const since = mapping.indexOf('sinceOn')
      const options: ReadOptions = {
        source,
        width: header.length,
        dateOrder: order,
        hasSerialDays: hasSerialDays(samples.map((row) => row[since] ?? '')),
        today: environment.today(),
        without: new Set(how.withoutRepairs),
      }
      return {
        path,
        name,
        form,
        source,
        description: {
          fileName: name,
          source,
          format: 'csv',
          parts: [],
          part: null,
          headerRow: 1,
          isMappingRemembered: false,
          encoding: form.encoding,
          delimiter: form.delimiter,
          isUsable: mapping.some((field) => field !== null && naming.has(field)),
          dateOrder: order,
          isDateOrderAmbiguous: found === 'ambiguous',
          columns: header.map((title, index) => ({ header: title, field: mapping[index] ?? null, samples: samplesOf(samples, index) })),
        },
        read: (cells) => readRow(cells, columns, options),
      }
    },

    /** The rows below the header with their numbers. A line with nothing in it, not even a delimiter, is no row. */
    async *rows(file: OpenFile, signal: AbortSignal): AsyncGenerator<{ rows: FileRow[]; bytesRead: number }> {
      let row = 0
      for await (const { records, bytesRead } of csv.read(file.path, file.form, signal)) {
        const rows: FileRow[] = []
        for (const record of records) {
          row += 1
          if (row === 1) continue
          if (!isReadable(record)) rows.push({ row, cells: [], read: unreadable(record.fault) })
          else if (record.length > 1 || record[0] !== '') rows.push({ row, cells: record, read: file.read(record) })
        }
        yield { rows, bytesRead }
      }
    },
  }
}

/** A row of the file and what it says. */
export interface FileRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly cells: readonly string[]
  readonly read: ReadRow
}

const isReadable = (record: CsvRecord): record is readonly string[] => !('fault' in record)

/** The columns that can say who somebody is. */
const naming = new Set<ImportField>(['name', 'firstName', 'lastName', 'company', 'email'])

function checkMapping(mapping: Mapping, header: readonly string[]): void {
  if (mapping.length !== header.length) throw new AppError('imports/mapping-invalid', { columns: header.length, given: mapping.length, reason: 'length' })
  const seen = new Set<string>()
  for (const field of mapping) {
    if (!field || field === 'fact') continue
    if (seen.has(field)) throw new AppError('imports/mapping-invalid', { field, reason: 'twice' })
    seen.add(field)
  }
}

function samplesOf(rows: readonly (readonly string[])[], column: number): string[] {
  const samples = new Set<string>()
  for (const row of rows) {
    const cell = row[column]?.trim()
    if (cell) samples.add(cell.slice(0, 80))
    if (samples.size === 3) break
  }
  return [...samples]
}
