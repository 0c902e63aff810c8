import type { ItemState, RunItem, RunSummary } from '../../contract/runs.ts'
import type { EnvelopeId, LabelSheetId, Look } from '../../contract/stationery.ts'
import { displayName } from '../customers/customers.rules.ts'
import type { Database } from '../storage/database.ts'
import { noCounts } from './runs.rules.ts'

interface RunRow {
  id: string
  name: string
  createdAt: number
  look: string
  envelope: EnvelopeId | null
  labelSheet: LabelSheetId | null
  labelStart: number
}

interface ItemRow extends Omit<RunItem, 'addressLines' | 'halt' | 'customerIds'> {
  look: string
  toLines: string
  fromLines: string
  cardId: string | null
}

export interface StoredItem extends Omit<RunItem, 'halt'> {
  readonly cardId: string | null
  readonly fromLines: string[]
  readonly look: Look
}

export interface NewRun {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly look: RunSummary['look']
  readonly envelope: EnvelopeId | null
  readonly labelSheet: LabelSheetId | null
  readonly labelStart: number
}

const runColumns = `id, name, created_at AS createdAt, look, envelope, label_sheet AS labelSheet, label_start AS labelStart`
const itemColumns = `id, position, card_id AS cardId, customer_id AS customerId, customer_name AS customerName, text, look,
  to_lines AS toLines, from_lines AS fromLines, state, state_at AS stateAt`

export type RunsRepository = ReturnType<typeof createRunsRepository>

export function createRunsRepository(db: Database) {
  const all = db.prepare<[], RunRow>(`SELECT ${runColumns} FROM runs ORDER BY created_at DESC, id DESC`)
  const byId = db.prepare<[string], RunRow>(`SELECT ${runColumns} FROM runs WHERE id = ?`)
  const counts = db.prepare<[string], { state: ItemState; count: number }>(
    'SELECT state, count(*) AS count FROM run_items WHERE run_id = ? GROUP BY state',
  )
  const items = db.prepare<[string], ItemRow>(`SELECT ${itemColumns} FROM run_items WHERE run_id = ? ORDER BY position`)
  const insert = db.prepare('INSERT INTO runs (id, name, created_at, look, envelope, label_sheet, label_start) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const insertItem = db.prepare(`INSERT INTO run_items (id, run_id, position, card_id, customer_id, customer_name, text, look, to_lines, from_lines, state, state_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const labelStart = db.prepare<[string], number>('SELECT label_start FROM runs WHERE id = ?').pluck()
  const erased = db.prepare<[string], number>("SELECT position FROM run_items WHERE run_id = ? AND text = '' ORDER BY position").pluck()
  const unwanted = db.prepare<[string], { itemId: string; name: string; company: string; email: string }>(`
    SELECT i.id AS itemId, c.name, c.company, c.email
    FROM run_items i CROSS JOIN run_item_people p ON p.run_item_id = i.id JOIN customers c ON c.id = p.customer_id
    WHERE i.run_id = ? AND c.is_do_not_mail = 1 ORDER BY c.sort_name`)
  const insertPerson = db.prepare('INSERT INTO run_item_people (run_item_id, customer_id) VALUES (?, ?)')
  const people = db.prepare<[string], { itemId: string; customerId: string }>(
    `SELECT p.run_item_id AS itemId, p.customer_id AS customerId FROM run_items i CROSS JOIN run_item_people p ON p.run_item_id = i.id
     WHERE i.run_id = ?`,
  )
  const mark = db.prepare('UPDATE run_items SET state = ?, state_at = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM runs WHERE id = ?')

  function summary(row: RunRow): RunSummary {
    const byState = noCounts()
    for (const { state, count } of counts.all(row.id)) byState[state] = count
    const { labelStart: _, look, ...rest } = row
    return { ...rest, look: JSON.parse(look), counts: byState, items: Object.values(byState).reduce((sum, n) => sum + n, 0) }
  }

  return {
    all: (): RunSummary[] => all.all().map(summary),
    find(id: string): RunSummary | null {
      const row = byId.get(id)
      return row ? summary(row) : null
    },
    labelStart: (id: string): number => labelStart.get(id) ?? 1,
    /** The items that hold somebody who wants no mail any more, with the names of those who do not. */
    unwanted(id: string): ReadonlyMap<string, string[]> {
      const found = Map.groupBy(unwanted.all(id), ({ itemId }) => itemId)
      return new Map([...found].map(([itemId, people]) => [itemId, people.map(displayName)]))
    },
    /** The places of those who were erased since. */
    erasedPositions: (id: string): number[] => erased.all(id),
    items(runId: string): StoredItem[] {
      const customerIds = new Map<string, string[]>()
      for (const { itemId, customerId } of people.all(runId)) customerIds.set(itemId, [...(customerIds.get(itemId) ?? []), customerId])
      return items.all(runId).map(({ toLines, fromLines, look, ...item }) => ({
        ...item, customerIds: customerIds.get(item.id) ?? [], look: JSON.parse(look), addressLines: JSON.parse(toLines), fromLines: JSON.parse(fromLines),
      }))
    },
    insert(run: NewRun): void {
      insert.run(run.id, run.name, run.createdAt, JSON.stringify(run.look), run.envelope, run.labelSheet, run.labelStart)
    },
    insertItem(runId: string, item: StoredItem): void {
      insertItem.run(
        item.id, runId, item.position, item.cardId, item.customerId, item.customerName, item.text, JSON.stringify(item.look),
        JSON.stringify(item.addressLines), JSON.stringify(item.fromLines), item.state, item.stateAt,
      )
      for (const customerId of item.customerIds) insertPerson.run(item.id, customerId)
    },
    mark: (itemId: string, state: ItemState, at: number) => mark.run(state, at, itemId),
    remove: (id: string) => remove.run(id),
  }
}
