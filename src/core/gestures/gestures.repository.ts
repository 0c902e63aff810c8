import type { Gesture, GestureKind } from '../../contract/gestures.ts'
import type { Database } from '../storage/database.ts'

interface Row {
  id: string
  customerId: string
  name: string
  company: string
  email: string
  kind: GestureKind
  doneOn: string
  text: string
  runId: string | null
  position: number | null
  createdAt: number
}

export interface StoredGesture extends Omit<Gesture, 'customerName' | 'documentId' | 'documentPage'> {
  readonly customer: { readonly name: string; readonly company: string; readonly email: string }
  /** Its place in the run's stack. */
  readonly position: number | null
}

export interface NewGesture {
  readonly id: string
  readonly customerId: string
  readonly kind: GestureKind
  readonly doneOn: string
  readonly text: string
  readonly runItemId: string | null
  readonly createdAt: number
}

const from = 'FROM gestures g JOIN customers c ON c.id = g.customer_id LEFT JOIN run_items i ON i.id = g.run_item_id'
const columns = `g.id, g.customer_id AS customerId, c.name, c.company, c.email, g.kind, g.done_on AS doneOn, g.text,
  i.run_id AS runId, i.position, g.created_at AS createdAt`

const newestFirst = 'ORDER BY g.done_on DESC, g.created_at DESC, g.id DESC'

export interface GestureChoice {
  readonly customerId: string | null
  readonly kind: GestureKind | null
}

export type GesturesRepository = ReturnType<typeof createGesturesRepository>

export function createGesturesRepository(db: Database) {
  const byId = db.prepare<[string], Row>(`SELECT ${columns} ${from} WHERE g.id = ?`)
  const insert = db.prepare('INSERT INTO gestures (id, customer_id, kind, done_on, text, run_item_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM gestures WHERE id = ?')
  const removeOfItem = db.prepare('DELETE FROM gestures WHERE run_item_id = ?')
  return {
    list: (choice: GestureChoice & { offset: number; limit: number }): StoredGesture[] =>
      db
        .prepare<[GestureChoice], Row>(
          // The window first, off the index: joining what lies before it as well takes a hundred times as long.
          `SELECT ${columns} ${from} WHERE g.id IN (SELECT g.id FROM gestures g ${where(choice)} ${newestFirst} LIMIT @limit OFFSET @offset) ${newestFirst}`,
        )
        .all(choice)
        .map(toGesture),
    total: (choice: GestureChoice): number => db.prepare<[GestureChoice], number>(`SELECT count(*) FROM gestures g ${where(choice)}`).pluck().get(choice) ?? 0,
    find(id: string): StoredGesture | null {
      const row = byId.get(id)
      return row ? toGesture(row) : null
    },
    insert: (g: NewGesture) => insert.run(g.id, g.customerId, g.kind, g.doneOn, g.text, g.runItemId, g.createdAt),
    remove: (id: string) => remove.run(id),
    removeOfItem: (runItemId: string) => removeOfItem.run(runItemId),
  }
}

/** Only what is asked for: "this one or all" in one condition would keep a customer's history from its index. */
function where({ customerId, kind }: GestureChoice): string {
  const parts = [customerId === null ? '' : 'g.customer_id = @customerId', kind === null ? '' : 'g.kind = @kind'].filter(Boolean)
  return parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : ''
}

function toGesture({ name, company, email, ...row }: Row): StoredGesture {
  return { ...row, customer: { name, company, email } }
}
