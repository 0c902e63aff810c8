import type { ImportField, ImportRecord, ImportSource } from '../../contract/imports.ts'
import type { StoredCustomer } from '../customers/customers.repository.ts'
import type { Database } from '../storage/database.ts'
import { searchWords } from '../customers/customers.rules.ts'

export interface NewImport {
  readonly id: string
  readonly fileName: string
  readonly source: ImportSource
  readonly importedAt: number
}

export interface ImportCounts {
  readonly new: number
  readonly updated: number
  readonly same: number
  readonly maybe: number
  readonly skipped: number
}

/** The fields of a customer that an import changed, as they were and as it left them. */
export interface StoredChange {
  readonly customerId: string
  readonly before: Partial<StoredCustomer>
  readonly after: Partial<StoredCustomer>
}

/** Somebody whom a key finds. */
export interface Known {
  readonly id: string
  readonly name: string
}

/** Puts indexes back, once each. */
export interface PutBack {
  matches(): void
  lists(): void
}

interface ChangeRow {
  customerId: string
  before: string
  after: string
}

/** An import can be taken back for 30 days. */
export const undoableMs = 30 * 24 * 60 * 60 * 1000

const columns = `id, file_name AS fileName, source, imported_at AS importedAt, undone_at AS undoneAt,
  imported_at + ${undoableMs} AS undoUntil,
  new_count AS new, updated_count AS updated, same_count AS same,
  maybe_count AS maybe, skipped_count AS skipped`

/** Why a customer that an import made cannot simply go again, in the order they are looked for. */
const isKept = `CASE
  WHEN EXISTS (SELECT 1 FROM gestures WHERE customer_id = c.id) THEN 'They have been thanked since.'
  WHEN EXISTS (SELECT 1 FROM run_item_people WHERE customer_id = c.id) THEN 'A card for them is in a run.'
  WHEN EXISTS (SELECT 1 FROM cards WHERE customer_id = c.id) OR EXISTS (SELECT 1 FROM cards WHERE household_id = c.household_id) THEN 'A card to them is being written.'
  WHEN EXISTS (SELECT 1 FROM facts f WHERE f.customer_id = c.id AND f.import_id IS NOT @id) THEN 'You noted something about them.'
  WHEN EXISTS (SELECT 1 FROM import_changes h JOIN imports i ON i.id = h.import_id
    WHERE h.customer_id = c.id AND h.import_id <> @id AND i.undone_at IS NULL) THEN 'A later import brought them too.'
  WHEN c.updated_at <> @importedAt THEN 'They were changed since.'
  END`

/** Indexes that nothing needs while a file comes in; the last finds people again and is put back first. */
const matchIndex = 'customers_match_key'
const listIndexes = ['customers_sort_name', 'customers_thanked_since', 'customers_name_key', 'customers_address_key', 'customers_import_id']
/** Of more people under one key only so many are compared. */
export const mostAtKey = 50
const wordsAtOnce = 500
const changesAtOnce = 500

export type ImportsRepository = ReturnType<typeof createImportsRepository>

export function createImportsRepository(db: Database) {
  const all = db.prepare<[], ImportRecord>(`SELECT ${columns} FROM imports ORDER BY imported_at DESC, id DESC`)
  const byId = db.prepare<[string], ImportRecord>(`SELECT ${columns} FROM imports WHERE id = ?`)
  const insert = db.prepare(`INSERT INTO imports (id, file_name, source, imported_at, new_count, updated_count, same_count, maybe_count, skipped_count)
    VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)`)
  const finish = db.prepare('UPDATE imports SET new_count = ?, updated_count = ?, same_count = ?, maybe_count = ?, skipped_count = ? WHERE id = ?')
  const undone = db.prepare('UPDATE imports SET undone_at = ? WHERE id = ?')
  const byExternalId = db.prepare<[string], string>('SELECT id FROM customers WHERE external_id = ?').pluck()
  const byMatchKey = db.prepare<[string], Known>(`SELECT id, name FROM customers WHERE match_key = ? ORDER BY seq LIMIT ${mostAtKey}`)
  const byAlias = db.prepare<[string], Known>(
    `SELECT customer_id AS id, name FROM customer_aliases CROSS JOIN customers ON id = customer_id WHERE key = ? ORDER BY customer_id LIMIT ${mostAtKey}`,
  )
  const removeAliases = db.prepare('DELETE FROM customer_aliases WHERE import_id = ?')
  const aliases = db.prepare<[], string>('SELECT key FROM customer_aliases').pluck()
  const keys = db.prepare<[], [string | null, string]>('SELECT external_id, match_key FROM customers').raw()
  const indexSql = db.prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?").pluck()
  const wordRows = db.prepare<[string, number, number], { seq: number; name: string; company: string; email: string; city: string }>(
    'SELECT seq, name, company, email, city FROM customers WHERE import_id = ? AND seq > ? ORDER BY seq LIMIT ?',
  )
  const firstSeq = db.prepare<[string], number | null>('SELECT min(seq) FROM customers WHERE import_id = ?').pluck()
  const forgetOld = db.prepare('DELETE FROM import_changes WHERE import_id IN (SELECT id FROM imports WHERE imported_at < ?)')
  const mapping = db.prepare<[string], { header: string; field: ImportField | null }>('SELECT header, field FROM import_mappings WHERE source = ?')
  const putMapping = db.prepare('INSERT OR REPLACE INTO import_mappings (source, header, field) VALUES (?, ?, ?)')
  const forgetMapping = db.prepare('DELETE FROM import_mappings WHERE source = ?')
  const addWords = db.prepare('INSERT INTO customer_words (rowid, words) VALUES (?, ?)')
  const putChange = db.prepare('INSERT OR REPLACE INTO import_changes (import_id, customer_id, before, after) VALUES (?, ?, ?, ?)')
  const changes = db.prepare<[string, string], ChangeRow>(
    `SELECT customer_id AS customerId, before, after FROM import_changes WHERE import_id = ? AND customer_id > ? ORDER BY customer_id LIMIT ${changesAtOnce}`,
  )
  const change = db.prepare<[string, string], ChangeRow>(
    'SELECT customer_id AS customerId, before, after FROM import_changes WHERE import_id = ? AND customer_id = ?',
  )
  const laterChanges = db.prepare<[string, string], ChangeRow & { importId: string }>(
    'SELECT import_id AS importId, customer_id AS customerId, before, after FROM import_changes WHERE customer_id = ? AND import_id > ?',
  )
  const kept = db.prepare<[{ id: string; importedAt: number }], { id: string; name: string; company: string; email: string; reason: string }>(
    `SELECT id, name, company, email, reason FROM (SELECT c.*, ${isKept} AS reason FROM customers c WHERE import_id = @id)
     WHERE reason IS NOT NULL ORDER BY sort_name`,
  )
  const removeWords = db.prepare(`DELETE FROM customer_words WHERE rowid IN (SELECT seq FROM customers WHERE import_id = ?)`)
  const release = db.prepare('UPDATE customers SET import_id = NULL WHERE id = ?')
  const releaseFacts = db.prepare('UPDATE facts SET import_id = NULL WHERE customer_id = ? AND import_id = ?')
  const releaseAliases = db.prepare('UPDATE customer_aliases SET import_id = NULL WHERE customer_id = ? AND import_id = ?')
  const removeFacts = db.prepare('DELETE FROM facts WHERE import_id = ?')
  const remove = db.prepare('DELETE FROM customers WHERE import_id = ?')

  return {
    all: (): ImportRecord[] => all.all(),
    find: (id: string): ImportRecord | null => byId.get(id) ?? null,
    insert: (record: NewImport) => insert.run(record.id, record.fileName, record.source, record.importedAt),
    finish: (id: string, counts: ImportCounts) => finish.run(counts.new, counts.updated, counts.same, counts.maybe, counts.skipped, id),
    markUndone: (id: string, at: number) => undone.run(at, id),

    byExternalId: (externalId: string): string | null => byExternalId.get(externalId) ?? null,
    /** Those who share an e-mail, or name, company and place; the first `mostAtKey`. */
    byMatchKey: (key: string): Known[] => byMatchKey.all(key),
    /** Those who are also known by a key; as many. */
    byAlias: (key: string): Known[] => byAlias.all(key),
    putChange: (importId: string, customerId: string, before: StoredChange['before'], after: StoredChange['after']) =>
      putChange.run(importId, customerId, JSON.stringify(before), JSON.stringify(after)),
    /** In batches, and may be written to between two of them. */
    *changes(importId: string): Generator<StoredChange[]> {
      for (let rows = changes.all(importId, ''); rows.length > 0; rows = changes.all(importId, rows.at(-1)!.customerId)) yield rows.map(toChange)
    },
    change(importId: string, customerId: string): StoredChange | null {
      const row = change.get(importId, customerId)
      return row ? toChange(row) : null
    },

    /** Visits every key that somebody may be found by: `id:` and an id, a match key, and what stands before a bar in one. */
    eachKey(visit: (key: string) => void): void {
      for (const [externalId, key] of keys.iterate()) {
        if (externalId !== null) visit(`id:${externalId}`)
        visit(key)
      }
      for (const alias of aliases.iterate()) {
        visit(alias)
        visit(alias.replace(/\|.*$/, ''))
      }
    },

    /**
     * Takes away the indexes that nothing needs while a large file comes in and returns the way to put them back, first the
     * one that people are looked up by: sorting once at the end is much faster than keeping them sorted. For use inside one
     * transaction.
     */
    withoutIndexes(): PutBack {
      const statements = listIndexes.map((name) => indexSql.get(name)!)
      const ofMatches = indexSql.get(matchIndex)!
      for (const name of [matchIndex, ...listIndexes]) db.exec(`DROP INDEX ${name}`)
      return {
        matches: () => db.exec(ofMatches),
        lists: () => db.exec(statements.join(';')),
      }
    },

    /** What later imports changed in a customer. */
    laterChanges: (importId: string, customerId: string): (StoredChange & { importId: string })[] =>
      laterChanges.all(customerId, importId).map((row) => ({ ...toChange(row), importId: row.importId })),

    /** Makes the customers of an import findable, all at once: much faster than row by row. */
    indexWords(importId: string): void {
      let last = (firstSeq.get(importId) ?? 1) - 1
      for (let rows = wordRows.all(importId, last, wordsAtOnce); rows.length > 0; rows = wordRows.all(importId, last, wordsAtOnce)) {
        for (const row of rows) addWords.run(row.seq, searchWords(row))
        last = rows.at(-1)!.seq
      }
    },

    /** What was chosen for the columns of one kind of file, by folded header. */
    mapping: (source: string): ReadonlyMap<string, ImportField | null> => new Map(mapping.all(source).map(({ header, field }) => [header, field])),
    rememberMapping(source: string, choices: ReadonlyMap<string, ImportField | null>): void {
      forgetMapping.run(source)
      for (const [header, field] of choices) putMapping.run(source, header, field)
    },

    /** What customers were before an import goes when it can no longer be undone. */
    forgetOldChanges: (now: number) => forgetOld.run(now - undoableMs),

    /** Customers made by an import who cannot go with it, and why. */
    kept: (id: string, importedAt: number) => kept.all({ id, importedAt }),
    /** From now on this customer and what the import noted about them stand on their own. */
    release(customerId: string, importId: string): void {
      release.run(customerId)
      releaseFacts.run(customerId, importId)
      releaseAliases.run(customerId, importId)
    },
    /** Removes what an import made and has not been released. Returns how many customers went. */
    removeMade(importId: string): number {
      removeAliases.run(importId)
      removeFacts.run(importId)
      removeWords.run(importId)
      return remove.run(importId).changes
    },
  }
}

function toChange(row: ChangeRow): StoredChange {
  return { customerId: row.customerId, before: JSON.parse(row.before), after: JSON.parse(row.after) }
}
