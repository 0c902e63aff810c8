import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { createNodeEnvironment } from '../../src/core/node-environment.ts'
import { plantDuplicates } from '../support/planted.ts'
import { inFreshProcess, median, repetitions, type BenchRow } from './harness.ts'

/** A look at everybody, in a process of its own; of each 24 customers one is there twice. */
export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'longhand-bench-'))
  try {
    return [...(await rows(folder, 100_000, repetitions)), ...(await rows(folder, 1_000_000, 1))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function rows(folder: string, customers: number, runs: number): Promise<BenchRow[]> {
  const library = path.join(folder, `${customers}.longhand`)
  await inFreshProcess(import.meta.filename, 'plant', library, customers)
  const looks: { value: Looked; peakMb: number }[] = []
  for (let run = 0; run < runs; run++) looks.push(await inFreshProcess<Looked>(import.meta.filename, 'look', library))
  const name = `look-alikes among ${customers.toLocaleString('en-US')}`
  const alone = { baseline: null, baselineName: '' }
  return [
    { name, ours: median(looks.map(({ value }) => value.ms)) / 1000, ...alone, unit: 's', note: `${looks[0]!.value.found} pairs, ${Math.round(customers / 24)} planted` },
    { name: `${name}, peak memory`, ours: median(looks.map(({ peakMb }) => peakMb)), ...alone, unit: 'MB' },
  ]
}

interface Looked {
  readonly ms: number
  readonly found: number
}

/** Runs in a process of its own. */
export function plant(library: string, customers: number): void {
  plantDuplicates(library, customers, Math.floor(customers / 24))
}

/** Runs in a process of its own. */
export async function look(libraryPath: string): Promise<Looked> {
  const environment = createNodeEnvironment({ libraryPath, resourcesPath: path.join(import.meta.dirname, '..', '..', 'resources') })
  const core = await createCore(environment)
  try {
    const start = performance.now()
    const { found } = await core.call('duplicates.look', {})
    return { ms: performance.now() - start, found }
  } finally {
    await core.close()
    environment.close()
  }
}
