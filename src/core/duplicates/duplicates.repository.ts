import { addressOfRow, type AddressColumns } from '../customers/address-columns.rules.ts'
import type { Database } from '../storage/database.ts'
import { searchQuery } from '../customers/customers.rules.ts'
import { addressKey, emailKey, nameKey } from '../customers/keys.rules.ts'
import type { StoredKeys } from './blocks.rules.ts'
import type { Person } from './likeness.rules.ts'

/** A customer as compared: by `seq` in the table's order. */
export interface ComparedPerson extends Person {
  readonly seq: number
  readonly id: string
}

/** A pair as stored; the smaller id first. */
export interface FoundPair {
  readonly customerId: string
  readonly otherId: string
  readonly score: number
  readonly reasons: readonly string[]
}

interface PersonRow extends AddressColumns {
  seq: number
  id: string
  name: string
  company: string
  email: string
  phone: string
}

interface PairRow {
  customerId: string
  otherId: string
  score: number
  reasons: string
}

const columns = 'seq, id, name, company, email, phone, line1, line2, city, region, postal_code, country'
/** More people than this with one name or at one address say little about each other. */
const mostAlike = 50

export type DuplicatesRepository = ReturnType<typeof createDuplicatesRepository>

export function createDuplicatesRepository(db: Database) {
  const after = db.prepare<[number, number], PersonRow>(`SELECT ${columns} FROM customers WHERE seq > ? ORDER BY seq LIMIT ?`)
  const keysAfter = db.prepare<[number, number], StoredKeys>(
    `SELECT seq, CASE WHEN email = '' THEN '' ELSE match_key END AS emailKey, phone, name_key AS nameKey, address_key AS addressKey,
       postal_code AS postalCode, country FROM customers WHERE seq > ? ORDER BY seq LIMIT ?`,
  )
  const bySeq = db.prepare<[number], PersonRow>(`SELECT ${columns} FROM customers WHERE seq = ?`)
  const byId = db.prepare<[string], PersonRow>(`SELECT ${columns} FROM customers WHERE id = ?`)
  const count = db.prepare<[], number>('SELECT count(*) FROM customers').pluck()
  const touched = (column: 'seq' | 'id') => `SELECT ${column} FROM customers WHERE import_id = @importId
     UNION SELECT c.${column} FROM import_changes h JOIN customers c ON c.id = h.customer_id WHERE h.import_id = @importId`
  const touchedBy = db.prepare<[{ importId: string }], number>(`${touched('seq')} ORDER BY 1`).pluck()
  const idsTouchedBy = db.prepare<[{ importId: string }], string>(`${touched('id')} ORDER BY 1`).pluck()
  const countTouched = ['customers', 'import_changes'].map((table) =>
    db.prepare<[{ importId: string; most: number }], number>(`SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE import_id = @importId LIMIT @most)`).pluck(),
  )
  const openWith = db.prepare<[{ id: string }], PersonRow>(
    `SELECT ${columns} FROM customers WHERE id IN (SELECT other_id FROM duplicates WHERE customer_id = @id AND state = 'open'
       UNION ALL SELECT customer_id FROM duplicates WHERE other_id = @id AND state = 'open')`,
  )
  const like = ['match_key', 'name_key', 'address_key'].map((key) => 
    // The indexes leave blank keys out, which the question has to do too.
    db.prepare<[string], PersonRow>(`SELECT ${columns} FROM customers WHERE ${key} = ? AND ${key} <> '' LIMIT ${mostAlike}`),
  )
  const likeWords = db.prepare<[string], PersonRow>(
    `SELECT ${columns} FROM customers WHERE seq IN (SELECT rowid FROM customer_words WHERE customer_words MATCH ? LIMIT ${mostAlike})`,
  )
  const put = db.prepare(`INSERT INTO duplicates (customer_id, other_id, state, score, reasons, found_at) VALUES (?, ?, 'open', ?, ?, ?)
    ON CONFLICT (customer_id, other_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons WHERE state = 'open'`)
  const forgetOpen = db.prepare("DELETE FROM duplicates WHERE state = 'open'")
  const forgetOpenOf = db.prepare("DELETE FROM duplicates WHERE state = 'open' AND (customer_id = @id OR other_id = @id)")
  const forgetOpenOfImport = db.prepare(
    `DELETE FROM duplicates WHERE state = 'open' AND (customer_id IN (SELECT id FROM customers WHERE import_id = @importId)
     OR other_id IN (SELECT id FROM customers WHERE import_id = @importId)
     OR customer_id IN (SELECT customer_id FROM import_changes WHERE import_id = @importId)
     OR other_id IN (SELECT customer_id FROM import_changes WHERE import_id = @importId))`,
  )
  const open = db.prepare<[{ offset: number; limit: number }], PairRow>(
    `SELECT customer_id AS customerId, other_id AS otherId, score, reasons FROM duplicates WHERE state = 'open'
     ORDER BY score DESC, customer_id, other_id LIMIT @limit OFFSET @offset`,
  )
  const openTotal = db.prepare<[], number>("SELECT count(*) FROM duplicates WHERE state = 'open'").pluck()
  const state = db.prepare<[string, string], string>('SELECT state FROM duplicates WHERE customer_id = ? AND other_id = ?').pluck()
  const dismiss = db.prepare(`INSERT INTO duplicates (customer_id, other_id, state, score, reasons, found_at) VALUES (?, ?, 'different', ?, ?, ?)
    ON CONFLICT (customer_id, other_id) DO UPDATE SET state = 'different'`)
  const reopen = db.prepare("UPDATE duplicates SET state = 'open' WHERE customer_id = ? AND other_id = ?")
  const forget = db.prepare('DELETE FROM duplicates WHERE customer_id = ? AND other_id = ?')
  const counts = db.prepare<[{ id: string }], { gestures: number; cards: number; draftText: string | null }>(
    `SELECT (SELECT count(*) FROM gestures WHERE customer_id = @id) AS gestures,
       (SELECT count(*) FROM cards WHERE customer_id = @id) AS cards,
       (SELECT text FROM cards WHERE customer_id = @id AND run_id IS NULL) AS draftText`,
  )

  return {
    count: (): number => count.get() ?? 0,
    /** The next people in the table's order. */
    after: (seq: number, limit: number): ComparedPerson[] => after.all(seq, limit).map(toPerson),
    /** Of the next people only what they are found again by. */
    keysAfter: (seq: number, limit: number): StoredKeys[] => keysAfter.all(seq, limit),
    bySeq(seq: number): ComparedPerson | null {
      const row = bySeq.get(seq)
      return row ? toPerson(row) : null
    },
    find(id: string): ComparedPerson | null {
      const row = byId.get(id)
      return row ? toPerson(row) : null
    },
    /** Whom an import made or changed, as ascending `seq`. */
    touchedBy: (importId: string): number[] => touchedBy.all({ importId }),

    idsTouchedBy: (importId: string): string[] => idsTouchedBy.all({ importId }),
    /** Whether an import made and changed fewer people than this, taken together. */
    isTouchedByFew: (importId: string, most: number): boolean => countTouched.reduce((sum, few) => sum + (few.get({ importId, most }) ?? 0), 0) < most,
    /** Those with whom a customer is an open pair. */
    openWith: (id: string): ComparedPerson[] => openWith.all({ id }).map(toPerson),

    /** Some hundreds of people at most who may be this one: of one e-mail, name or address, or with the same words. */
    around(person: Person): ComparedPerson[] {
      const keys = [person.email === '' ? '' : emailKey(person.email), nameKey(person.name), addressKey(person.address)]
      const byKey = keys.flatMap((key, index) => (key === '' ? [] : like[index]!.all(key)))
      const local = person.email.slice(0, Math.max(0, person.email.lastIndexOf('@')))
      const [given = '', ...others] = person.name.split(/\s+/)
      const family = others.at(-1) ?? given
      // Whoever finds "Ana López" as "Ana" is found by her too.
      const places = [person.address.city, person.company].filter(Boolean).map((where) => `${given} ${where}`)
      const searches = [person.name, local, `${family} ${person.address.city}`, `${family} ${person.company}`, family, ...places, person.name === '' ? person.company : '']
      const byWords = searches.map(searchQuery).flatMap((words) => (words === '' ? [] : likeWords.all(words)))
      return [...new Map([...byKey, ...byWords].map((row) => [row.id, row])).values()].map(toPerson)
    },

    /** Keeps few pages of the file in memory while everybody is read, who are many and are needed once or twice. */
    async sparingly<T>(work: () => Promise<T>): Promise<T> {
      const cached = Number(db.pragma('cache_size', { simple: true }))
      db.pragma('cache_size = -8192')
      try {
        return await work()
      } finally {
        db.pragma(`cache_size = ${cached}`)
      }
    },

    put: (pair: FoundPair, at: number) => put.run(pair.customerId, pair.otherId, pair.score, JSON.stringify(pair.reasons), at),
    forgetOpen: () => forgetOpen.run(),
    forgetOpenOf: (id: string) => forgetOpenOf.run({ id }),
    forgetOpenOfImport(importId: string): void {
      if (openTotal.get()) forgetOpenOfImport.run({ importId })
    },
    open: (window: { offset: number; limit: number }): FoundPair[] => open.all(window).map((row) => ({ ...row, reasons: JSON.parse(row.reasons) })),
    openTotal: (): number => openTotal.get() ?? 0,
    state: (customerId: string, otherId: string): string | null => state.get(customerId, otherId) ?? null,
    dismiss: (pair: FoundPair, at: number) => dismiss.run(pair.customerId, pair.otherId, pair.score, JSON.stringify(pair.reasons), at),
    reopen: (customerId: string, otherId: string) => reopen.run(customerId, otherId),
    forget: (customerId: string, otherId: string) => forget.run(customerId, otherId),
    counts: (id: string) => counts.get({ id })!,
  }
}

function toPerson(row: PersonRow): ComparedPerson {
  return {
    seq: row.seq,
    id: row.id,
    name: row.name,
    company: row.company,
    email: row.email,
    phone: row.phone,
    address: addressOfRow(row),
  }
}
