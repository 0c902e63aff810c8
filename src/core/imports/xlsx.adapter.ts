import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import { distinctNames, mostLikelyFirst, sheetNames } from './tables.rules.ts'
import { sizeOf } from './text-file.adapter.ts'
import type { SheetJob } from './xlsx.worker.ts'
import { withZip } from './zip.adapter.ts'

const mostBytes = 30 * 1024 * 1024
/** Of all that is packed in a workbook; a usual one packs to a tenth. */
const mostUnpackedBytes = 600 * 1024 * 1024
const mostWorkbookXmlBytes = 4 * 1024 * 1024

/** What the reading of one sheet may take. */
export interface SheetLimits {
  readonly heapMb: number
  readonly ms: number
}

const usualLimits: SheetLimits = { heapMb: 2048, ms: 30_000 }

/** Straight from source there is the worker's own source; in the built app it is a file beside this one. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './xlsx.worker.ts' : './xlsx-worker.cjs', import.meta.url)

export interface SheetFile {
  readonly sheets: readonly string[]
  readonly sheet: string
  /** One sheet as CSV in UTF-8. Whoever asked for it removes it. */
  readonly csvPath: string
}

/**
 * Writes one sheet of a workbook as CSV into the folder: the one that is asked for, else the first with anything in it, those
 * named like customers before the others. Throws `imports/unreadable` and `imports/part-unknown`.
 */
export async function unpackSheet(
  path: string,
  wanted: string | null,
  folder: string,
  { signal, limits = usualLimits }: { signal?: AbortSignal | undefined; limits?: SheetLimits },
): Promise<SheetFile> {
  if (sizeOf(path) > mostBytes) throw unreadable('workbook-too-large')
  const sheets = await checkedSheets(path)
  const numbered = sheets.map((name, index) => ({ name, number: index + 1 }))
  const asked = wanted === null ? mostLikelyFirst(numbered) : numbered.filter(({ name }) => name === wanted)
  const last = asked.at(-1)
  if (!last) throw new AppError('imports/part-unknown', { part: wanted, parts: sheets })
  for (const { name, number } of asked) {
    signal?.throwIfAborted()
    const csvPath = join(folder, `import-${randomUUID()}`)
    const rows = await write({ path, sheet: number, target: csvPath }, limits, signal).catch(async (error: unknown) => {
      await rm(csvPath, { force: true })
      throw error
    })
    if (rows > 0 || number === last.number) return { sheets, sheet: name, csvPath }
    await rm(csvPath)
  }
  throw unreadable('workbook-damaged')
}

/** The names of the sheets, once it is sure that unpacking the workbook takes no more room than allowed. */
function checkedSheets(path: string): Promise<string[]> {
  return withZip(path, async (zip) => {
    const parts = zip.entries.filter(({ name }) => /\.(?:xml|rels)$/.test(name))
    if (parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > mostUnpackedBytes) throw unreadable('workbook-too-large')
    for (const part of parts) await zip.check(part)
    const workbook = parts.find(({ name }) => name === 'xl/workbook.xml')!
    return distinctNames(sheetNames(await zip.text(workbook, mostWorkbookXmlBytes)))
  })
}

/** Returns how many rows the sheet has. */
function write(job: SheetJob, limits: SheetLimits, signal?: AbortSignal): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const worker = new Worker(workerUrl, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } })
  const clock = setTimeout(() => reject(unreadable('workbook-too-large')), limits.ms)
  const abort = () => reject(signal?.reason as Error)
  signal?.addEventListener('abort', abort, { once: true })
  worker.once('message', resolve)
  worker.once('error', (error: NodeJS.ErrnoException) => {
    reject(unreadable(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'workbook-too-large' : 'workbook-damaged', error))
  })
  worker.once('exit', () => reject(unreadable('workbook-damaged')))
  return promise.finally(async () => {
    clearTimeout(clock)
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  })
}

const unreadable = (reason: string, cause?: unknown): AppError => new AppError('imports/unreadable', { reason }, { cause })
