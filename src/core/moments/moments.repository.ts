import type { Database } from '../storage/database.ts'

export interface DueRow {
  seq: number
  id: string
  name: string
  company: string
  email: string
  sinceOn: string
  lastThankedOn: string | null
  plan: string
  hasAddress: number
}

export interface DueDays {
  /** Came on this day or before. */
  readonly sinceOn: string
  /** Not thanked on this day or after. */
  readonly thankedOn: string
  readonly today: string
}

export interface SkipRow {
  id: string
  name: string
  company: string
  email: string
  reason: string
  skippedOn: string
  untilOn: string | null
}

const columns = `seq, id, name, company, email, since_on AS sinceOn, last_thanked_on AS lastThankedOn, plan, is_mailable AS hasAddress`
const isNotSkipped = `id NOT IN (SELECT customer_id FROM skips WHERE until_on IS NULL OR until_on > @today)`
const may = `since_on <= @sinceOn AND is_do_not_mail = 0 AND ${isNotSkipped}`
const never = `last_thanked_on IS NULL AND ${may}`
const notLately = `last_thanked_on < @thankedOn AND ${may}`
const onDesk = `id IN (SELECT customer_id FROM run_items WHERE state <> 'mailed' AND customer_id IS NOT NULL)`
const offDesk = onDesk.replace('id IN', 'id NOT IN')

export type MomentsRepository = ReturnType<typeof createMomentsRepository>

export function createMomentsRepository(db: Database) {
  type Days = [DueDays & { limit: number }]
  // In three parts, so that the never thanked come straight off the index in order and nobody else is sorted for them.
  const parts = [
    `${never} AND ${offDesk} ORDER BY since_on, seq`,
    `${notLately} AND ${offDesk} ORDER BY since_on, last_thanked_on, seq`,
    `(${never} OR ${notLately}) AND ${onDesk} ORDER BY last_thanked_on IS NOT NULL, since_on, last_thanked_on, seq`,
  ].map((part) => db.prepare<Days, DueRow>(`SELECT ${columns} FROM customers WHERE ${part} LIMIT @limit`))
  const total = db.prepare<[DueDays], number>(
    `SELECT (SELECT count(*) FROM customers WHERE ${never}) + (SELECT count(*) FROM customers WHERE ${notLately})`,
  ).pluck()
  const latestFact = db.prepare<[string], { id: string; text: string }>(
    'SELECT id, text FROM facts WHERE customer_id = ? ORDER BY noted_on DESC, id DESC LIMIT 1',
  )
  const lastGesture = db.prepare<[string], string>(
    'SELECT id FROM gestures WHERE customer_id = ? ORDER BY done_on DESC, created_at DESC LIMIT 1',
  ).pluck()
  const runOnDesk = db.prepare<[string], string>(
    "SELECT run_id FROM run_items WHERE customer_id = ? AND state <> 'mailed' ORDER BY run_id DESC LIMIT 1",
  ).pluck()
  const hasDraft = db.prepare<[string], number>('SELECT 1 FROM cards WHERE customer_id = ? AND run_id IS NULL').pluck()
  const skip = db.prepare(`INSERT INTO skips (customer_id, reason, skipped_on, until_on) VALUES (?, ?, ?, ?)
    ON CONFLICT (customer_id) DO UPDATE SET reason = excluded.reason, skipped_on = excluded.skipped_on, until_on = excluded.until_on`)
  const unskip = db.prepare('DELETE FROM skips WHERE customer_id = ?')
  const skips = db.prepare<[string], SkipRow>(
    `SELECT c.id, c.name, c.company, c.email, s.reason, s.skipped_on AS skippedOn, s.until_on AS untilOn
     FROM skips s JOIN customers c ON c.id = s.customer_id
     WHERE s.until_on IS NULL OR s.until_on > ? ORDER BY s.skipped_on DESC, c.sort_name`,
  )
  return {
    due(days: DueDays, limit: number): DueRow[] {
      const rows: DueRow[] = []
      for (const part of parts) if (rows.length < limit) rows.push(...part.all({ ...days, limit: limit - rows.length }))
      return rows
    },
    total: (days: DueDays) => total.get(days) ?? 0,
    latestFact: (customerId: string) => latestFact.get(customerId) ?? null,
    lastGestureId: (customerId: string) => lastGesture.get(customerId) ?? null,
    runOnDesk: (customerId: string) => runOnDesk.get(customerId) ?? null,
    hasDraft: (customerId: string) => hasDraft.get(customerId) === 1,
    skip: (customerId: string, reason: string, on: string, until: string | null) => skip.run(customerId, reason, on, until),
    unskip: (customerId: string) => unskip.run(customerId),
    skips: (today: string) => skips.all(today),
  }
}
