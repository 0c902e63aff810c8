import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { Environment, LogEntry, TakenFile } from './environment.ts'

export interface NodeEnvironmentOptions {
  readonly libraryPath: string
  readonly resourcesPath: string
  /** Left out, a private folder is made, and removed again by `close`. */
  readonly outboxPath?: string | undefined
  readonly log?: ((entry: LogEntry) => void) | undefined
}

export interface NodeEnvironment extends Environment {
  /** Remembers a file under a ticket of its own, or under the one that is given. */
  takeFile(file: TakenFile, ticket?: string): string
  /** Removes the folder that was made. Call it after the core is closed. */
  close(): void
}

/** The world around the core where there is a Node: the same for desktop, browser and command line. */
export function createNodeEnvironment(options: NodeEnvironmentOptions): NodeEnvironment {
  const { libraryPath, resourcesPath, log = logToStandardError } = options
  // mkdtemp makes the folder readable by its owner only (0700).
  const ownPath = options.outboxPath === undefined ? mkdtempSync(join(tmpdir(), 'longhand-')) : null
  const tickets = new Map<string, TakenFile>()
  return {
    libraryPath,
    resourcesPath,
    outboxPath: ownPath ?? options.outboxPath ?? '',
    now: () => Date.now(),
    today: () => localDay(new Date()),
    resolveTicket(ticket) {
      const file = tickets.get(ticket)
      if (!file) throw new AppError('host/file-gone')
      return file
    },
    log,
    isCheckingOutputs: process.env['NODE_ENV'] === 'test' || process.env['NODE_ENV'] === 'development',
    takeFile(file, ticket = randomUUID()) {
      tickets.set(ticket, { path: file.path, name: file.name })
      return ticket
    },
    close() {
      if (ownPath !== null) rmSync(ownPath, { recursive: true, force: true })
    },
  }
}

/** The day on the founder's own calendar, which late in the evening is not the day in UTC. */
export function localDay(date: Date): string {
  const part = (value: number, length: number) => String(value).padStart(length, '0')
  return `${part(date.getFullYear(), 4)}-${part(date.getMonth() + 1, 2)}-${part(date.getDate(), 2)}`
}

/** One line of JSON for each entry. Quiet about the everyday ones, so that a terminal stays readable. */
function logToStandardError(entry: LogEntry): void {
  if (entry.level !== 'info') process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`)
}
