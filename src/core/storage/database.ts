import SQLite from 'better-sqlite3'
import { existsSync, chmodSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { makeFolder } from './folder.ts'
import { applicationId, migrate, type MigrationHooks } from './migrate.ts'
import { migrations, type Migration } from './migrations/all.ts'
import { isUnswept, sweep } from './sweep.ts'

export type Database = SQLite.Database

export const newestVersion = migrations.length

/** A whole check of every page costs about 4 ms per megabyte, so a large library is only checked after a crash. */
const alwaysCheckedBytes = 64 * 1024 * 1024

export interface OpenLibrary {
  /** The only connection that writes. */
  readonly writer: Database
  /** A read-only connection: it sees what is committed, never half an import. */
  readonly reader: Database
  close(): void
}

export interface OpenOptions extends MigrationHooks {
  /** An empty file in the place of a library that has backups is a lost library, not a new one. */
  readonly hasBackups: boolean
  readonly migrations?: readonly Migration[]
}

/**
 * Opens a library, makes it when it is not there, and brings it to the newest version.
 * Throws `library/in-use`, `library/newer`, `library/not-a-library`, `library/damaged` or `library/unwritable`;
 * whatever it refuses it leaves untouched.
 */
export function openLibrary(path: string, options: OpenOptions): OpenLibrary {
  makeLibraryFolder(path)
  const releaseLock = takeLock(path)
  try {
    const isCrashed = hasLeftoverWal(path)
    if (existsSync(path)) {
      if (options.hasBackups && statSync(path).size === 0) throw new AppError('library/damaged', { path, detail: 'empty' })
      inspect(path, isCrashed, options.migrations ?? migrations)
    }
    const writer = connect(path)
    try {
      migrate(writer, options.migrations ?? migrations, options)
      if (!options.migrations) finishSweep(writer)
      const reader = new SQLite(path, { readonly: true, timeout: 5000 })
      reader.pragma('trusted_schema = OFF')
      reader.pragma('cache_size = -65536')
      return {
        writer,
        reader,
        close() {
          reader.close()
          try {
            writer.pragma('optimize')
          } catch {
            // Statistics only make questions faster: a library too damaged or a disk too full for them still closes.
          }
          writer.close()
          releaseLock()
        },
      }
    } catch (error) {
      writer.close()
      throw error
    }
  } catch (error) {
    releaseLock()
    throw translate(error, path)
  }
}

function makeLibraryFolder(path: string): void {
  try {
    makeFolder(dirname(path), 0o700)
  } catch (cause) {
    throw new AppError('library/unwritable', { path }, { cause })
  }
}

/** An erasure that was cut off before the file was swept is finished now; a disk that is still too full waits for the next time. */
function finishSweep(writer: Database): void {
  try {
    if (isUnswept(writer)) sweep(writer)
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error
  }
}

function connect(path: string): Database {
  const isNew = !existsSync(path)
  const db = new SQLite(path, { timeout: 5000 })
  // Before anything personal is in it: the founder's eyes only.
  if (isNew) chmodSync(path, 0o600)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cache_size = -16384')
  return db
}

/**
 * Holds an exclusive SQLite lock on a small file beside the library for as long as the process lives. The operating
 * system lets go of it when the process dies, however it dies, so there is no stale lock to clear.
 */
function takeLock(path: string): () => void {
  let lock: Database | undefined
  try {
    lock = new SQLite(`${path}.lock`, { timeout: 0 })
    chmodSync(`${path}.lock`, 0o600)
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (pid INTEGER); COMMIT')
    const held = lock
    return () => held.close()
  } catch (cause) {
    lock?.close()
    throw isBusy(cause) ? new AppError('library/in-use', { path }, { cause }) : new AppError('library/unwritable', { path }, { cause })
  }
}

function hasLeftoverWal(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
}

/** Looks before touching: a file that is not ours, or from the future, or broken, stays as it is. */
function inspect(path: string, isCrashed: boolean, known: readonly Migration[]): void {
  const db = new SQLite(path, { readonly: true, timeout: 5000 })
  try {
    check(db, path, { isWhole: isCrashed || statSync(path).size <= alwaysCheckedBytes, newest: known.length })
  } finally {
    db.close()
  }
}

/** Throws unless the open file is a sound library of a version we know. An empty file counts as a new library. */
export function check(db: Database, path: string, how: { isWhole: boolean; newest?: number }): void {
  try {
    const version = db.pragma('user_version', { simple: true }) as number
    const owner = db.pragma('application_id', { simple: true }) as number
    const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number
    if (tables === 0 && owner === 0) return
    if (owner !== applicationId) throw new AppError('library/not-a-library', { path })
    if (version > (how.newest ?? newestVersion)) throw new AppError('library/newer', { path, version, known: how.newest ?? newestVersion })
    if (how.isWhole) {
      const verdict = db.pragma('quick_check(1)', { simple: true }) as string
      if (verdict !== 'ok') throw new AppError('library/damaged', { path, detail: verdict })
    }
  } catch (error) {
    throw translate(error, path)
  }
}

/** SQLite's errors in our words; anything else as it was. */
export function translate(error: unknown, path: string): unknown {
  if (!(error instanceof SQLite.SqliteError)) return error
  const code = error.code
  // A header that SQLite cannot read is damage too: this is where the founder's library was.
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new AppError('library/damaged', { path }, { cause: error })
  if (isBusy(error)) return new AppError('library/in-use', { path }, { cause: error })
  if (/^SQLITE_(FULL|READONLY|CANTOPEN|IOERR)/.test(code)) return new AppError('library/unwritable', { path, detail: code }, { cause: error })
  return error
}

function isBusy(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
}
