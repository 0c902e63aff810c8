import type { Database } from '../storage/database.ts'

/** Somebody who is due, or who stands for the household that is. */
export interface DueRow {
  seq: number
  id: string
  householdId: string | null
  sinceOn: string
  /** When any of the household was thanked last. */
  lastThankedOn: string | null
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
  reason: string
  skippedOn: string
  untilOn: string | null
}

const columns = `seq, id, household_id AS householdId, since_on AS sinceOn,
  CASE WHEN household_id IS NULL THEN last_thanked_on ELSE ${ofHousehold('max(o.last_thanked_on)')} END AS lastThankedOn`
const skipped = 'SELECT customer_id FROM skips WHERE until_on IS NULL OR until_on > @today'
const may = `since_on <= @sinceOn AND is_do_not_mail = 0 AND id NOT IN (${skipped})`
const never = `last_thanked_on IS NULL AND ${may}`
const notLately = `last_thanked_on < @thankedOn AND ${may}`
const onDeskIds = "SELECT p.customer_id FROM run_items i CROSS JOIN run_item_people p ON p.run_item_id = i.id WHERE i.state <> 'mailed'"
const onDesk = `(id IN (${onDeskIds}) OR (household_id IS NOT NULL AND household_id IN (SELECT o.household_id FROM customers o WHERE o.id IN (${onDeskIds}))))`

/** Something about all members of a customer's household. */
function ofHousehold(what: string): string {
  return `(SELECT ${what} FROM customers o WHERE o.household_id = c.household_id)`
}

/**
 * True for those on their own, and for the one member who stands for a household: the first who may get mail, while none
 * of the others was thanked lately or is skipped.
 */
const standsForAll = `(household_id IS NULL OR NOT EXISTS (SELECT 1 FROM customers o WHERE o.household_id = c.household_id AND o.id <> c.id AND (
  o.last_thanked_on >= @thankedOn OR o.id IN (${skipped})
  OR (o.is_do_not_mail = 0 AND (o.since_on, o.sort_name, o.seq) < (c.since_on, c.sort_name, c.seq)))))`
const aloneOrNeverThanked = `(household_id IS NULL OR ${ofHousehold('max(o.last_thanked_on)')} IS NULL)`

const neverThanked = `${never} AND ${standsForAll} AND ${aloneOrNeverThanked}`
// Of a household the one who stands for it may be unthanked while another one was thanked long ago.
const thankedBefore = [
  `household_id IS NULL AND ${notLately}`,
  `household_id IS NOT NULL AND coalesce(last_thanked_on, '') < @thankedOn AND ${may} AND ${standsForAll} AND ${ofHousehold('max(o.last_thanked_on)')} IS NOT NULL`,
]

export type MomentsRepository = ReturnType<typeof createMomentsRepository>

export function createMomentsRepository(db: Database) {
  type Days = [DueDays & { limit: number }]
  // In three parts, so that the never thanked come straight off the index in order and nobody else is sorted for them.
  const parts = [
    `SELECT ${columns} FROM customers c WHERE ${neverThanked} AND NOT ${onDesk} ORDER BY since_on, seq LIMIT @limit`,
    `${thankedBefore.map((where) => `SELECT ${columns} FROM customers c WHERE ${where} AND NOT ${onDesk}`).join(' UNION ALL ')}
      ORDER BY sinceOn, lastThankedOn, seq LIMIT @limit`,
    `SELECT * FROM (${[neverThanked, ...thankedBefore].map((where) => `SELECT ${columns} FROM customers c WHERE ${where} AND ${onDesk}`).join(' UNION ALL ')})
      ORDER BY lastThankedOn IS NOT NULL, sinceOn, lastThankedOn, seq LIMIT @limit`,
  ].map((part) => db.prepare<Days, DueRow>(part))
  const total = db.prepare<[DueDays], number>(
    `SELECT (SELECT count(*) FROM customers WHERE household_id IS NULL AND ${never})
       + (SELECT count(*) FROM customers WHERE household_id IS NULL AND ${notLately})
       + (SELECT count(*) FROM (SELECT 1 FROM customers WHERE household_id IS NOT NULL GROUP BY household_id HAVING
           coalesce(max(last_thanked_on), '') < @thankedOn AND NOT max(id IN (${skipped}))
           AND min(since_on) FILTER (WHERE is_do_not_mail = 0) <= @sinceOn))`,
  ).pluck()
  const lastGesture = db.prepare<[string], string>(
    'SELECT id FROM gestures WHERE customer_id = ? ORDER BY done_on DESC, created_at DESC LIMIT 1',
  ).pluck()
  const runOnDesk = db.prepare<[string], string>(
    `SELECT i.run_id FROM run_item_people p CROSS JOIN run_items i ON i.id = p.run_item_id
     WHERE p.customer_id = ? AND i.state <> 'mailed' ORDER BY i.run_id DESC LIMIT 1`,
  ).pluck()
  // A household's draft may be with a member who is left off.
  const hasDraft = db.prepare<[{ id: string }], number>(`SELECT 1 FROM cards WHERE run_id IS NULL
    AND (customer_id = @id OR household_id = (SELECT household_id FROM customers WHERE id = @id)) LIMIT 1`).pluck()
  const skip = db.prepare(`INSERT INTO skips (customer_id, reason, skipped_on, until_on) VALUES (?, ?, ?, ?)
    ON CONFLICT (customer_id) DO UPDATE SET reason = excluded.reason, skipped_on = excluded.skipped_on, until_on = excluded.until_on`)
  const unskip = db.prepare('DELETE FROM skips WHERE customer_id = ?')
  const skips = db.prepare<[string], SkipRow>(
    `SELECT c.id, s.reason, s.skipped_on AS skippedOn, s.until_on AS untilOn
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
    lastGestureId: (customerId: string) => lastGesture.get(customerId) ?? null,
    runOnDesk: (customerId: string) => runOnDesk.get(customerId) ?? null,
    hasDraft: (customerId: string) => hasDraft.get({ id: customerId }) === 1,
    skip: (customerId: string, reason: string, on: string, until: string | null) => skip.run(customerId, reason, on, until),
    unskip: (customerId: string) => unskip.run(customerId),
    skips: (today: string) => skips.all(today),
  }
}
