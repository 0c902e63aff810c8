import { expect, test } from 'vitest'
import { writeVcard } from '../../../src/core/imports/vcard-writer.rules.ts'
import type { VcardPerson } from '../../../src/core/imports/vcard.types.ts'
import { makeLibrary } from '../../support/library.ts'
import { readTable } from '../../support/tables.ts'

const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

const person: VcardPerson = {
  uid: '0190c1de-0000-7000-8000-000000000001', name: 'Ana López', firstName: 'Anita', company: 'Lark; Ltd', email: 'ana@example.com', phone: '+1 555 0100',
  address: { line1: '1 Main St', line2: 'Flat 2', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' },
  facts: ['prefers tea', 'met in Lisbon'], sinceOn: '2019-03-04', plan: 'pro', externalId: 'cus_1', isDoNotMail: true, isDoNotEmail: false,
  spendCents: null, spendCurrency: null,
}

test('cards become a table with plain headers, as many notes wide as a card has', async () => {
  const table = await readTable(card('FN:Ana', 'NOTE:one', 'NOTE:two') + card('FN:Bea', 'UID:7', 'NOTE:three') + writeVcard(person))
  expect(table).toMatchObject({ format: 'vcard', encoding: 'utf-8', delimiter: null, parts: [], part: null })
  const [header, ...rows] = table.rows as string[][]
  expect(header).toEqual([
    'UID', 'Number', 'Full name', 'First name', 'Last name', 'Company', 'E-mail', 'Phone', 'Street and number', 'Second address line', 'City', 'State or region', 'Postal code',
    'Country', 'Whole address', 'Customer since', 'Plan', 'Spent', 'Currency', 'Do not mail', 'Do not e-mail', 'Note', 'Note',
  ])
  const says = rows.map((row) => row.map((cell, index) => [header![index]!, cell] as const).filter(([, cell]) => cell !== ''))
  expect(says[0]).toEqual([['Full name', 'Ana'], ['Note', 'one'], ['Note', 'two']])
  expect(says[1]).toEqual([['UID', '7'], ['Full name', 'Bea'], ['Note', 'three']])
  expect(says[2]).toEqual([
    ['Number', 'cus_1'], ['Full name', 'Ana López'], ['First name', 'Anita'], ['Last name', 'López'], ['Company', 'Lark; Ltd'], ['E-mail', 'ana@example.com'],
    ['Phone', '+1 555 0100'], ['Street and number', '1 Main St'], ['Second address line', 'Flat 2'], ['City', 'Springfield'], ['State or region', 'IL'],
    ['Postal code', '62701'], ['Country', 'US'], ['Customer since', '2019-03-04'], ['Plan', 'pro'], ['Do not mail', 'yes'], ['Note', 'prefers tea'], ['Note', 'met in Lisbon'],
  ])
})

test('our own id for somebody is not taken for their id elsewhere', async () => {
  const { rows } = await readTable(writeVcard({ ...person, externalId: '' }))
  expect(rows[1]?.[0]).toBe('')
})

test('more notes than there are columns share the last one', async () => {
  const { rows } = await readTable(card('FN:Ana', ...Array.from({ length: 40 }, (_, n) => `NOTE:note ${n}`)))
  expect(rows[1]?.at(-2)).toBe('note 28')
  expect(rows[1]?.at(-1)).toBe(Array.from({ length: 11 }, (_, n) => `note ${n + 29}`).join('\n'))
})

test.each([
  ['UTF-16', Buffer.from(`\ufeff${card('FN:Zoë')}`, 'utf16le'), 'utf-16le'],
  ['an old code page', Buffer.from(card('FN:Zoë'), 'latin1'), 'windows-1252'],
  ['UTF-8 with a mark and a blank line', Buffer.from(`\ufeff\r\n${card('FN:Zoë')}`), 'utf-8'],
])('reads cards in %s', async (_, bytes, encoding) => {
  const table = await readTable(bytes)
  expect(table).toMatchObject({ format: 'vcard', encoding })
  expect(table.rows[1]).toContain('Zoë')
})

test('many large pictures are passed over, and every card is there', async () => {
  const photo = `PHOTO;ENCODING=b;TYPE=JPEG:${Array.from({ length: 400 }, () => 'A'.repeat(74)).join('\r\n ')}`
  const cards = Array.from({ length: 300 }, (_, n) => card(`FN:Person ${n}`, photo, `EMAIL:p${n}@example.com`))
  const { rows } = await readTable(cards.join(''))
  expect(rows.slice(1).map((row) => row[6])).toEqual(Array.from({ length: 300 }, (_, n) => `p${n}@example.com`))
})

test('an address book of cards becomes customers; a bad card is named and costs nobody else', async () => {
  const library = await makeLibrary()
  const cut = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\n'
  const file = card('N:López;Ana;;;', 'FN:Ana López', 'EMAIL:ana@example.com', 'NOTE:prefers tea', 'NOTE:met in Lisbon') + cut + card('FN:Lark Ltd', 'ORG:Lark Ltd', 'X-ABShowAs:COMPANY') + card('TEL:1')
  const ticket = library.take('contacts.vcf', file)
  expect(await library.core.call('imports.preview', { ticket })).toMatchObject({ source: 'vcard', format: 'vcard', headerRow: 1, new: 2 })
  const outcome = await library.core.call('imports.apply', { ticket })
  expect(outcome.skipped).toEqual([
    { row: 3, reason: 'This card begins and never ends.' },
    { row: 5, reason: expect.stringContaining('No name') },
  ])
  const { rows } = await library.core.call('customers.list', {})
  const people = await Promise.all(rows.map(({ id }) => library.core.call('customers.get', { id })))
  expect(people.map(({ displayName, company, facts }) => [displayName, company, facts.map(({ text }) => text).sort()])).toEqual([
    ['Ana López', '', ['met in Lisbon', 'prefers tea']],
    ['Lark Ltd', 'Lark Ltd', []],
  ])
  expect(await library.core.call('imports.apply', { ticket })).toMatchObject({ new: 0, updated: 0, same: 2 })
})
