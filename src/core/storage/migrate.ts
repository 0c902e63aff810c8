import { createHash } from 'node:crypto'
import { AppError } from '../../contract/errors.ts'
import type { Database } from './database.ts'
import type { Migration } from './migrations/all.ts'

/** "LONG" in ASCII: how a library is told from any other SQLite file. */
export const applicationId = 0x4c4f4e47

export interface MigrationHooks {
  now(): number
  /** Called before the first change to a library that holds data. Must write a copy, or throw. */
  backup(db: Database): void
}

/**
 * Applies what is pending, all in one transaction, after a backup. A library either arrives at the newest version or
 * stays as it was. Throws `library/damaged` when a migration that was applied is no longer the one we know.
 */
export function migrate(db: Database, known: readonly Migration[], hooks: MigrationHooks): void {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > 0) compareHistory(db, known)
  if (version === known.length) return
  if (version > 0) hooks.backup(db)
  db.transaction(() => {
    db.exec(`CREATE TABLE IF NOT EXISTS migrations (
      version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT`)
    const record = db.prepare('INSERT INTO migrations (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)')
    for (const [index, migration] of known.entries()) {
      if (index < version) continue
      db.exec(migration.sql)
      migration.fill?.(db)
      record.run(index + 1, migration.name, fingerprint(migration), hooks.now())
    }
    const orphans = db.pragma('foreign_key_check') as unknown[]
    if (orphans.length > 0) throw new AppError('library/damaged', { detail: 'foreign keys', count: orphans.length })
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${known.length}`)
  }).immediate()
}

function compareHistory(db: Database, known: readonly Migration[]): void {
  const applied = db.prepare<[], { version: number; sha256: string }>('SELECT version, sha256 FROM migrations ORDER BY version').all()
  for (const { version, sha256 } of applied) {
    const migration = known[version - 1]
    if (migration && fingerprint(migration) !== sha256) {
      throw new AppError('library/damaged', { detail: `migration ${version} is not the one this library was made with` })
    }
  }
}

function fingerprint(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex')
}
