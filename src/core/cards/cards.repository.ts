import type { Look } from '../../contract/stationery.ts'
import type { Database } from '../storage/database.ts'

export interface StoredCard {
  readonly id: string
  /** The first of those it is for. */
  readonly customerId: string
  /** Null where it is for one alone. */
  readonly householdId: string | null
  readonly text: string
  readonly look: Look
  readonly runId: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

type Row = Omit<StoredCard, 'look'> & { look: string }

const columns = 'id, customer_id AS customerId, household_id AS householdId, text, look, run_id AS runId, created_at AS createdAt, updated_at AS updatedAt'

export type CardsRepository = ReturnType<typeof createCardsRepository>

export function createCardsRepository(db: Database) {
  const drafts = db.prepare<[], Row>(`SELECT ${columns} FROM cards WHERE run_id IS NULL ORDER BY id`)
  const byId = db.prepare<[string], Row>(`SELECT ${columns} FROM cards WHERE id = ?`)
  const draftOf = db.prepare<[string], Row>(`SELECT ${columns} FROM cards WHERE customer_id = ? AND run_id IS NULL`)
  const draftOfHousehold = db.prepare<[string], Row>(`SELECT ${columns} FROM cards WHERE household_id = ? AND run_id IS NULL ORDER BY id`)
  const insert = db.prepare('INSERT INTO cards (id, customer_id, household_id, text, look, run_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, NULL, ?, ?)')
  const address = db.prepare('UPDATE cards SET customer_id = ?, household_id = ? WHERE id = ?')
  const update = db.prepare('UPDATE cards SET text = ?, look = ?, updated_at = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM cards WHERE id = ?')
  const putInRun = db.prepare('UPDATE cards SET run_id = ? WHERE id = ?')
  const ofRun = db.prepare<[string], Row>(`SELECT ${columns} FROM cards WHERE run_id = ? ORDER BY id`)
  return {
    drafts: (): StoredCard[] => drafts.all().map(toCard),
    find(id: string): StoredCard | null {
      const row = byId.get(id)
      return row ? toCard(row) : null
    },
    draftOf(customerId: string): StoredCard | null {
      const row = draftOf.get(customerId)
      return row ? toCard(row) : null
    },
    draftOfHousehold(householdId: string): StoredCard | null {
      const row = draftOfHousehold.get(householdId)
      return row ? toCard(row) : null
    },
    insert: (card: Omit<StoredCard, 'runId'>) => insert.run(card.id, card.customerId, card.householdId, card.text, JSON.stringify(card.look), card.createdAt, card.updatedAt),
    update: (card: StoredCard) => update.run(card.text, JSON.stringify(card.look), card.updatedAt, card.id),
    /** Says who a draft is for. */
    address: (id: string, customerId: string, householdId: string | null) => address.run(customerId, householdId, id),
    remove: (id: string) => remove.run(id),
    putInRun: (id: string, runId: string | null) => putInRun.run(runId, id),
    ofRun: (runId: string): StoredCard[] => ofRun.all(runId).map(toCard),
  }
}

function toCard(row: Row): StoredCard {
  return { ...row, look: JSON.parse(row.look) as Look }
}
