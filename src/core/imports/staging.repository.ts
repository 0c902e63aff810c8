import type { Database } from '../storage/database.ts'

/** A row of a file on its way into the library. */
export interface StagedRow {
  /** As a spreadsheet counts. */
  readonly row: number
  /** The customer it is about, if that is clear before any row has come in. */
  readonly customerId: string | null
  /** The row's `RowValues` as JSON. */
  readonly content: string
}

const page = 500

export type Staging = ReturnType<typeof createStaging>

/**
 * Where the rows of a file wait while the rest is read: temporary tables, on disk once they are large, gone with the
 * transaction or when the import ends. So memory stays bounded however long the file is.
 */
export function createStaging(db: Database) {
  db.exec(`
    CREATE TEMP TABLE staged (place INTEGER PRIMARY KEY, row_number INTEGER NOT NULL, customer_id TEXT, weight INTEGER NOT NULL, content TEXT NOT NULL);
    CREATE TEMP TABLE contested (place INTEGER PRIMARY KEY);
    CREATE TEMP TABLE touched (customer_id TEXT PRIMARY KEY, row_number INTEGER NOT NULL, is_made INTEGER NOT NULL) WITHOUT ROWID;`)
  const columns = 'row_number AS row, customer_id AS customerId, content'
  const add = db.prepare('INSERT INTO staged (place, row_number, customer_id, weight, content) VALUES (?, ?, ?, ?, ?)')
  const after = db.prepare<[number, number], StagedRow & { place: number }>(`SELECT place, ${columns} FROM staged WHERE place >= ? ORDER BY place LIMIT ?`)
  const contest = db.prepare('INSERT INTO contested (place) VALUES (?)')
  const touch = db.prepare('INSERT OR IGNORE INTO touched (customer_id, row_number, is_made) VALUES (?, ?, ?)')
  const touched = db.prepare<[string], { row: number; isMade: number }>('SELECT row_number AS row, is_made AS isMade FROM touched WHERE customer_id = ?')
  let places = 0

  return {
    add(row: number, customerId: string | null, weight: number, content: string): void {
      add.run(places++, row, customerId, weight, content)
    },
    count: () => places,

    /** All rows in the file's order, in batches; `place` counts them from 0. */
    *inOrder(): Generator<(StagedRow & { place: number })[]> {
      for (let place = 0; place < places; place += page) yield after.all(place, page)
    },

    setAside: (place: number) => contest.run(place),

    /**
     * The rows set aside, in an order that only depends on what they say: the weightiest first, so that it counts and the
     * others add to it.
     */
    *byContent(): Generator<StagedRow[]> {
      db.exec(`CREATE TEMP TABLE ordered AS SELECT place FROM contested JOIN staged USING (place) ORDER BY weight DESC, content, place`)
      const next = db.prepare<[number, number], StagedRow>(
        `SELECT ${columns} FROM ordered JOIN staged USING (place) WHERE ordered.rowid > ? ORDER BY ordered.rowid LIMIT ?`,
      )
      for (let last = 0, rows = next.all(last, page); rows.length > 0; last += page, rows = next.all(last, page)) yield rows
      db.exec('DROP TABLE temp.ordered')
    },

    /** Notes the first row of this file about a customer, and whether it made them. */
    touch: (customerId: string, row: number, isMade: boolean) => touch.run(customerId, row, Number(isMade)),
    touched(customerId: string): { row: number; isMade: boolean } | null {
      const found = touched.get(customerId)
      return found ? { row: found.row, isMade: found.isMade === 1 } : null
    },

    close(): void {
      db.exec('DROP TABLE temp.staged; DROP TABLE temp.contested; DROP TABLE temp.touched')
    },
  }
}
