import SQLite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'

/** Few values of each kind, so that rows speak of the same people in all the ways they can. */
const row = fc.record({
  id: fc.constantFrom('', '', 'c1', 'c2', 'c3'),
  name: fc.constantFrom('', 'Ana López', 'Lopez, Ana', 'Ana', 'Luis Pérez', 'Bob Hill', 'Robert Hill'),
  company: fc.constantFrom('', 'Lark Ltd'),
  email: fc.constantFrom('', 'ana@example.com', 'a.na@gmail.com', 'ana+x@gmail.com', 'office@lark.example'),
  since: fc.constantFrom('', '2019-03-04', '2021-01-31'),
  spend: fc.constantFrom('', '12.50', '99'),
  street: fc.constantFrom('', '1 Main Street', '7 Elm Road'),
  city: fc.constantFrom('Springfield', 'Portland'),
  zip: fc.constantFrom('62701', '97214', ''),
  note: fc.constantFrom('', 'prefers tea', 'has twins'),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const header = 'id,Name,Company,Email,Customer since,Spend,Street,City,Zip,Country,Notes'
const csv = (rows: readonly Row[]) =>
  [header, ...rows.map((r) => [r.id, `"${r.name}"`, r.company, r.email, r.since, r.spend, r.street, r.city, r.zip, 'US', r.note].join(','))].join('\n') + '\n'

const apply = (library: TestLibrary, rows: readonly Row[]) => library.core.call('imports.apply', { ticket: library.take('rows.csv', csv(rows)) })

/** The book as people know it: who, with what, in no order; without numbers of our own and times of writing. */
function book(library: TestLibrary): string[] {
  const db = new SQLite(library.path, { readonly: true })
  const people = db
    .prepare<[], Record<string, unknown> & { id: string }>(
      `SELECT id, external_id, name, first_name, company, email, phone, since_on, plan, spend_cents, line1, line2, city, region, postal_code, country,
         address_source, address_state, edited_fields FROM customers`,
    )
    .all()
    .map(({ id, ...fields }) => JSON.stringify({ ...fields, facts: db.prepare('SELECT text FROM facts WHERE customer_id = ? ORDER BY text').pluck().all(id) }))
  db.close()
  return people.sort()
}

/** Every row of every table that an import may touch, but for the record of the import itself. */
function everything(library: TestLibrary): Record<string, unknown[]> {
  const db = new SQLite(library.path, { readonly: true })
  const tables = {
    customers: 'SELECT * FROM customers ORDER BY id',
    facts: 'SELECT * FROM facts ORDER BY id',
    formerAddresses: 'SELECT * FROM former_addresses ORDER BY id',
    aliases: 'SELECT key, customer_id FROM customer_aliases ORDER BY key, customer_id',
    duplicates: 'SELECT customer_id, other_id, state, score, reasons FROM duplicates ORDER BY customer_id, other_id',
    words: "SELECT rowid FROM customer_words WHERE customer_words MATCH 'ana OR luis OR bob OR robert OR lark OR springfield OR portland' ORDER BY rowid",
  }
  const found = Object.fromEntries(Object.entries(tables).map(([name, sql]) => [name, db.prepare(sql).all()]))
  db.close()
  return found
}

const runs = { numRuns: 40 }

test('any order of the rows gives the same book', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), async (rows, stream) => {
      const keys = rows.map(() => stream.next().value)
      const shuffled = rows.map((_, index) => index).toSorted((a, b) => keys[a]! - keys[b]!).map((index) => rows[index]!)
      const [one, other] = [await makeLibrary(), await makeLibrary()]
      const first = await apply(one, rows)
      const second = await apply(other, shuffled)
      expect(book(other)).toEqual(book(one))
      expect(second.new + second.maybe).toBe(first.new + first.maybe)
      expect(second.skippedTotal).toBe(first.skippedTotal)
    }),
    runs,
  )
})

test('the same file twice changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const library = await makeLibrary()
      await apply(library, rows)
      const before = book(library)
      expect(await apply(library, rows)).toMatchObject({ new: 0, maybe: 0, updated: 0 })
      expect(book(library)).toEqual(before)
    }),
    runs,
  )
})

test('an import that is undone leaves the library as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.array(row, { minLength: 1, maxLength: 8 }), async (before, rows) => {
      const library = await makeLibrary()
      if (before.length > 0) await apply(library, before)
      const kept = everything(library)
      const { importId } = await apply(library, rows)
      expect((await library.core.call('imports.undo', { importId })).kept).toEqual([])
      expect(everything(library)).toEqual(kept)
    }),
    runs,
  )
})

test('a preview says what the import then does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), fc.array(row, { minLength: 1, maxLength: 8 }), async (before, rows) => {
      const library = await makeLibrary()
      if (before.length > 0) await apply(library, before)
      const there = everything(library)
      const preview = await library.core.call('imports.preview', { ticket: library.take('rows.csv', csv(rows)) })
      expect(everything(library)).toEqual(there)
      const { new: added, maybe, updated, same, skipped, warnings, repairs } = preview
      expect(await apply(library, rows)).toMatchObject({ new: added, maybe, updated, same, skipped, warnings, repairs })
    }),
    runs,
  )
})
