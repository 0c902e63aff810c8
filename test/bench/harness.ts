import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/** One line of the table: a figure of ours, and where there is one, the same work done the plain way beside it. */
export interface BenchRow {
  readonly name: string
  readonly ours: number
  readonly baseline: number | null
  readonly baselineName: string
  readonly unit: 's' | 'ms' | 'MB'
  readonly note?: string
}

/** Each figure is the median of this many runs. */
export const repetitions = 5

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The value that `percent` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** Milliseconds that each of `times` calls took. */
export async function measure(work: () => unknown, times = repetitions): Promise<number[]> {
  const durations: number[] = []
  for (let run = 0; run < times; run++) {
    const start = performance.now()
    await work()
    durations.push(performance.now() - start)
  }
  return durations
}

export interface ChildReport<T = unknown> {
  readonly value: T
  /** From the call to the exit of the process, in milliseconds. */
  readonly wallMs: number
  /** The most memory the process ever held, in megabytes. */
  readonly peakMb: number
}

/**
 * Runs `exportName(...args)` of a module in a Node process of its own, so that its time and memory are its own too.
 * `modulePath` is an absolute path; arguments and result must be JSON. The process has the room the command line has.
 */
export async function inFreshProcess<T>(modulePath: string, exportName: string, ...args: unknown[]): Promise<ChildReport<T>> {
  const start = performance.now()
  const script = `
    import { pathToFileURL } from 'node:url'
    const [path, name, args] = process.argv.slice(1)
    const value = await (await import(pathToFileURL(path).href))[name](...JSON.parse(args))
    process.send({ value, peakMb: process.resourceUsage().maxRSS / 1024 }, () => process.disconnect())`
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--max-semi-space-size=8', '--input-type=module', '--eval', script, '--', modulePath, exportName, JSON.stringify(args)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  return new Promise((resolve, reject) => {
    let report: { value: T; peakMb: number } | undefined
    child.on('message', (message) => (report = message as { value: T; peakMb: number }))
    child.on('error', reject)
    child.on('exit', (code) => {
      if (report && code === 0) resolve({ ...report, wallMs: performance.now() - start })
      else reject(new Error(`${exportName} in ${modulePath} ended with ${code}`))
    })
  })
}

export function printTable(rows: readonly BenchRow[], write: (text: string) => void): void {
  const cells = rows.map((row) => [
    row.name,
    figure(row.ours, row.unit),
    row.baseline === null ? '-' : figure(row.baseline, row.unit),
    row.baseline === null ? '-' : `${(row.ours / row.baseline).toFixed(2)}x`,
    [row.baselineName && `beside: ${row.baselineName}`, row.note].filter(Boolean).join('; '),
  ])
  const table = [['measure', 'ours', 'baseline', 'ratio', 'note'], ...cells]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)))
  for (const line of table) {
    write(`${line.map((cell, column) => (column === 0 || column === 4 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd()}\n`)
  }
}

function figure(value: number, unit: BenchRow['unit']): string {
  return `${value.toFixed(unit === 'MB' || value >= 100 ? 0 : 2)} ${unit}`
}
