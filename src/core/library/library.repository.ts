import SQLite from 'better-sqlite3'
import { chmodSync, copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup } from '../../contract/library.ts'
import { AppError } from '../../contract/errors.ts'
import { createTombstonesRepository, type Tombstones } from '../customers/tombstones.repository.ts'
import { check, translate, type Database } from '../storage/database.ts'
import { makeFolder } from '../storage/folder.ts'
import { backupName, readBackupName } from './library.rules.ts'

/** Backups that we made ourselves before something risky; those that were asked for are never thrown away. */
const keptPerReason = 10

export type LibraryFiles = ReturnType<typeof createLibraryFiles>

/** The library as a file among its backups in `<file>.backups/`. */
export function createLibraryFiles(path: string) {
  const folder = `${path}.backups`

  function list(): Backup[] {
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .flatMap((name) => {
        const known = readBackupName(name)
        if (!known) return []
        const { size } = statSync(join(folder, name))
        return [{ ...known, name, documentId: name, sizeBytes: size }]
      })
      .sort((a, b) => b.madeAt - a.madeAt)
  }

  /** Copies a library whole into a new file, as of this moment, and checks the copy. A copy that fails leaves nothing. */
  function copyInto(db: Database, target: string): void {
    rmSync(target, { force: true })
    try {
      db.prepare('VACUUM INTO ?').run(target)
      chmodSync(target, 0o600)
      inspect(target)
    } catch (error) {
      rmSync(target, { force: true })
      throw error
    }
  }

  /** Throws unless the file is a sound library of a version we know. Never changes it. */
  function inspect(file: string): void {
    let db: Database
    try {
      db = new SQLite(file, { readonly: true, fileMustExist: true })
    } catch (cause) {
      throw new AppError(existsSync(file) ? 'library/not-a-library' : 'host/file-gone', { path: file }, { cause })
    }
    try {
      check(db, file, { isWhole: true })
      const tables = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'customers'").pluck().get() as number
      if (tables === 0) throw new AppError('library/not-a-library', { path: file })
    } catch (error) {
      // What is damage in the library's own place is, in a file that somebody picked, most likely the wrong file.
      const cause = error instanceof AppError ? error.cause : null
      const isOther = cause instanceof SQLite.SqliteError && cause.code === 'SQLITE_NOTADB'
      throw isOther ? new AppError('library/not-a-library', { path: file }, { cause: error }) : error
    } finally {
      db.close()
    }
  }

  function prune(): void {
    const byReason = Map.groupBy(list(), (backup) => backup.reason)
    for (const reason of ['migration', 'restore'] as const) {
      for (const { name } of byReason.get(reason)?.slice(keptPerReason) ?? []) rmSync(join(folder, name))
    }
  }

  return {
    path,
    list,
    pathOf: (name: string): string | null => (readBackupName(name) && existsSync(join(folder, name)) ? join(folder, name) : null),
    /** With what is written but not yet folded into the file. */
    sizeBytes: () => [path, `${path}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0),

    /** Throws `library/backup-failed`; a library is never migrated or replaced without its backup. */
    backup(db: Database, reason: Backup['reason'], now: number): Backup {
      try {
        makeFolder(folder, 0o700)
        const name = backupName(reason, now, (candidate) => existsSync(join(folder, candidate)))
        copyInto(db, join(folder, name))
        prune()
        return list().find((backup) => backup.name === name)!
      } catch (cause) {
        throw new AppError('library/backup-failed', { folder, detail: cause instanceof Error ? cause.message : '' }, { cause })
      }
    },

    /** Removes a backup, with what lies beside one that was kept as it was. */
    remove(name: string): void {
      for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, name) + ending, { force: true })
    },

    /** Who was erased from a library that cannot be opened for use; null where it cannot even be read. */
    readTombstones(): Tombstones | null {
      if (!existsSync(path)) return { salts: [], stones: [] }
      try {
        const db = new SQLite(path, { readonly: true })
        try {
          const has = db.prepare('SELECT count(*) FROM sqlite_schema WHERE name = ?').pluck()
          // A library from before there was erasing, or none at all any more.
          if (has.get('tombstones') === 0) return has.get('customers') === 1 ? { salts: [], stones: [] } : null
          return createTombstonesRepository(db).all()
        } finally {
          db.close()
        }
      } catch {
        return null
      }
    },

    /** A checked copy of some library file, ready to be put in our library's place. */
    prepare(source: string): string {
      inspect(source)
      const prepared = `${path}.restoring`
      const db = new SQLite(source, { readonly: true })
      try {
        copyInto(db, prepared)
      } catch (error) {
        throw translate(error, source)
      } finally {
        db.close()
      }
      return prepared
    },

    /** Keeps a library that cannot be opened as it is, byte for byte, beside its backups. */
    setAside(now: number): string | null {
      if (!existsSync(path)) return null
      makeFolder(folder, 0o700)
      const name = backupName('unknown', now, (candidate) => existsSync(join(folder, candidate)))
      copyFileSync(path, join(folder, name))
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${join(folder, name)}-wal`)
      return name
    },

    /** Puts a prepared file in the library's place. The library must be closed. */
    swapIn(prepared: string): void {
      for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true })
      renameSync(prepared, path)
    },
  }
}
