import type { Database } from './database.ts'

/**
 * Makes the file forget what was deleted. Deleted rows lie on in freed pages, in the journal, in the words of the search
 * index and in the planner's samples of the indexes; afterwards they are in none of these.
 * Must not be called inside a transaction. Throws SQLite's errors, e.g. for a full disk; `isUnswept` stays true then.
 */
export function sweep(db: Database): void {
  db.pragma('secure_delete = ON')
  try {
    db.exec("INSERT INTO customer_words (customer_words) VALUES ('optimize')")
    forgetSamples(db)
    db.exec('VACUUM')
    if (!isEmptied(db)) return
    db.exec('DELETE FROM sweeps')
    isEmptied(db)
  } finally {
    db.pragma('secure_delete = OFF')
  }
}

/** Notes that something was deleted that must not lie on: for use inside the transaction that deletes it. */
export function askForSweep(db: Database): void {
  db.exec('INSERT OR IGNORE INTO sweeps (one) VALUES (1)')
}

export function isUnswept(db: Database): boolean {
  return db.prepare('SELECT count(*) FROM sweeps').pluck().get() === 1
}

/** `ANALYZE` keeps whole keys of some rows, e-mail addresses among them. */
function forgetSamples(db: Database): void {
  const kept = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat4'").pluck().get() as number
  if (kept === 0) return
  db.exec('DELETE FROM sqlite_stat4; ANALYZE')
}

/** Folds the journal into the file and cuts it to nothing. False while somebody reads what was before. */
function isEmptied(db: Database): boolean {
  const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return outcome?.busy === 0
}
