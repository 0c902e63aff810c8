import SQLite from 'better-sqlite3'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Input, Output, ProcedureName } from '../../src/contract/contract.ts'
import { createCore } from '../../src/core/create-core.ts'
import { createNodeEnvironment } from '../../src/core/node-environment.ts'
import { writeBigExport } from './big-export.ts'
import { inFreshProcess, measure, median, percentile, repetitions, type BenchRow } from './harness.ts'

const customers = 100_000
const typed = ['maria', 'müller', 'koln', 'hoffmann robotics', 'hoffmann4', 'zoe g', 'bristol', 'sao pa', 'owen quinn', 'lukasz']

export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'longhand-bench-'))
  try {
    const csv = path.join(folder, 'customers.csv')
    const library = path.join(folder, 'library.longhand')
    await writeBigExport(csv, customers)
    const imports = await importRows(csv, library)
    const asked = await inFreshProcess<Asked>(import.meta.filename, 'ask', library)
    return [...imports, ...questionRows(asked.value)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importRows(csv: string, library: string): Promise<BenchRow[]> {
  const ours: { wallMs: number; peakMb: number }[] = []
  const plain: number[] = []
  // Turn about, so that whatever else the machine does falls on both.
  for (let run = 0; run < repetitions; run++) {
    for (const suffix of ['', '-wal', '-shm', '.lock', '.backups']) rmSync(library + suffix, { recursive: true, force: true })
    ours.push(await inFreshProcess(import.meta.filename, 'importAll', csv, library))
    if (hasSqliteShell()) plain.push(...(await measure(() => plainImport(csv, `${library}.plain`), 1)))
  }
  return [
    {
      name: `import ${customers.toLocaleString('en-US')} rows`,
      ours: median(ours.map(({ wallMs }) => wallMs)) / 1000,
      baseline: plain.length > 0 ? median(plain) / 1000 : null,
      baselineName: plain.length > 0 ? 'sqlite3 .import' : '',
      unit: 's',
      note: 'whole process: checks, search index, addresses, undo',
    },
    { name: 'import, peak memory', ours: median(ours.map(({ peakMb }) => peakMb)), baseline: null, baselineName: '', unit: 'MB' },
  ]
}

function hasSqliteShell(): boolean {
  return spawnSync('sqlite3', ['--version']).status === 0
}

function plainImport(csv: string, db: string): void {
  rmSync(db, { force: true })
  execFileSync('sqlite3', [db, `.import --csv "${csv}" customers`], { stdio: ['ignore', 'ignore', 'inherit'] })
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
