import type { Look } from '../../contract/stationery.ts'
import type { Database } from '../storage/database.ts'

export interface StoredCard {
  readonly id: string
  readonly customerId: string
  readonly text: string
  readonly look: Look
  readonly runId: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

type Row = Omit<StoredCard, 'look'> & { look: string }

const columns = 'id, customer_id AS customerId, text, look, run_id AS runId, created_at AS createdAt, updated_at AS updatedAt'

export type CardsRepository = ReturnType<typeof createCardsRepository>

export function createCardsRepository(db: Database) {
  const drafts = db.prepare<[], Row>(`SELECT ${columns} FROM cards WHERE run_id IS NULL ORDER BY id`)
  const byId = db.prepare<[string], Row>(`SELECT ${columns} FROM cards WHERE id = ?`)
  const draftOf = db.prepare<[string], Row>(`SELECT ${columns} FROM cards WHERE customer_id = ? AND run_id IS NULL`)
  const insert = db.prepare('INSERT INTO cards (id, customer_id, text, look, run_id, created_at, updated_at) VALUES (?, ?, ?, ?, NULL, ?, ?)')
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
    insert: (card: StoredCard) => insert.run(card.id, card.customerId, card.text, JSON.stringify(card.look), card.createdAt, card.updatedAt),
    update: (card: StoredCard) => update.run(card.text, JSON.stringify(card.look), card.updatedAt, card.id),
    remove: (id: string) => remove.run(id),
    putInRun: (id: string, runId: string | null) => putInRun.run(runId, id),
    ofRun: (runId: string): StoredCard[] => ofRun.all(runId).map(toCard),
  }
}

function toCard(row: Row): StoredCard {
  return { ...row, look: JSON.parse(row.look) as Look }
}
