import { analyse } from 'chardet'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { Encoding } from '../../contract/imports.ts'
import { csvReader } from './csv.adapter.ts'
import { believed, encodingOfHead } from './encoding.rules.ts'
import { kindOfHead, kindOfText, kindOfZip, mayBeTable, mostLikelyFirst } from './tables.rules.ts'
import type { TableChoice, TableFile, TableReader } from './tables.types.ts'
import { readHead, sizeOf, surveyBytes } from './text-file.adapter.ts'
import { readCards, surveyCards } from './vcard.adapter.ts'
import { unpackSheet } from './xlsx.adapter.ts'
import { withZip } from './zip.adapter.ts'

/** Opens whatever file a founder has as a table. */
export const tableReader: TableReader = { open }

/** Of a file in a ZIP, unpacked. */
const mostUnpackedBytes = 1024 * 1024 * 1024

async function open(path: string, choice: TableChoice, workFolder: string, signal?: AbortSignal): Promise<TableFile> {
  const head = readHead(path)
  const kind = kindOfHead(head)
  if (kind === 'old-excel') throw unreadable('old-excel')
  if (kind === 'pdf') throw unreadable('no-table')
  if (kind === 'text') return openText(path, head, choice)
  const inside = await withZip(path, async ({ entries }) => kindOfZip(entries.map(({ name }) => name)))
  if (inside === 'spreadsheet') throw unreadable('spreadsheet')
  return inside === 'xlsx' ? openWorkbook(path, choice, workFolder, signal) : openFolder(path, choice, workFolder, signal)
}

async function openText(path: string, head: Buffer, choice: TableChoice): Promise<TableFile> {
  const encoding = choice.encoding ?? (await encodingOf(path, head))
  const text = new TextDecoder(encoding).decode(head)
  if (text.includes('\0')) throw unreadable('no-table')
  const kind = kindOfText(text)
  if (kind === 'web-page') throw unreadable('web-page')
  const file = { encoding, parts: [], part: null, sizeBytes: sizeOf(path), close: async () => undefined }
  if (kind === 'vcard') {
    const { notes, areOurs } = await surveyCards({ path, encoding })
    return { ...file, format: 'vcard', areOwnCards: areOurs, delimiter: null, read: (signal) => readCards({ path, encoding }, notes, signal) }
  }
  const form = csvReader.sniff(text, encoding)
  return { ...file, format: 'csv', delimiter: form.delimiter, read: (signal) => csvReader.read(path, form, signal) }
}

/** Marks and zeros are sure, UTF-8 nearly; of the rest only the letters of Japan and China can be told. */
async function encodingOf(path: string, head: Buffer): Promise<Encoding> {
  const sure = encodingOfHead(head)
  if (sure === 'utf-16le' || sure === 'utf-16be') return sure
  const { isUtf8, hasZeros, beyondAscii } = await surveyBytes(path)
  if (hasZeros) throw unreadable('no-table')
  return sure ?? (isUtf8 ? 'utf-8' : (believed(analyse(beyondAscii)[0]) ?? 'windows-1252'))
}

async function openWorkbook(path: string, { part }: TableChoice, workFolder: string, signal?: AbortSignal): Promise<TableFile> {
  const { sheets, sheet, csvPath } = await unpackSheet(path, part, workFolder, { signal })
  const form = { encoding: 'utf-8', delimiter: ',', hasSepLine: false } as const
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    ...several(sheets, sheet),
    sizeBytes: sizeOf(csvPath),
    read: (reading) => csvReader.read(csvPath, form, reading),
    close: () => rm(csvPath, { force: true }),
  }
}

async function openFolder(path: string, choice: TableChoice, workFolder: string, signal?: AbortSignal): Promise<TableFile> {
  return withZip(path, async (zip) => {
    const tables = zip.entries.filter(({ name, sizeBytes }) => mayBeTable(name) && sizeBytes > 0)
    const names = tables.map(({ name }) => name)
    const asked = choice.part === null ? mostLikelyFirst(tables) : tables.filter(({ name }) => name === choice.part)
    if (tables.length === 0) throw unreadable('zip-without-table')
    if (asked.length === 0) throw new AppError('imports/part-unknown', { part: choice.part, parts: names })
    for (const entry of asked) {
      const target = join(workFolder, `import-${randomUUID()}`)
      await zip.unpack(entry, target, mostUnpackedBytes)
      const remove = () => rm(target, { force: true })
      const table = await openUnpacked(target, choice, workFolder, signal).catch(async (error: unknown) => {
        await remove()
        throw error
      })
      const close = () => table.close().finally(remove)
      if (entry === asked.at(-1) || (await hasRows(table))) return { ...table, ...several(names, entry.name), close }
      await close()
    }
    throw unreadable('zip-without-table')
  })
}

/** A workbook in a ZIP gives its first sheet; a ZIP in a ZIP is not opened. */
function openUnpacked(path: string, choice: TableChoice, workFolder: string, signal?: AbortSignal): Promise<TableFile> {
  const head = readHead(path)
  if (kindOfHead(head) === 'text') return openText(path, head, choice)
  return openWorkbook(path, { ...choice, part: null }, workFolder, signal)
}

async function hasRows(table: TableFile): Promise<boolean> {
  let rows = 0
  for await (const { records } of table.read()) {
    rows += records.filter((record) => !('fault' in record) && record.some((cell) => cell.trim() !== '')).length
    if (rows > 1) return true
  }
  return false
}

/** There is a choice only where there are several. */
const several = (parts: readonly string[], part: string): Pick<TableFile, 'parts' | 'part'> =>
  parts.length > 1 ? { parts, part } : { parts: [], part: null }

const unreadable = (reason: string): AppError => new AppError('imports/unreadable', { reason })
