import type { HouseholdKind } from '../../contract/households.ts'
import type { Database } from '../storage/database.ts'

export interface StoredHousehold {
  readonly id: string
  readonly kind: HouseholdKind
  readonly greeting: string
  readonly name: string
  readonly createdAt: number
}

/** A place where customers could get one piece: those on their own there, or the household they could join. */
export interface SharedPlace {
  readonly addressKey: string
  readonly householdId: string | null
  /** How many are on their own. */
  readonly loose: number
}

const columns = 'id, kind, greeting, name, created_at AS createdAt'

/** Who may be put together with others: in no household, not apart, and somebody mail can be sent to. */
const isLoose = 'c.household_id IS NULL AND c.is_apart = 0 AND c.is_do_not_mail = 0 AND c.has_address'

// The same as `namedOnce` in the rules.
const onceName = "CASE WHEN instr(c.name_key, ' ') > 0 THEN c.name_key ELSE c.sort_name END"

// The shared keys come off the index alone; only the customers who share one are read. The index has no empty keys, and
// is used only where a condition says so.
const places = (keys: string) => `
  SELECT c.address_key AS addressKey, min(c.household_id) AS householdId, count(*) FILTER (WHERE ${isLoose}) AS loose
  FROM (${keys}) AS keys CROSS JOIN customers AS c ON c.address_key = keys.address_key AND c.address_key <> ''
  GROUP BY c.address_key
  HAVING count(DISTINCT ${onceName}) FILTER (WHERE ${isLoose}) > (min(c.household_id) IS NULL)`
const sharedKeys = "SELECT address_key FROM customers WHERE address_key <> '' GROUP BY address_key HAVING count(*) > 1"

export type HouseholdsRepository = ReturnType<typeof createHouseholdsRepository>

export function createHouseholdsRepository(db: Database) {
  const byId = db.prepare<[string], StoredHousehold>(`SELECT ${columns} FROM households WHERE id = ?`)
  const window = db.prepare<[number, number], StoredHousehold>(
    `SELECT ${columns} FROM households h
     ORDER BY (SELECT min(sort_name) FROM customers WHERE household_id = h.id), id LIMIT ? OFFSET ?`,
  )
  const count = db.prepare<[], number>('SELECT count(*) FROM households').pluck()
  const put = db.prepare(`INSERT INTO households (id, kind, greeting, name, created_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, greeting = excluded.greeting, name = excluded.name`)
  const remove = db.prepare('DELETE FROM households WHERE id = ?')
  const allPlaces = db.prepare<[], SharedPlace>(`${places(sharedKeys)} ORDER BY c.address_key`)
  const placeOf = db.prepare<[string], SharedPlace>(places('SELECT ? AS address_key'))
  return {
    find: (id: string): StoredHousehold | null => byId.get(id) ?? null,
    window: (offset: number, limit: number): StoredHousehold[] => window.all(limit, offset),
    count: () => count.get() ?? 0,
    /** Writes a household, whether it is there or not. */
    put: (one: StoredHousehold) => put.run(one.id, one.kind, one.greeting, one.name, one.createdAt),
    /** Its members and drafts stand on their own from then on. */
    remove: (id: string) => remove.run(id),
    /** Every place with an offer, in the order of the addresses. */
    places: (): SharedPlace[] => allPlaces.all(),
    place: (addressKey: string): SharedPlace | null => (addressKey === '' ? null : (placeOf.get(addressKey) ?? null)),
  }
}
