import type { Parsed } from '../../contract/contract.ts'
import type { ImportField, ImportPreview, ImportSource, Mapping } from '../../contract/imports.ts'
import { AppError } from '../../contract/errors.ts'
import type { Environment, TakenFile } from '../environment.ts'
import { dateOrderOf, hasSerialDays } from './dates.rules.ts'
import { findHeader, headerWithin } from './header.rules.ts'
import { proposeMapping, rememberedChoices, rememberKey, type Remembered } from './mapping.rules.ts'
import { columnsOf, readRow, unreadable, type ReadOptions, type ReadRow } from './rows.rules.ts'
import { sourceOf } from './sources.rules.ts'
import type { TableFile, TableReader, TableRecord } from './tables.types.ts'

/** What the founder said about the file; null where they left it to us. */
export type Reading = Pick<Parsed<'imports.preview'>, 'part' | 'headerRow' | 'encoding' | 'mapping' | 'isMappingRecalled' | 'dateOrder' | 'withoutRepairs'>

export interface OpenFile {
  readonly name: string
  readonly table: TableFile
  readonly source: ImportSource
  /** What is remembered of this kind of file: under which key, and what the founder chose otherwise than Longhand would. */
  readonly memory: { readonly key: string; readonly choices: Remembered }
  /** The part of a preview that is about the file, not about its rows. */
  readonly description: Pick<ImportPreview, 'fileName' | 'source' | 'format' | 'parts' | 'part' | 'headerRow' | 'isMappingRemembered' | 'encoding' | 'delimiter' | 'columns' | 'isUsable' | 'dateOrder' | 'isDateOrderAmbiguous'>
  read(cells: readonly string[]): ReadRow
}

/** How much of a file is looked at to recognise it. */
const sampleRows = 200

export function createFileReading(environment: Environment, tables: TableReader, remembered: (key: string) => Remembered) {
  async function firstRecords(table: TableFile, count: number): Promise<readonly TableRecord[]> {
    const first: TableRecord[] = []
    for await (const { records } of table.read()) {
      first.push(...records.slice(0, count - first.length))
      if (first.length >= count) break
    }
    return first
  }

  /** The cells of the date column; only looked through while the order is open. */
  async function* dates(table: TableFile, headerRow: number, column: number): AsyncGenerator<string[]> {
    if (column < 0) return
    let row = 0
    for await (const { records } of table.read()) {
      const below = records.slice(Math.max(0, headerRow - row))
      row += records.length
      yield below.filter(isReadable).map((record) => record[column] ?? '')
    }
  }

  async function orderOf(table: TableFile, headerRow: number, mapping: Mapping): Promise<ReturnType<typeof dateOrderOf>> {
    let order: ReturnType<typeof dateOrderOf> = 'not-needed'
    for await (const cells of dates(table, headerRow, mapping.indexOf('sinceOn'))) {
      const seen = dateOrderOf(cells)
      if (seen === 'day-first' || seen === 'month-first') return seen
      if (seen === 'ambiguous') order = seen
      else if (order === 'not-needed' && cells.some((cell) => cell.trim() !== '')) return order
    }
    return order
  }

  function headerRowOf(table: TableFile, first: readonly TableRecord[]): number {
    if (table.format === 'vcard') return 1
    const known = (cells: readonly string[]) => proposeMapping(cells, []).filter((field) => field !== null).length
    return 1 + findHeader(first.map((record) => (isReadable(record) ? record : [])), known)
  }

  async function describe(name: string, table: TableFile, how: Reading): Promise<OpenFile> {
    const first = await firstRecords(table, (how.headerRow ?? headerWithin) + sampleRows)
    const headerRow = how.headerRow ?? headerRowOf(table, first)
    const header = [first[headerRow - 1] ?? []].filter(isReadable).flat()
    const samples = first.slice(headerRow).filter(isReadable)
    if (header.every((cell) => cell.trim() === '')) throw new AppError('imports/empty', { fileName: name })
    const source = table.areOwnCards ? 'longhand' : table.format === 'vcard' ? 'vcard' : sourceOf(header, samples)
    const key = rememberKey(source, header)
    const chosenBefore: Remembered = how.isMappingRecalled ? remembered(key) : new Map()
    const mapping = how.mapping ?? proposeMapping(header, samples, chosenBefore)
    checkMapping(mapping, header)
    const found = await orderOf(table, headerRow, mapping)
    const order = how.dateOrder ?? (found === 'day-first' ? 'day-first' : 'month-first')
    const columns = columnsOf(mapping)
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
      name,
      table,
      source,
      memory: { key, choices: rememberedChoices(header, proposeMapping(header, samples), mapping) },
      description: {
        fileName: name,
        source,
        format: table.format,
        parts: [...table.parts],
        part: table.part,
        headerRow,
        isMappingRemembered: how.mapping === null && chosenBefore.size > 0,
        encoding: table.encoding,
        delimiter: table.delimiter,
        isUsable: mapping.some((field) => field !== null && naming.has(field)),
        dateOrder: order,
        isDateOrderAmbiguous: found === 'ambiguous',
        columns: header.map((title, index) => ({ header: title, field: mapping[index] ?? null, samples: samplesOf(samples, index) })),
      },
      read: (cells) => readRow(cells, columns, options),
    }
  }

  return {
    /**
     * Looks at a file and says how it will be read. Throws when there is nothing in it, or the mapping does not fit. Whoever
     * opens it closes its table.
     */
    async open({ path, name }: TakenFile, how: Reading, signal?: AbortSignal): Promise<OpenFile> {
      const table = await tables.open(path, { part: how.part, encoding: how.encoding }, environment.outboxPath, signal)
      try {
        return await describe(name, table, how)
      } catch (error) {
        await table.close()
        throw error
      }
    },

    /** The rows below the header with their numbers. A line with nothing in it, not even a delimiter, is no row. */
    async *rows(file: OpenFile, signal: AbortSignal): AsyncGenerator<{ rows: FileRow[]; bytesRead: number }> {
      let row = 0
      for await (const { records, bytesRead } of file.table.read(signal)) {
        const rows: FileRow[] = []
        for (const record of records) {
          row += 1
          if (row <= file.description.headerRow) continue
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
  /** As a spreadsheet counts: the first line of the file is row 1. */
  readonly row: number
  readonly cells: readonly string[]
  readonly read: ReadRow
}

const isReadable = (record: TableRecord): record is readonly string[] => !('fault' in record)

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
