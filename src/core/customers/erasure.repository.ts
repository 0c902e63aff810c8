import type { ItemState } from '../../contract/runs.ts'
import type { Database } from '../storage/database.ts'
import { askForSweep } from '../storage/sweep.ts'
import type { Known } from './tombstones.rules.ts'

/** A place in a stack that holds somebody. */
export interface HeldItem {
  readonly id: string
  readonly runId: string
  readonly position: number
  readonly state: ItemState
}

export interface NamedThing {
  readonly id: string
  readonly name: string
}

export interface TraceCounts {
  readonly facts: number
  readonly gestures: number
  readonly drafts: number
}

interface KnownRow {
  id: string
  externalId: string | null
  name: string
  company: string
  email: string
  line1: string
  postalCode: string
}

const known = 'id, external_id AS externalId, name, company, email, line1, postal_code AS postalCode'
const theirItems = `SELECT id FROM run_items WHERE customer_id = @id UNION SELECT run_item_id FROM run_item_people WHERE customer_id = @id`
const theirHousehold = 'SELECT household_id FROM customers WHERE id = @id'

export type ErasureRepository = ReturnType<typeof createErasureRepository>

/** All that hangs on a person, wherever it is. */
export function createErasureRepository(db: Database) {
  type Id = [{ id: string }]
  const items = db.prepare<Id, HeldItem>(
    `SELECT id, run_id AS runId, position, state FROM run_items WHERE id IN (${theirItems}) ORDER BY run_id, position`,
  )
  const counts = db.prepare<Id, TraceCounts>(`SELECT (SELECT count(*) FROM facts WHERE customer_id = @id) AS facts,
    (SELECT count(*) FROM gestures WHERE customer_id = @id) AS gestures,
    (SELECT count(*) FROM cards WHERE run_id IS NULL AND (customer_id = @id OR household_id = (${theirHousehold}))) AS drafts`)
  const sharers = db.prepare<Id, KnownRow>(`SELECT ${known} FROM customers WHERE id <> @id AND (household_id = (${theirHousehold})
    OR id IN (SELECT customer_id FROM run_item_people WHERE run_item_id IN (${theirItems})))`)
  const aliases = db.prepare<[string], string>('SELECT key FROM customer_aliases WHERE customer_id = ?').pluck()
  const formerPlaces = db.prepare<[string], { line1: string; postalCode: string }>(
    'SELECT line1, postal_code AS postalCode FROM former_addresses WHERE customer_id = ?',
  )
  const isAlias = db.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM customer_aliases WHERE key = ?)').pluck()
  const namesakes = db.prepare<[string, string], KnownRow>(`SELECT ${known} FROM customers WHERE match_key = ?
    UNION SELECT ${known} FROM customers WHERE name_key = ? AND name_key <> ''`)
  const window = db.prepare<[number, number], KnownRow & { seq: number }>(`SELECT seq, ${known} FROM customers WHERE seq > ? ORDER BY seq LIMIT ?`)

  const removeCards = db.prepare(`DELETE FROM cards WHERE id IN (SELECT card_id FROM run_items WHERE id IN (${theirItems}))
    OR (run_id IS NULL AND household_id = (${theirHousehold}))`)
  const clearGestures = db.prepare(`UPDATE gestures SET text = '' WHERE run_item_id IN (${theirItems})`)
  const leaveStacks = db.prepare(`DELETE FROM run_item_people WHERE run_item_id IN (SELECT id FROM run_items WHERE state <> 'mailed' AND id IN (${theirItems}))`)
  const clearItem = db.prepare(`UPDATE run_items SET customer_name = '(erased)', text = '', to_lines = '[]', card_id = NULL,
    customer_id = CASE WHEN state = 'mailed' AND customer_id <> @customerId THEN customer_id END WHERE id = @id`)
  const removeUndoneMerges = db.prepare(`DELETE FROM merges WHERE undone_at IS NOT NULL
    AND (other_name = @name OR instr(undo, @id) > 0 OR (@email <> '' AND instr(undo, @email) > 0))`)
  const endUndo = db.prepare("UPDATE merges SET undo = NULL WHERE instr(undo, @id) > 0 OR (@email <> '' AND instr(undo, @email) > 0)")
  const remove = db.prepare<[string], { seq: number; householdId: string | null }>('DELETE FROM customers WHERE id = ? RETURNING seq, household_id AS householdId')
  const removeWords = db.prepare('DELETE FROM customer_words WHERE rowid = ?')
  const imports = db.prepare<[], NamedThing>('SELECT id, file_name AS name FROM imports')
  const renameImport = db.prepare("UPDATE imports SET file_name = '(erased)' WHERE id = ?")
  const renameRun = db.prepare('UPDATE runs SET name = ? WHERE id = ?')

  return {
    items: (id: string): HeldItem[] => items.all({ id }),
    counts: (id: string): TraceCounts => counts.get({ id })!,
    /** Who lives with them, or got a card together with them. */
    sharers: (id: string): Known[] => sharers.all({ id }).map(toKnown),

    aliases: (id: string): string[] => aliases.all(id),
    formerPlaces: (id: string) => formerPlaces.all(id),
    isAlias: (key: string): boolean => isAlias.get(key) === 1,
    /** Who might have a key in common with somebody. */
    namesakes: (matchKey: string, nameKey: string): Known[] => namesakes.all(matchKey, nameKey).map(toKnown),
    /** Everybody, in windows by `seq`. */
    window: (afterSeq: number, limit: number) => window.all(afterSeq, limit).map((row) => ({ id: row.id, seq: row.seq, known: toKnown(row) })),

    /**
     * Removes a person and all that hangs on them. Places in stacks stay, without a word of theirs; a card that others got
     * with them loses its words too, and theirs stays a gesture. Returns the household they lived in, if any.
     */
    remove({ id, name, email }: { id: string; name: string; email: string }): string | null {
      const held = items.all({ id })
      removeCards.run({ id })
      clearGestures.run({ id })
      leaveStacks.run({ id })
      for (const item of held) clearItem.run({ id: item.id, customerId: id })
      removeUndoneMerges.run({ id, name, email })
      endUndo.run({ id, email })
      const gone = remove.get(id)
      if (gone === undefined) return null
      removeWords.run(gone.seq)
      askForSweep(db)
      return gone.householdId
    },

    imports: (): NamedThing[] => imports.all(),
    renameImport: (id: string) => renameImport.run(id),
    renameRun: (id: string, name: string) => renameRun.run(name, id),
  }
}

function toKnown({ externalId, name, company, email, line1, postalCode }: KnownRow): Known {
  return { externalId, name, company, email, address: { line1, postalCode } }
}
