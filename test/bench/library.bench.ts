import SQLite from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Input, Output, ProcedureName } from '../../src/contract/contract.ts'
import { createCore } from '../../src/core/create-core.ts'
import { createNodeEnvironment } from '../../src/core/node-environment.ts'
import { writeBigExport } from './big-export.ts'
import { inFreshProcess, measure, median, percentile, repetitions, type BenchRow, type ChildReport } from './harness.ts'
import { hasSqliteShell, shellImport } from './plain-import.ts'

const customers = 100_000
const plainModule = path.join(import.meta.dirname, 'plain-import.ts')
const typed = ['maria', 'müller', 'koln', 'hoffmann robotics', 'hoffmann4', 'zoe g', 'bristol', 'sao pa', 'owen quinn', 'lukasz']

export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'longhand-bench-'))
  try {
    const csv = path.join(folder, 'customers.csv')
    const library = path.join(folder, 'library.longhand')
    await writeBigExport(csv, customers)
    const imports = await importRows(csv, library, customers, repetitions)
    const asked = await inFreshProcess<Asked>(import.meta.filename, 'ask', library)
    const million = path.join(folder, 'million.csv')
    await writeBigExport(million, 10 * customers)
    return [...imports, ...questionRows(asked.value), ...(await importRows(million, library, 10 * customers, 1))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file of `rows` customers into an empty library, beside the same file taken in the plain ways, turn about. */
async function importRows(csv: string, library: string, rows: number, times: number): Promise<BenchRow[]> {
  const ours: ChildReport[] = []
  const plain: number[] = []
  const parsed: number[] = []
  const shell: number[] = []
  for (let run = 0; run < times; run++) {
    for (const suffix of ['', '-wal', '-shm', '.lock', '.backups']) rmSync(library + suffix, { recursive: true, force: true })
    ours.push(await inFreshProcess(import.meta.filename, 'importAll', csv, library))
    plain.push((await inFreshProcess(plainModule, 'plainImport', csv, `${library}.plain`)).wallMs)
    parsed.push((await inFreshProcess(plainModule, 'bareParse', csv)).wallMs)
    if (hasSqliteShell()) shell.push(...(await measure(() => shellImport(csv, `${library}.shell`), 1)))
  }
  const name = `import ${rows.toLocaleString('en-US')} rows`
  const seconds = median(ours.map(({ wallMs }) => wallMs)) / 1000
  const beside = (baselineName: string, all: readonly number[], note = ''): BenchRow[] =>
    all.length > 0 ? [{ name, ours: seconds, baseline: median(all) / 1000, baselineName, unit: 's', note }] : []
  return [
    ...beside('csv-parse, INSERT and indexes by hand', plain, 'whole process: matching, repairs, look-alikes, search index, undo'),
    ...beside('csv-parse alone', parsed),
    ...beside('sqlite3 .import', shell),
    { name: `${name}, peak memory`, ours: median(ours.map(({ peakMb }) => peakMb)), baseline: null, baselineName: '', unit: 'MB' },
  ]
}

function questionRows({ keystrokeMs, scanMs, dueMs, coverageMs, eraseMs, vacuumMs }: Asked): BenchRow[] {
  const scan = { baselineName: 'LIKE over four columns', unit: 'ms' } as const
  const alone = { baseline: null, baselineName: '', unit: 'ms' } as const
  return [
    { name: 'search keystroke, median', ours: median(keystrokeMs), baseline: median(scanMs), ...scan },
    { name: 'search keystroke, p95', ours: percentile(keystrokeMs, 95), baseline: percentile(scanMs, 95), ...scan, note: `${keystrokeMs.length} keystrokes` },
    { name: 'due, first five', ours: median(dueMs), ...alone },
    { name: 'coverage', ours: median(coverageMs), ...alone },
    { name: 'erase a customer', ours: median(eraseMs), baseline: median(vacuumMs), baselineName: 'VACUUM alone', unit: 'ms', note: 'rows, search words, freed pages' },
  ]
}

interface Asked {
  readonly keystrokeMs: number[]
  readonly scanMs: number[]
  readonly dueMs: number[]
  readonly coverageMs: number[]
  readonly eraseMs: number[]
  readonly vacuumMs: number[]
}

/** Runs in a process of its own. */
export async function importAll(csv: string, library: string): Promise<Output<'imports.apply'>> {
  return withCore(library, (call, ticketFor) => call('imports.apply', { ticket: ticketFor(csv) }))
}

/** Runs in a process of its own: everything a page asks of 100,000 customers while somebody types and looks. */
export async function ask(library: string): Promise<Asked> {
  const keystrokes = typed.flatMap((word) => Array.from(word, (_, index) => word.slice(0, index + 1)))
  return withCore(library, async (call) => {
    const eachKeystroke = async (work: (search: string) => unknown) => {
      const durations: number[] = []
      for (const search of keystrokes) durations.push(...(await measure(() => work(search), 1)))
      return durations
    }
    const list = (search: string) => call('customers.list', { filter: { search }, limit: 50 })
    const keystrokeMs: number[] = []
    for (let run = 0; run < repetitions; run++) keystrokeMs.push(...(await eachKeystroke(list)))
    const db = new SQLite(library, { readonly: true })
    const scan = db.prepare(`SELECT id, name, company, email, city FROM customers
      WHERE name LIKE ? OR company LIKE ? OR email LIKE ? OR city LIKE ? ORDER BY name LIMIT 50`)
    const scanMs = await eachKeystroke((search) => scan.all(...Array(4).fill(`%${search}%`)))
    db.close()
    const dueMs = await measure(() => call('moments.due', { limit: 5 }), 4 * repetitions)
    const coverageMs = await measure(() => call('reports.coverage', {}), 4 * repetitions)
    const { ids } = await call('customers.ids', {})
    const eraseMs = await measure(() => call('customers.erase', { id: ids.pop()! }))
    const bare = new SQLite(library)
    const vacuumMs = await measure(() => bare.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'))
    bare.close()
    return { keystrokeMs, scanMs, dueMs, coverageMs, eraseMs, vacuumMs }
  })
}

type Call = <N extends ProcedureName>(name: N, input: Input<N>) => Promise<Output<N>>

async function withCore<T>(libraryPath: string, work: (call: Call, ticketFor: (file: string) => string) => Promise<T>): Promise<T> {
  const resourcesPath = path.join(import.meta.dirname, '..', '..', 'resources')
  const environment = createNodeEnvironment({ libraryPath, resourcesPath })
  const core = await createCore(environment)
  try {
    return await work((name, input) => core.call(name, input), (file) => environment.takeFile({ path: file, name: path.basename(file) }))
  } finally {
    await core.close()
    environment.close()
  }
}
