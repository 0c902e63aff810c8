import type { AddressState, Customer, CustomerFilter, CustomerRow, Fact } from '../../contract/customers.ts'
import { addressOfRow, type AddressColumns } from './address-columns.rules.ts'
import type { Database } from '../storage/database.ts'
import { displayName, searchQuery, searchWords, sortName } from './customers.rules.ts'
import { addressKey, matchKey, nameKey } from './keys.rules.ts'

/** A customer as stored: what the contract shows but for what is worked out from it. */
export type StoredCustomer = Omit<Customer, 'displayName' | 'addressLines' | 'addressFrom' | 'addressHints' | 'facts'>
export type NewCustomer = Omit<StoredCustomer, 'lastThankedOn'>

interface Row extends AddressColumns {
  seq: number
  id: string
  external_id: string | null
  name: string
  first_name: string
  company: string
  email: string
  phone: string
  since_on: string | null
  plan: string
  spend_cents: number | null
  spend_currency: string | null
  is_do_not_mail: number
  is_do_not_email: number
  address_source: 'entered' | 'imported' | null
  address_on: string | null
  address_import_id: string | null
  address_state: AddressState | null
  address_state_on: string | null
  household_id: string | null
  is_apart: number
  edited_fields: string
  last_thanked_on: string | null
  created_at: number
  updated_at: number
}

/** Of several people the one who is longest with us comes first. */
const firstFirst = 'since_on IS NULL, since_on, sort_name, seq'

/** The days the filter compares with; worked out by the service. */
export interface FilterDays {
  readonly sinceOnOrBefore: string | null
  readonly thankedOnOrAfter: string
}

export type CustomerSort = 'name' | 'since' | 'last-thanked'

export interface Window {
  readonly filter: CustomerFilter
  readonly days: FilterDays
  readonly sort: CustomerSort
  readonly offset: number
  readonly limit: number
}

const orders: Record<CustomerSort, string> = {
  name: 'sort_name, seq',
  since: 'since_on IS NULL, since_on, seq',
  'last-thanked': 'last_thanked_on, since_on, seq',
}

export type CustomersRepository = ReturnType<typeof createCustomersRepository>

export function createCustomersRepository(db: Database) {
  const byId = db.prepare<[string], Row>('SELECT * FROM customers WHERE id = ?')
  const byExternalId = db.prepare<[string], Row>('SELECT * FROM customers WHERE external_id = ?')
  const insert = db.prepare(`
    INSERT INTO customers (id, external_id, name, first_name, company, email, phone, since_on, plan, spend_cents,
      spend_currency, is_do_not_mail, is_do_not_email, line1, line2, city, region, postal_code, country, address_source,
      address_on, address_import_id, address_state, address_state_on, household_id, is_apart, edited_fields, sort_name, match_key,
      name_key, address_key, import_id, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const update = db.prepare(`
    UPDATE customers SET external_id = ?, name = ?, first_name = ?, company = ?, email = ?, phone = ?, since_on = ?,
      plan = ?, spend_cents = ?, spend_currency = ?, is_do_not_mail = ?, is_do_not_email = ?, line1 = ?, line2 = ?,
      city = ?, region = ?, postal_code = ?, country = ?, address_source = ?, address_on = ?, address_import_id = ?,
      address_state = ?, address_state_on = ?, household_id = ?, is_apart = ?, edited_fields = ?, sort_name = ?, match_key = ?,
      name_key = ?, address_key = ?, updated_at = ?
    WHERE id = ? RETURNING seq`).pluck()
  const addWords = db.prepare('INSERT INTO customer_words (rowid, words) VALUES (?, ?)')
  const removeWords = db.prepare('DELETE FROM customer_words WHERE rowid = ?')
  const remove = db.prepare<[string], number>('DELETE FROM customers WHERE id = ? RETURNING seq').pluck()
  const touch = db.prepare('UPDATE customers SET updated_at = ? WHERE id = ?')
  const factsOf = db.prepare<[string], { id: string; text: string; notedOn: string }>(
    'SELECT id, text, noted_on AS notedOn FROM facts WHERE customer_id = ? ORDER BY noted_on DESC, id DESC',
  )
  const manyByKey = {
    seq: db.prepare<[string], Row>('SELECT customers.* FROM json_each(?) AS asked CROSS JOIN customers ON seq = asked.value ORDER BY asked.key'),
    id: db.prepare<[string], Row>('SELECT customers.* FROM json_each(?) AS asked CROSS JOIN customers ON customers.id = asked.value ORDER BY asked.key'),
  }
  const factsOfMany = db.prepare<[string], Fact & { customerId: string }>(
    `SELECT customer_id AS customerId, facts.id, text, noted_on AS notedOn FROM json_each(?) AS asked CROSS JOIN facts ON customer_id = asked.value
     ORDER BY noted_on DESC, facts.id DESC`,
  )
  const insertFact = db.prepare('INSERT INTO facts (id, customer_id, text, noted_on, import_id) VALUES (?, ?, ?, ?, ?)')
  const removeFact = db.prepare('DELETE FROM facts WHERE id = ? AND customer_id = ?')
  const ofHousehold = db.prepare<[string], Row>(`SELECT * FROM customers WHERE household_id = ? ORDER BY ${firstFirst}`)
  const atAddress = db.prepare<[string], Row>(`SELECT * FROM customers WHERE address_key = ? AND address_key <> '' ORDER BY ${firstFirst}`)
  const settle = db.prepare('UPDATE customers SET household_id = ?, is_apart = ? WHERE id = ?')
  const count = db.prepare<[], number>('SELECT count(*) FROM customers').pluck()

  function values(customer: StoredCustomer | NewCustomer): unknown[] {
    return [
      customer.externalId, customer.name, customer.firstName, customer.company, customer.email, customer.phone,
      customer.sinceOn, customer.plan, customer.spendCents, customer.spendCurrency, Number(customer.isDoNotMail),
      Number(customer.isDoNotEmail), customer.address.line1, customer.address.line2, customer.address.city,
      customer.address.region, customer.address.postalCode, customer.address.country, customer.addressSource,
      customer.addressOn, customer.addressImportId, customer.addressState, customer.addressStateOn, customer.householdId,
      Number(customer.isApart), JSON.stringify(customer.editedFields), sortName(customer), matchKey(customer, customer.address),
      nameKey(customer.name), addressKey(customer.address),
    ]
  }

  function countOf(filter: CustomerFilter, days: FilterDays): number {
    const { where, parameters } = conditions(filter, days)
    return db.prepare<unknown[], number>(`SELECT count(*) FROM customers ${where}`).pluck().get(...parameters) ?? 0
  }

  return {
    count: () => count.get() ?? 0,

    find(id: string): StoredCustomer | null {
      const row = byId.get(id)
      return row ? toCustomer(row) : null
    },

    insert(customer: NewCustomer, importId: string | null, isIndexedNow = true): void {
      const { lastInsertRowid } = insert.run(customer.id, ...values(customer), importId, customer.createdAt, customer.updatedAt)
      if (isIndexedNow) addWords.run(lastInsertRowid, searchWords({ ...customer, city: customer.address.city }))
    },

    /** Writes every field of a customer that exists. */
    update(customer: StoredCustomer, isIndexedNow = true): void {
      const seq = update.get(...values(customer), customer.updatedAt, customer.id)
      if (!isIndexedNow) return
      removeWords.run(seq)
      addWords.run(seq, searchWords({ ...customer, city: customer.address.city }))
    },

    /** Removes a customer of whom everything was handed over to another. Erasing a person is another matter. */
    remove(id: string): void {
      const seq = remove.get(id)
      if (seq !== undefined) removeWords.run(seq)
    },

    /** Customers by their ids or their places, in that order; who is not there is left out. */
    many: <K extends 'id' | 'seq'>(by: K, keys: readonly Row[K][]): StoredCustomer[] => manyByKey[by].all(JSON.stringify(keys)).map(toCustomer),

    /** Marks that somebody wrote to this customer by hand, which an undone import respects. */
    touch: (id: string, now: number) => touch.run(now, id),

    /** The members of a household, the one longest with us first. */
    ofHousehold: (householdId: string): StoredCustomer[] => ofHousehold.all(householdId).map(toCustomer),
    /** Everybody at one place, by `addressKey`. */
    atAddress: (key: string): StoredCustomer[] => atAddress.all(key).map(toCustomer),
    /** Where they belong. No edit of theirs: an import that brought them can still be undone. */
    settle: (id: string, householdId: string | null, isApart: boolean) => settle.run(householdId, Number(isApart), id),

    facts: (id: string): Fact[] => factsOf.all(id),
    /** By customer, each as `facts` has them; who has none is not in it. */
    factsOfMany: (ids: readonly string[]): Map<string, Fact[]> => {
      const found = Map.groupBy(factsOfMany.all(JSON.stringify(ids)), ({ customerId }) => customerId)
      return new Map([...found].map(([id, facts]) => [id, facts.map(({ customerId: _, ...fact }) => fact)]))
    },
    /** How many facts the one has who has most, among these ids or among all that the filter finds. */
    mostFacts(ids: readonly string[] | null, filter: CustomerFilter, days: FilterDays): number {
      const { where, parameters } = conditions(filter, days)
      const people = ids ? 'SELECT value FROM json_each(?)' : `SELECT id FROM customers ${where}`
      const most = db.prepare<unknown[], number | null>(
        `SELECT max(facts) FROM (SELECT count(*) AS facts FROM facts WHERE customer_id IN (${people}) GROUP BY customer_id)`,
      )
      return most.pluck().get(...(ids ? [JSON.stringify(ids)] : parameters)) ?? 0
    },
    addFact: (customerId: string, fact: Fact, importId: string | null) =>
      insertFact.run(fact.id, customerId, fact.text, fact.notedOn, importId),
    removeFact: (customerId: string, factId: string): boolean => removeFact.run(factId, customerId).changes > 0,

    /** A window of the list and how many there are in all. */
    window({ filter, days, sort, offset, limit }: Window): { rows: CustomerRow[]; total: number } {
      const { where, parameters } = conditions(filter, days)
      const rows = db
        // Sorted by number first: to sort 100,000 whole rows for the last hundred of them takes ten times as long.
        .prepare<unknown[], Row>(
          `SELECT * FROM customers WHERE seq IN (SELECT seq FROM customers ${where} ORDER BY ${orders[sort]} LIMIT ? OFFSET ?) ORDER BY ${orders[sort]}`,
        )
        .all(...parameters, limit, offset)
      return { rows: rows.map(toRow), total: countOf(filter, days) }
    },

    /**
     * The first `limit` customers a search finds, by name, after whoever has it as their number. Stops looking then, so that
     * a keystroke stays fast.
     */
    search({ filter, days, limit }: Pick<Window, 'filter' | 'days' | 'limit'>): CustomerRow[] {
      const { where, parameters } = conditions({ ...filter, search: '' }, days)
      const rows = db
        .prepare<unknown[], Row & { sort_name: string }>(
          `SELECT * FROM customer_words CROSS JOIN customers ON seq = customer_words.rowid
           ${where || 'WHERE true'} AND customer_words MATCH ? LIMIT ?`,
        )
        .all(...parameters, searchQuery(filter.search), limit)
        .toSorted((a, b) => (a.sort_name < b.sort_name ? -1 : 1))
      const numbered = byExternalId.all(filter.search.trim())
      return [...numbered, ...rows.filter(({ id }) => id !== numbered[0]?.id)].map(toRow)
    },

    countOf,

    /** The places of all that the filter finds, by name: a few bytes for each, where an id takes a hundred. */
    seqs(filter: CustomerFilter, days: FilterDays): number[] {
      const { where, parameters } = conditions(filter, days)
      return db.prepare<unknown[], number>(`SELECT seq FROM customers ${where} ORDER BY ${orders.name}`).pluck().all(...parameters)
    },

    ids(filter: CustomerFilter, days: FilterDays, sort: CustomerSort): string[] {
      const { where, parameters } = conditions(filter, days)
      return db.prepare<unknown[], string>(`SELECT id FROM customers ${where} ORDER BY ${orders[sort]}`).pluck().all(...parameters)
    },
  }
}

const byAddress = { with: 'is_mailable', without: 'NOT is_mailable', doubtful: "address_state IN ('doubtful', 'returned')" } as const

function conditions(filter: CustomerFilter, days: FilterDays): { where: string; parameters: unknown[] } {
  const parts: string[] = []
  const parameters: unknown[] = []
  const words = searchQuery(filter.search)
  if (words) {
    // Whoever has it as their number is found too, as in a search.
    parts.push('seq IN (SELECT rowid FROM customer_words WHERE customer_words MATCH ? UNION SELECT seq FROM customers WHERE external_id = ?)')
    parameters.push(words, filter.search.trim())
  }
  if (days.sinceOnOrBefore) {
    parts.push('since_on <= ?')
    parameters.push(days.sinceOnOrBefore)
  }
  if (filter.address !== 'any') parts.push(byAddress[filter.address])
  if (filter.thanked === 'ever') parts.push('last_thanked_on IS NOT NULL')
  if (filter.thanked === 'never') parts.push('last_thanked_on IS NULL')
  if (filter.thanked === 'lately') parts.push('last_thanked_on >= ?')
  if (filter.thanked === 'not-lately') parts.push("coalesce(last_thanked_on, '') < ?")
  if (filter.thanked === 'lately' || filter.thanked === 'not-lately') parameters.push(days.thankedOnOrAfter)
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', parameters }
}

function toCustomer(row: Row): StoredCustomer {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    firstName: row.first_name,
    company: row.company,
    email: row.email,
    phone: row.phone,
    sinceOn: row.since_on,
    plan: row.plan,
    spendCents: row.spend_cents,
    spendCurrency: row.spend_currency,
    isDoNotMail: row.is_do_not_mail === 1,
    isDoNotEmail: row.is_do_not_email === 1,
    address: addressOfRow(row),
    addressSource: row.address_source,
    addressOn: row.address_on,
    addressImportId: row.address_import_id,
    addressState: row.address_state,
    addressStateOn: row.address_state_on,
    householdId: row.household_id,
    isApart: row.is_apart === 1,
    editedFields: JSON.parse(row.edited_fields),
    lastThankedOn: row.last_thanked_on,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(row: Row & { is_mailable?: number }): CustomerRow {
  return {
    id: row.id,
    name: displayName(row),
    company: row.company,
    email: row.email,
    city: row.city,
    country: row.country,
    sinceOn: row.since_on,
    lastThankedOn: row.last_thanked_on,
    hasAddress: row.is_mailable === 1,
    isInHousehold: row.household_id !== null,
  }
}
