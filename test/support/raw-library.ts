import SQLite from 'better-sqlite3'
import type { Database } from '../../src/core/storage/database.ts'

/** Looks into a library's file beside the core that has it open. */
export function openRaw<T>(path: string, look: (db: Database) => T): T {
  const db = new SQLite(path, { readonly: true })
  try {
    return look(db)
  } finally {
    db.close()
  }
}

/** Every row of every table as text, in order; for "nothing has changed". Without the tables that are named. */
export function contentOf(path: string, without: readonly string[] = []): Record<string, string[]> {
  return openRaw(path, (db) => {
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'customer_words%' ORDER BY name")
      .pluck()
      .all()
    const kept = tables.filter((table) => !without.includes(table))
    return Object.fromEntries(kept.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all().map((row) => JSON.stringify(row)).toSorted()]))
  })
}
