import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvHeader, csvLine, csvRecord, withApostrophe } from '../../../src/core/exports/export-csv.rules.ts'
import type { ExportedCustomer } from '../../../src/core/exports/exports.types.ts'
import { tableReader } from '../../../src/core/imports/tables.adapter.ts'
import { makeFolder } from '../../support/library.ts'

const nobody: ExportedCustomer = {
  id: '0190c1de-0000-7000-8000-000000000001', externalId: null, name: '', firstName: '', company: '', email: '', phone: '', sinceOn: null, plan: '', spendCents: null, spendCurrency: null,
  address: { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }, isDoNotMail: false, isDoNotEmail: false, facts: [],
}

test('the header is what other programs and our own import know', () => {
  expect(csvHeader(2)).toBe(
    '\ufeffNumber,Name,First name,Company,E-mail,Phone,Customer since,Plan,Spent,Currency,Street and number,Second address line,City,State or region,Postal code,Country,Do not mail,Do not e-mail,Fact,Fact\r\n',
  )
})

test('a line has every field in its place, and empty cells where nothing is known', () => {
  const ana: ExportedCustomer = {
    ...nobody, externalId: 'cus_1', name: 'Ana "Bee" López', firstName: 'Ana', company: 'Lark, Ltd', email: 'ana@example.com', phone: '+49 30 123', sinceOn: '2019-03-04',
    plan: 'pro', spendCents: 123450, spendCurrency: 'EUR',
    address: { line1: '1 Main St', line2: 'Flat 2', city: 'Springfield', region: 'IL', postalCode: '04101', country: 'US' },
    isDoNotMail: true, isDoNotEmail: false, facts: ['prefers tea'],
  }
  expect(csvLine(ana, 2)).toBe(
    `cus_1,"Ana ""Bee"" López",Ana,"Lark, Ltd",ana@example.com,'+49 30 123,2019-03-04,pro,1234.50,EUR,1 Main St,Flat 2,Springfield,IL,04101,US,yes,,prefers tea,\r\n`,
  )
  expect(csvLine(nobody, 1)).toBe(`${','.repeat(18)}\r\n`)
})

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [99, '0.99'],
  [100_000_000_001, '1000000000.01'],
  [-1250, "'-12.50"],
])('%i cents are written %s', (spendCents, cell) => {
  expect(csvLine({ ...nobody, spendCents }, 0).split(',')[8]).toBe(cell)
})

test.each(['=1+1', '+49', '-1', '@cmd', '\t=1', '\r=1', "'=1", "''", "'12"])('%j does not reach a spreadsheet as it is', (cell) => {
  expect(withApostrophe(cell)).toBe(`'${cell}`)
})

test('what no text file may hold is left out', () => {
  expect(csvRecord(['a\0b', 'c'])).toBe('ab,c\r\n')
})

test.each(['', 'Ana', "'", "'s-Hertogenbosch", '12', 'a=1', ' =1'])('%j stays as it is', (cell) => {
  expect(withApostrophe(cell)).toBe(cell)
})

/** All letters there are but the one that no text file may hold. */
const anyText = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', ''))
const awkward = fc.stringMatching(/^[=+\-@'"\t\r\n,;|\d a\u00a0\ufeff]{0,8}$/)
const cell = fc.oneof(anyText, awkward)

test('no cell begins as a formula does, and a reader that drops one apostrophe has what was there', () => {
  fc.assert(
    fc.property(cell, (text) => {
      const written = withApostrophe(text)
      expect(written).not.toMatch(/^[=+\-@\t\r]/)
      expect(/^'[=+\-@'\d\t\r]/.test(written) ? written.slice(1) : written).toBe(text)
    }),
  )
})

test('any table that is written is read back equal, cell by cell', async () => {
  const folder = makeFolder()
  const file = join(folder, 'table.csv')
  const table = fc.integer({ min: 0, max: 3 }).chain((facts) =>
    fc.record({ facts: fc.constant(facts), rows: fc.array(fc.array(cell, { minLength: 18 + facts, maxLength: 18 + facts }), { maxLength: 6 }) }),
  )
  await fc.assert(
    fc.asyncProperty(table, async ({ facts, rows }) => {
      writeFileSync(file, csvHeader(facts) + rows.map(csvRecord).join(''))
      const opened = await tableReader.open(file, { part: null, encoding: null }, folder)
      const read: unknown[] = []
      for await (const { records } of opened.read()) read.push(...records)
      expect(read.slice(1)).toEqual(rows.map((cells) => cells.map(withApostrophe)))
    }),
    { numRuns: 200 },
  )
})
