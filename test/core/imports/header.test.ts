import { expect, test } from 'vitest'
import { findHeader } from '../../../src/core/imports/header.rules.ts'
import { makeLibrary } from '../../support/library.ts'

const words = new Set(['name', 'email', 'city', 'plan', 'company', 'start', 'notes'])
const known = (cells: readonly string[]) => cells.filter((cell) => words.has(cell.toLowerCase())).length
const rowOf = (text: string) => findHeader(text.split('\n').map((line) => line.split(',')), known)

test.each([
  ['the first row', 'Name,Email\nAna,ana@example.com', 0],
  ['the first row, though a row of the table reads like headers', 'Who,Tariff,City\nAna,Start,Company\nBea,Plan,City', 0],
  ['the first row of words nobody knows', 'Wer,Woher\nAna,Lugo\nBea,Ulm', 0],
  ['one column', 'Email\nana@example.com', 0],
  ['one column of a word nobody knows', 'Wer\nAna\nBea', 0],
  ['a row below a title', 'Customers of Lark Ltd\nName,Email,City\nAna,a@example.com,Ulm', 1],
  ['a row below a title and blank lines', '\nCustomers\n\n,,\nName,Email,City\nAna,a@example.com,Ulm', 4],
  ['a row below a title padded with cells', 'Customers,,\n,,\nName,Email,City\nAna,a@example.com,Ulm', 2],
  ['a row below a title of two cells', 'Exported,2026-11-01\nWer,Woher,Wohin,Wann,Wie\nAna,Ulm,Lugo,jetzt,gern', 1],
  ['a row below titles, of words nobody knows', 'Kundenliste\nStand: heute\nWer,Woher\nAna,Ulm\nBea,Lugo', 2],
  ['a row of known words in the middle of titles', 'A,B\nfrom,to\nName,Email,City,Notes\nAna,a@example.com,Ulm,x', 2],
  ['nothing but blank rows', '\n\n', 0],
  ['numbers and then a header', '1,2\nWer,Woher\nAna,Ulm', 1],
  ['a table without a header', 'Ana,a@example.com,1\nBea,b@example.com,2', 0],
  ['a header with a blank cell', 'Name,,City\nAna,x,Ulm\nBea,y,Ulm', 0],
  ['a header beyond where it is looked for', `${'note\n'.repeat(30)}Name,Email\nAna,a@example.com`, 0],
])('the header is found: %s', (_, text, row) => {
  expect(rowOf(text)).toBe(row)
})

test('rows above the header are no customers, and those below keep their numbers', async () => {
  const library = await makeLibrary()
  const file = 'Kundenliste;;\nStand: 01.11.2026;;\n\nName;E-Mail;Kunde seit\nAna;ana@example.com;03/04/2019\n;nobody;\nBea;bea@example.com;25/04/2019\n'
  const ticket = library.take('kunden.csv', file)
  const preview = await library.core.call('imports.preview', { ticket })
  expect(preview).toMatchObject({ headerRow: 4, delimiter: ';', new: 2, skipped: [{ row: 6 }], dateOrder: 'day-first', isDateOrderAmbiguous: false })
  expect(preview.columns.map(({ header }) => header)).toEqual(['Name', 'E-Mail', 'Kunde seit'])
  expect(preview.rows.map(({ row }) => row)).toEqual([5, 6, 7])
  expect(await library.core.call('imports.apply', { ticket })).toMatchObject({ new: 2 })
})

test('the founder can say which row it is', async () => {
  const library = await makeLibrary()
  const ticket = library.take('a.csv', 'Name,Email\nname,email\nAna,ana@example.com\n')
  expect(await library.core.call('imports.preview', { ticket })).toMatchObject({ headerRow: 1 })
  expect(await library.core.call('imports.preview', { ticket, headerRow: 2 })).toMatchObject({ headerRow: 2, new: 1, skipped: [] })
  await expect(library.core.call('imports.preview', { ticket, headerRow: 3 })).rejects.toMatchObject({ code: 'imports/empty' })
  await expect(library.core.call('imports.preview', { ticket, headerRow: 50 })).rejects.toMatchObject({ code: 'imports/empty' })
})

test('a header that cannot be read for its quotes does not shift the rows', async () => {
  const library = await makeLibrary()
  const ticket = library.take('a.csv', '"never closed\nName,Email\nAna,ana@example.com\n,nobody\n')
  expect(await library.core.call('imports.preview', { ticket })).toMatchObject({ headerRow: 2, new: 1, skipped: [{ row: 4 }] })
})
