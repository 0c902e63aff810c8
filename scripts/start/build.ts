import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const outputs = ['out/main/index.cjs', 'out/main/core.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']
const sources = ['src', 'package.json', 'electron.vite.config.ts']

/** Builds the app when something it is made of is newer than what was made. */
export async function buildIfStale(appRoot: string): Promise<void> {
  if (!isStale(appRoot)) return
  process.stdout.write('Building Longhand...\n')
  const program = path.join(appRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const built = spawnSync(process.execPath, [program, 'build', '--logLevel', 'warn'], { cwd: appRoot, encoding: 'utf8' })
  if (built.status === 0) return
  process.stderr.write(`${built.stdout ?? ''}${built.stderr ?? ''}`)
  throw new Error('Longhand could not be built. Has `npm install` run to its end?')
}

/** Whether any output is missing or older than the youngest source. */
export function isStale(appRoot: string): boolean {
  const made = outputs.map((file) => changedAt(path.join(appRoot, file)))
  const newest = Math.max(...sources.map((source) => newestIn(path.join(appRoot, source))))
  return made.some((at) => at === null || at < newest)
}

function newestIn(place: string): number {
  const at = changedAt(place) ?? 0
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return at
  // The folder's own time tells of files that were taken away.
  return Math.max(at, ...readdirSync(place).map((name) => newestIn(path.join(place, name))))
}

function changedAt(place: string): number | null {
  return statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? null
}
