import SQLite from 'better-sqlite3'
import { parse } from 'csv-parse'
import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, rmSync } from 'node:fs'

/** What the import is measured against: the same file, read and stored without a thought for who is who. */

export function hasSqliteShell(): boolean {
  return spawnSync('sqlite3', ['--version']).status === 0
}

/** SQLite's own importer: every cell as text, no index. */
export function shellImport(csv: string, db: string): void {
  rmSync(db, { force: true })
  execFileSync('sqlite3', [db, `.import --csv "${csv}" customers`], { stdio: ['ignore', 'ignore', 'inherit'] })
}

const parser = (csv: string) => createReadStream(csv).pipe(parse({ bom: true, from_line: 2, relax_column_count: true })) as AsyncIterable<string[]>

/** csv-parse alone. Runs in a process of its own. Returns the number of rows. */
export async function bareParse(csv: string): Promise<number> {
  let rows = 0
  for await (const _ of parser(csv)) rows += 1
  return rows
}

/**
 * csv-parse, one INSERT and the indexes a library has, all by SQL written by hand. Runs in a process of its own.
 */
export async function plainImport(csv: string, file: string): Promise<number> {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  const db = new SQLite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(`CREATE TABLE customers (seq INTEGER PRIMARY KEY, id TEXT, email TEXT, name TEXT, since_on TEXT, plan TEXT, spend TEXT, line1 TEXT, line2 TEXT,
    city TEXT, region TEXT, country TEXT, postal_code TEXT, company TEXT, note TEXT, last_thanked_on TEXT, import_id INTEGER);
    CREATE VIRTUAL TABLE found USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3'); BEGIN`)
  const insert = db.prepare(`INSERT INTO customers (id, email, name, since_on, plan, spend, line1, line2, city, region, country, postal_code, company, note, import_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`)
  let rows = 0
  for await (const cells of parser(csv)) {
    insert.run(cells[0], cells[2], cells[3], cells[4], cells[6], cells[8], cells[12], cells[13], cells[14], cells[15], cells[16], cells[17], cells[18], cells[19])
    rows += 1
  }
  db.exec(`
    CREATE UNIQUE INDEX a ON customers (id);
    CREATE INDEX b ON customers (lower(email));
    CREATE INDEX c ON customers (lower(name));
    CREATE INDEX d ON customers (last_thanked_on, since_on);
    CREATE INDEX e ON customers (name);
    CREATE INDEX f ON customers (postal_code, country, line1);
    CREATE INDEX g ON customers (import_id);
    INSERT INTO found (rowid, words) SELECT seq, lower(name || ' ' || company || ' ' || email || ' ' || city) FROM customers;
    COMMIT`)
  db.close()
  return rows
}
