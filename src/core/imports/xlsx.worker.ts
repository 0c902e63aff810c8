import { closeSync, openSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readSheet, type CellValue } from 'read-excel-file/node'
import { csvLine, plainDate, plainNumber } from './tables.rules.ts'

/** What the worker is asked to do: read one sheet, counted from 1, and write it to a new file as CSV. */
export interface SheetJob {
  readonly path: string
  readonly sheet: number
  readonly target: string
}

const linesAtOnce = 1000

// A thread of its own, so that a workbook which takes all memory or never ends takes only this thread along.
void writeSheet(workerData as SheetJob).then((rows) => parentPort!.postMessage(rows))

/** Returns how many rows the sheet has. */
async function writeSheet({ path, sheet, target }: SheetJob): Promise<number> {
  const rows = await readSheet<string>(path, sheet, { parseNumber: plainNumber })
  const file = openSync(target, 'wx', 0o600)
  try {
    for (let at = 0; at < rows.length; at += linesAtOnce) {
      writeSync(file, rows.slice(at, at + linesAtOnce).map((row) => csvLine(row.map(plainCell))).join(''))
    }
  } finally {
    closeSync(file)
  }
  return rows.length
}

function plainCell(cell: CellValue<string> | null): string {
  if (cell === null) return ''
  return cell instanceof Date ? plainDate(cell) : String(cell)
}
