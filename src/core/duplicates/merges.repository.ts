import type { MergeRecord } from '../../contract/duplicates.ts'
import { searchWords } from '../customers/customers.rules.ts'
import type { Database } from '../storage/database.ts'
import type { MergeUndo, StoredRow } from './merge.types.ts'

/** A merge can be taken back for 30 days. */
const undoableMs = 30 * 24 * 60 * 60 * 1000

export interface StoredMerge {
  readonly id: string
  readonly customerId: string
  readonly mergedAt: number
  readonly undoneAt: number | null
  readonly undo: MergeUndo | null
}

type Table = 'customers' | 'households' | 'facts' | 'gestures' | 'cards' | 'run_items' | 'run_item_people' | 'former_addresses' | 'skips' | 'customer_aliases' | 'import_changes' | 'merges'
type Owned = Exclude<Table, 'customers' | 'households'>

export type MergesRepository = ReturnType<typeof createMergesRepository>

/** Rows are handed from one customer to another here, so they are taken whole, whatever columns they have. */
export function createMergesRepository(db: Database) {
  const insertMerge = db.prepare('INSERT INTO merges (id, customer_id, other_name, merged_at) VALUES (?, ?, ?, ?)')
  const keepUndo = db.prepare('UPDATE merges SET undo = ? WHERE id = ?')
  const markUndone = db.prepare('UPDATE merges SET undone_at = ?, undo = NULL WHERE id = ?')
  const forgetOld = db.prepare('UPDATE merges SET undo = NULL WHERE undo IS NOT NULL AND merged_at < ?')
  const merge = db.prepare<[string], { id: string; customerId: string; mergedAt: number; undoneAt: number | null; undo: string | null }>(
    'SELECT id, customer_id AS customerId, merged_at AS mergedAt, undone_at AS undoneAt, undo FROM merges WHERE id = ?',
  )
  // A merge whose kept one was merged away since waits until that merge is taken back.
  const isCovered = "EXISTS (SELECT 1 FROM merges later, json_each(later.undo, '$.moved.merges') WHERE later.customer_id = m.customer_id AND value = m.id)"
  const undoable = db.prepare<[number], Omit<MergeRecord, 'name'> & { name: string; company: string; email: string }>(
    `SELECT m.id, m.customer_id AS customerId, c.name, c.company, c.email, m.other_name AS otherName, m.merged_at AS mergedAt, m.merged_at + ${undoableMs} AS undoUntil
     FROM merges m JOIN customers c ON c.id = m.customer_id
     WHERE m.undone_at IS NULL AND m.undo IS NOT NULL AND m.merged_at >= ? AND NOT ${isCovered} ORDER BY m.merged_at DESC, m.id DESC`,
  )
  const coveredBy = db.prepare<[string, string], string>(
    "SELECT later.id FROM merges later, json_each(later.undo, '$.moved.merges') WHERE later.customer_id = ? AND value = ? LIMIT 1",
  ).pluck()
  const pairs = db.prepare<[{ id: string }], StoredRow>('SELECT * FROM duplicates WHERE customer_id = @id OR other_id = @id')
  const pair = db.prepare<[string, string], StoredRow>('SELECT * FROM duplicates WHERE customer_id = ? AND other_id = ?')
  const removePair = db.prepare('DELETE FROM duplicates WHERE customer_id = ? AND other_id = ?')
  const addAlias = db.prepare('INSERT OR IGNORE INTO customer_aliases (key, customer_id, import_id, merge_id) VALUES (?, ?, ?, ?)')
  const removeAliases = db.prepare('DELETE FROM customer_aliases WHERE customer_id = ? AND merge_id = ?')
  const giveItem = db.prepare('UPDATE run_items SET customer_id = @to WHERE id = @id AND customer_id = @from')
  const giveShare = db.prepare('UPDATE run_item_people SET customer_id = @to WHERE run_item_id = @id AND customer_id = @from')
  // A card of the other that was mailed since went to the other.
  const giveItemGesture = db.prepare('UPDATE gestures SET customer_id = @to WHERE run_item_id = @id AND customer_id = @from')
  const shareGesture = db.prepare(`INSERT OR IGNORE INTO gestures (id, customer_id, kind, done_on, text, run_item_id, created_at)
    SELECT @newId, @to, kind, done_on, text, run_item_id, created_at FROM gestures WHERE run_item_id = @id AND customer_id = @from`)
  const cardsAround = db.prepare<[string, string], StoredRow>(
    'SELECT * FROM cards WHERE customer_id = ? OR household_id IN (SELECT value FROM json_each(?))',
  )
  const removeIfAlone = db.prepare('DELETE FROM households WHERE id = @id AND (SELECT count(*) FROM customers WHERE household_id = @id) < 2')
  const addressCard = db.prepare('UPDATE cards SET customer_id = ?, household_id = ? WHERE id = ?')
  const giveMerge = db.prepare('UPDATE merges SET customer_id = @to WHERE id = @id AND customer_id = @from')
  const importUndone = db.prepare<[string], number | null>('SELECT undone_at FROM imports WHERE id = ?').pluck()
  const exists = db.prepare<[string], number>('SELECT 1 FROM households WHERE id = ?').pluck()
  const item = db.prepare<[string], { text: string; isMailed: number }>("SELECT text, state = 'mailed' AS isMailed FROM run_items WHERE id = ?")
  const byExternalId = db.prepare<[string], string>('SELECT id FROM customers WHERE external_id = ?').pluck()
  const bySeq = db.prepare<[number], number>('SELECT 1 FROM customers WHERE seq = ?').pluck()
  const addWords = db.prepare('INSERT INTO customer_words (rowid, words) VALUES (?, ?)')
  const customerColumns = db.prepare<[], string>("SELECT name FROM pragma_table_xinfo('customers') WHERE hidden = 0").pluck().all().join(', ')
  const customerRow = db.prepare<[string], StoredRow>(`SELECT ${customerColumns} FROM customers WHERE id = ?`)

  /** Puts a row back as it was. */
  function insert(table: Table | 'duplicates', row: StoredRow) {
    const names = Object.keys(row)
    return db.prepare(`INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(row))
  }

  return {
    insertMerge: (id: string, customerId: string, otherName: string, at: number) => insertMerge.run(id, customerId, otherName, at),
    keepUndo: (id: string, undo: MergeUndo) => keepUndo.run(JSON.stringify(undo), id),
    markUndone: (id: string, at: number) => markUndone.run(at, id),
    /** Removes what is kept of merges that can no longer be taken back. */
    forgetOld: (now: number) => forgetOld.run(now - undoableMs),
    undoable: (now: number) => undoable.all(now - undoableMs),
    isTooOld: (mergedAt: number, now: number): boolean => mergedAt < now - undoableMs,
    find(id: string): StoredMerge | null {
      const row = merge.get(id)
      return row ? { ...row, undo: row.undo === null ? null : JSON.parse(row.undo) } : null
    },
    /** The later merge in which the kept one of this one went into somebody else. */
    coveredBy: ({ id, customerId }: StoredMerge): string | null => coveredBy.get(customerId, id) ?? null,

    customerRow: (id: string): StoredRow => customerRow.get(id)!,
    /** Brings a customer back with the place in the list they had, if nobody has it now. */
    insertCustomer(row: StoredRow): void {
      const { seq, ...others } = row
      const isFree = typeof seq === 'number' && bySeq.get(seq) === undefined
      const { lastInsertRowid } = insert('customers', isFree ? row : others)
      addWords.run(lastInsertRowid, searchWords({ name: String(row['name']), company: String(row['company']), email: String(row['email']), city: String(row['city']) }))
    },

    rows: (table: Owned, customerId: string): StoredRow[] => db.prepare<[string], StoredRow>(`SELECT * FROM ${table} WHERE customer_id = ?`).all(customerId),
    row: (table: 'households' | 'cards', id: string): StoredRow | null =>
      db.prepare<[string], StoredRow>(`SELECT * FROM ${table} WHERE id = ?`).get(id) ?? null,
    insert,
    /** Hands single rows over, those that are still the giver's. */
    give(table: 'facts' | 'gestures' | 'former_addresses', ids: readonly string[], from: string, to: string): void {
      const hand = db.prepare(`UPDATE ${table} SET customer_id = @to WHERE id = @id AND customer_id = @from`)
      for (const id of ids) hand.run({ id, from, to })
    },
    giveItems: (ids: readonly string[], from: string, to: string) => ids.forEach((id) => giveItem.run({ id, from, to })),
    /** What runs' items were for one, and what was mailed of them. */
    giveShares(ids: readonly string[], from: string, to: string): void {
      for (const id of ids) if (giveShare.run({ id, from, to }).changes > 0) giveItemGesture.run({ id, from, to })
    },
    /** Gives somebody the gesture that another has for a run's item, unless they have one. */
    shareGesture: (newId: string, id: string, from: string, to: string) => shareGesture.run({ newId, id, from, to }),
    /** The cards of a customer and those of households. */
    cardsAround: (customerId: string, householdIds: readonly string[]): StoredRow[] => cardsAround.all(customerId, JSON.stringify(householdIds)),
    addressCard: (id: string, customerId: string, householdId: string | null) => addressCard.run(customerId, householdId, id),
    giveMerges: (ids: readonly string[], from: string, to: string) => ids.forEach((id) => giveMerge.run({ id, from, to })),
    removeFormerAddress: (id: string, customerId: string) => db.prepare('DELETE FROM former_addresses WHERE id = ? AND customer_id = ?').run(id, customerId),
    removeSkip: (customerId: string) => db.prepare('DELETE FROM skips WHERE customer_id = ?').run(customerId),

    addAlias: (key: string, customerId: string, importId: string | null, mergeId: string) => addAlias.run(key, customerId, importId, mergeId),
    removeAliases: (customerId: string, mergeId: string) => removeAliases.run(customerId, mergeId),

    pairs: (id: string): StoredRow[] => pairs.all({ id }),
    pair: (customerId: string, otherId: string): StoredRow | null => pair.get(customerId, otherId) ?? null,
    removePair: (customerId: string, otherId: string) => removePair.run(customerId, otherId),

    /** When an import was taken back; null where it stands, undefined where it is not known any more. */
    importUndone: (id: string): number | null | undefined => importUndone.get(id),
    removeIfAlone: (householdId: string) => removeIfAlone.run({ id: householdId }),
    hasHousehold: (id: string): boolean => exists.get(id) === 1,
    /** Null where the card is in no run any more. */
    item: (id: string) => item.get(id) ?? null,
    hasExternalId: (externalId: string): boolean => byExternalId.get(externalId) !== undefined,
    hasCustomer: (id: string): boolean => customerRow.get(id) !== undefined,
  }
}
