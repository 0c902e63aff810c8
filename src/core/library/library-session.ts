import { changeNouns, type ChangeNoun } from '../../contract/changes.ts'
import { AppError } from '../../contract/errors.ts'
import type { Environment } from '../environment.ts'
import { pause } from '../pause.ts'
import type { PrintShop } from '../print/print.types.ts'
import { createServices, type Services } from '../services.ts'
import { openLibrary, translate, type OpenLibrary } from '../storage/database.ts'
import type { LibraryFiles } from './library.repository.ts'

export interface OpenSession {
  readonly error: null
  readonly library: OpenLibrary
  /** Services on the read-only connection, for queries. */
  readonly reading: Services
  /** Services on the connection that writes, for commands. */
  readonly writing: Services
}

export interface ClosedSession {
  readonly error: AppError
}

/** Another Longhand closes, a disk gets room again; a damaged file stays damaged. */
const passing: ReadonlySet<string> = new Set(['library/in-use', 'library/unwritable'])

export type LibrarySession = ReturnType<typeof createLibrarySession>

/** One library file, open or refused for a reason, and all that was built on it. */
export function createLibrarySession(environment: Environment, files: LibraryFiles, printShop: PrintShop) {
  const noted = new Set<ChangeNoun>()
  let hasDamage = false
  let session = open()

  function open(): OpenSession | ClosedSession {
    hasDamage = false
    try {
      const library = openLibrary(environment.libraryPath, {
        now: environment.now,
        hasBackups: files.list().length > 0,
        backup: (db) => files.backup(db, 'migration', environment.now()),
      })
      const { writer, reader } = library
      const context = { environment, printShop, changed, pause, ...transactions(writer) }
      const writing = createServices(writer, context)
      writing.duplicates.forgetOld()
      return { error: null, library, writing, reading: createServices(reader, context) }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      environment.log({ level: 'error', event: 'library-refused', data: { code: error.code } })
      return { error }
    }
  }

  function changed(...nouns: readonly ChangeNoun[]): void {
    for (const noun of nouns) noted.add(noun)
  }

  return {
    changed,
    current: () => session,

    /** The same after another look, where what was in the way may have gone. */
    retried(): OpenSession | ClosedSession {
      if (session.error && passing.has(session.error.code)) session = open()
      return session
    },

    /** The open library, or the reason why there is none, thrown. */
    require(): OpenSession {
      if (session.error) throw session.error
      return session
    },

    /** What changed since it was asked last. */
    takeChanges(): ChangeNoun[] {
      const nouns = [...noted]
      noted.clear()
      return nouns
    },

    /** Closes the library, does something to its file, and opens it again. */
    replace(work: () => void): void {
      if (!session.error) session.library.close()
      try {
        work()
      } finally {
        session = open()
        changed(...changeNouns)
      }
    },

    close(): void {
      if (!session.error) session.library.close()
      session = { error: new AppError('library/closed') }
    },

    /** SQLite's errors in our words. Damage that a large library shows only at work is remembered. */
    translate(error: unknown): unknown {
      const told = translate(error, environment.libraryPath)
      if (told !== error && told instanceof AppError && told.code === 'library/damaged') hasDamage = true
      return told
    },

    hasDamage: () => hasDamage,
  }
}

function transactions(writer: OpenLibrary['writer']) {
  async function long<T>(work: () => Promise<T>, end: 'COMMIT' | 'ROLLBACK'): Promise<T> {
    writer.exec('BEGIN IMMEDIATE')
    try {
      const result = await work()
      writer.exec(end)
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    }
  }
  return {
    transaction: <T>(work: () => T): T => writer.transaction(work).immediate(),
    longTransaction: <T>(work: () => Promise<T>) => long(work, 'COMMIT'),
    rehearsal: <T>(work: () => Promise<T>) => long(work, 'ROLLBACK'),
  }
}
