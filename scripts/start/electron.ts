import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface FoundElectron {
  readonly program: string
  /** The Node that the core has to run on instead, where Electron's own is too old for it. */
  readonly coreNode: string | null
}

export interface NoElectron {
  /** Begins a sentence that the caller ends. */
  readonly reason: string
}

const fetchWithinMs = 5 * 60_000
/** An Electron that fails this soon never showed its window. */
const opensWithinMs = 15_000
/** better-sqlite3 needs it. */
const oldestCoreNode = 22

/** Finds a runtime that starts here, fetching it the first time. */
export async function findElectron(appRoot: string): Promise<FoundElectron | NoElectron> {
  if (!hasDisplay(process.platform, process.env)) return { reason: 'There is no display here' }
  const program = process.env['LONGHAND_ELECTRON'] ?? installedElectron(appRoot) ?? (await fetchElectron(appRoot))
  if (program === null) return { reason: 'Electron’s runtime could not be fetched' }
  if (!existsSync(program)) return { reason: `There is no Electron at ${program}` }
  const asked = spawnSync(program, ['-p', 'process.versions.node'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 30_000,
  })
  const version = asked.stdout?.trim() ?? ''
  if (!/^\d+\./.test(version)) return { reason: `Electron does not start here (${lastLine(asked.stderr) || 'it gives no reason'})` }
  return { program, coreNode: Number.parseInt(version, 10) < oldestCoreNode ? process.execPath : null }
}

/** Only Linux is ever without a screen and says so. */
export function hasDisplay(platform: string, env: Readonly<Record<string, string | undefined>>): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

function installedElectron(appRoot: string): string | null {
  const home = path.join(appRoot, 'node_modules', 'electron')
  const named = path.join(home, 'path.txt')
  const program = existsSync(named) ? path.join(home, 'dist', readFileSync(named, 'utf8').trim()) : null
  return program !== null && existsSync(program) ? program : null
}

/** Electron's package comes without its runtime and with a program that fetches it. */
async function fetchElectron(appRoot: string): Promise<string | null> {
  const installer = path.join(appRoot, 'node_modules', 'electron', 'install.js')
  if (!existsSync(installer)) return null
  process.stdout.write('Fetching Electron’s runtime, this once (about 120 MB)...\n')
  await new Promise((resolve) => {
    spawn(process.execPath, [installer], { stdio: 'ignore', timeout: fetchWithinMs }).once('error', resolve).once('exit', resolve)
  })
  return installedElectron(appRoot)
}

/** Runs the app until it is closed. Otherwise says why its window did not open. */
export async function openWindow({ program, coreNode }: FoundElectron, appRoot: string): Promise<string | null> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (isRoot) process.stdout.write('You are root, so Electron runs without its sandbox. Another user is the better choice.\n')
  const startedAt = Date.now()
  const child = spawn(program, [...(isRoot ? ['--no-sandbox'] : []), appRoot], {
    stdio: ['ignore', 'inherit', 'pipe'],
    // A group of its own: Ctrl-C then reaches Electron once, through us. Twice would end it before it has tidied up.
    detached: process.platform !== 'win32',
    env: windowEnv(coreNode),
  })
  let complaint = ''
  createInterface({ input: child.stderr }).on('line', (line) => {
    complaint = line
    if (!isChromiumChatter(line)) process.stderr.write(`${line}\n`)
  })
  let isStopping = false
  const stop = () => {
    if (!isStopping) child.kill('SIGTERM')
    isStopping = true
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  const isFine = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0))
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop)
  if (isFine || isStopping) return null
  if (Date.now() - startedAt < opensWithinMs) return `Electron’s window did not open (${lastLine(complaint) || 'it gives no reason'})`
  process.exitCode = 1
  return null
}

function windowEnv(coreNode: string | null): NodeJS.ProcessEnv {
  // Editors built on Electron set this in their terminals, and it would turn our window into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return coreNode === null ? env : { LONGHAND_CORE_NODE: coreNode, ...env }
}

/** What Chromium and the system's libraries log tells a founder nothing: `[4711:0102/030405.678:ERROR:bus.cc(399)] ...`. */
export function isChromiumChatter(line: string): boolean {
  return chatter.some((pattern) => pattern.test(line))
}

const chatter = [
  /^\[\d+:[^\]]*:(INFO|WARNING|ERROR|FATAL|VERBOSE\d*):[^\]]+\]/,
  // macOS
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ Electron/,
  /^(\(\S+:\d+\): )?(Gtk|GLib|Gdk|dconf|libva|MESA|glx)\b.*(warning|error|message|critical)/i,
]

function lastLine(text: string | null): string {
  return (text ?? '').trim().split('\n').at(-1)?.slice(0, 200) ?? ''
}
