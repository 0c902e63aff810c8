import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeLibrary } from '../../support/library.ts'

/** Made from the headers that each program is documented to write; the people are invented. */
const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/imports/sources', name))

const noAddress = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }
const main = { line1: '12 Main St', line2: 'Apt 4', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' }
const ana = { name: 'Ana López', email: 'ana@example.com', sinceOn: '2019-03-04', address: main }

test.each<[file: string, source: string, customers: object[]]>([
  ['stripe.csv', 'stripe', [
    { ...ana, externalId: 'cus_Na1', email: 'ANA@example.com', company: 'Lark Ltd', plan: 'price_pro', spendCents: 123_450, address: { ...main, line2: '', city: 'Boston', region: 'MA', postalCode: '02134' } },
    { externalId: 'cus_Na2', name: '', email: 'jo@example.com', sinceOn: '2024-01-02', address: noAddress },
  ]],
  ['stripe-payments.csv', 'stripe-payments', [
    { ...ana, externalId: 'cus_Na1', spendCents: null, spendCurrency: null, plan: '', facts: [] },
    { externalId: 'cus_Na2', name: 'Jörg Weiß', email: 'jw@example.com', sinceOn: '2020-01-02', spendCents: null },
  ]],
  ['shopify.csv', 'shopify', [
    { externalId: '7210448301123', name: 'Ana López', spendCents: 2000, isDoNotEmail: false, address: { ...main, city: 'Boston', region: 'MA', postalCode: '02134' } },
    { externalId: '7210448301122', name: 'Fleur de Vries', company: 'Tulp BV', phone: '+31612345678', spendCents: 31_000, facts: ['Likes tulips'], address: { line1: 'Keizersgracht 1', line2: '', city: 'Amsterdam', region: '', postalCode: '1015CJ', country: 'NL' } },
  ]],
  ['chargebee.csv', 'chargebee', [
    { ...ana, externalId: 'cb_1', firstName: 'Ana', company: 'Lark Ltd', phone: '555 1234' },
    { externalId: 'cb_2', name: 'Jörg Weiß', sinceOn: '2020-01-02', address: noAddress },
  ]],
  ['hubspot.csv', 'hubspot', [
    { ...ana, externalId: '101', company: 'Lark Ltd', phone: '555 1234', isDoNotEmail: false, address: { ...main, line2: '' } },
    { externalId: '103', name: 'Bo Berg', sinceOn: null, isDoNotEmail: false },
    { externalId: '102', name: 'Zoé Martin', isDoNotEmail: true, address: { line1: '24 rue de Rivoli', line2: '', city: 'Paris', region: '', postalCode: '75004', country: 'FR' } },
  ]],
  ['mailchimp.csv', 'mailchimp', [
    { ...ana, externalId: null, facts: ['Likes tea'], isDoNotEmail: false },
    { name: 'Bea Berg', address: { ...noAddress, country: 'SE' }, addressSource: null },
    // Opened in Austria, lives in Berlin.
    { name: 'Jörg Weiß', sinceOn: '2020-01-02', address: { ...noAddress, line1: 'Hauptstr. 5', city: 'Berlin', postalCode: '10115', country: 'DE' } },
  ]],
  ['mailchimp-unsubscribed.csv', 'mailchimp', [{ name: 'Ana López', isDoNotEmail: true, isDoNotMail: false, sinceOn: '2019-03-04' }]],
  ['google.csv', 'google', [
    { ...ana, sinceOn: null, company: 'Lark Ltd', phone: '555 1234', facts: ['Likes tea'] },
    { name: 'Jörg Weiß', email: 'jw@example.com', address: { ...noAddress, line1: 'Hauptstr. 5', city: 'Berlin', postalCode: '10115', country: 'DE' } },
  ]],
  ['google-old.csv', 'google', [{ ...ana, firstName: 'Ana', sinceOn: null, company: 'Lark Ltd', facts: ['Likes tea'], address: { ...main, line2: '' } }]],
  ['outlook.csv', 'outlook', [
    { ...ana, sinceOn: null, company: 'Lark Ltd', phone: '555 1234', facts: ['Likes tea'], address: { ...main, line2: '' } },
    { name: 'Jörg Weiß', address: noAddress },
  ]],
  ['longhand.csv', 'longhand', [
    // What Longhand wrote itself is mended by nobody.
    { name: 'bell hooks', isDoNotMail: true, isDoNotEmail: false, address: { ...noAddress, line1: 'Hauptstr. 5, 10115 Berlin', country: 'DE' } },
    { externalId: 'K1', name: 'López, Ana', firstName: 'Ana', phone: '+1 555 1234', plan: 'pro', spendCents: 123_450, spendCurrency: 'USD', isDoNotMail: false, isDoNotEmail: true, facts: ['Has two dogs', 'Likes tea'], address: { ...main, region: 'Illinois' } },
  ]],
  ['vcard.csv', 'vcard', [
    { ...ana, externalId: 'K1', firstName: 'Ana', plan: 'pro', spendCents: 123_450, isDoNotEmail: true, facts: ['Has two dogs', 'Likes tea'] },
    { externalId: '2', name: 'Jörg Weiß', facts: [], address: { ...noAddress, line1: 'Hauptstr. 5', city: 'Berlin', postalCode: '10115', country: 'DE' } },
  ]],
])('%s is read as it is meant', async (file, source, customers) => {
  const library = await makeLibrary()
  const preview = await library.core.call('imports.preview', { ticket: library.take(file, fixture(file)) })
  expect(preview).toMatchObject({ source, isUsable: true, new: customers.length, skipped: [], isDateOrderAmbiguous: false })
  expect(preview.warnings.filter(({ reason }) => !reason.startsWith('The same person'))).toEqual([])
  await library.core.call('imports.apply', { ticket: library.take(file, fixture(file)) })
  const { rows } = await library.core.call('customers.list', { limit: 50 })
  const book = await Promise.all(rows.map(({ id }) => library.core.call('customers.get', { id })))
  expect(book.map(({ facts, ...rest }) => ({ ...rest, facts: facts.map(({ text }) => text).sort() }))).toMatchObject(customers)
})

test('cards of an address book are read as they are meant', async () => {
  const library = await makeLibrary()
  const cards = [
    'BEGIN:VCARD', 'VERSION:3.0', 'N:LÓPEZ;ANA;;;', 'FN:ANA LÓPEZ', 'EMAIL;type=INTERNET:ana@Example.com', 'item1.ADR;type=HOME:;;12 Main St;Boston;Massachusetts;2134;United States', 'NOTE:Likes tea', 'UID:u-1', 'END:VCARD',
    'BEGIN:VCARD', 'VERSION:4.0', 'FN:Jörg Weiß', 'N:Weiß;Jörg;;;', 'ADR:;;Hauptstr. 5\\, 10115 Berlin;;;;', 'END:VCARD', '',
  ].join('\r\n')
  const preview = await library.core.call('imports.preview', { ticket: library.take('people.vcf', cards) })
  expect(preview).toMatchObject({ source: 'vcard', format: 'vcard', new: 2, skipped: [], warnings: [] })
  expect(preview.repairs.map(({ kind, cells }) => [kind, ...cells.map(({ row, from, to }) => `${row}: ${from} -> ${to}`)])).toEqual([
    ['email', '2: ana@Example.com -> ana@example.com'],
    ['name-case', '2: ANA LÓPEZ -> Ana López'],
    ['address-split', '3: Hauptstr. 5, 10115 Berlin -> Hauptstr. 5 · Berlin · 10115'],
    ['country', '2: United States -> US'],
    ['region', '2: Massachusetts -> MA'],
    ['postal-zeros', '2: 2134 -> 02134'],
  ])
})

test('repairs are listed by kind before they are made, and a kind that is left out is not made', async () => {
  const library = await makeLibrary()
  const file = () => library.take('stripe.csv', fixture('stripe.csv'))
  const preview = await library.core.call('imports.preview', { ticket: file() })
  expect(preview.repairs).toEqual([
    { kind: 'email', count: 1, isApplied: true, cells: [{ row: 2, kind: 'email', from: 'ANA@Example.com', to: 'ANA@example.com' }] },
    { kind: 'name-case', count: 1, isApplied: true, cells: [{ row: 2, kind: 'name-case', from: 'ANA LÓPEZ', to: 'Ana López' }] },
    { kind: 'region', count: 1, isApplied: true, cells: [{ row: 2, kind: 'region', from: 'Massachusetts', to: 'MA' }] },
    { kind: 'postal-zeros', count: 1, isApplied: true, cells: [{ row: 2, kind: 'postal-zeros', from: '2134', to: '02134' }] },
  ])
  const outcome = await library.core.call('imports.apply', { ticket: file(), withoutRepairs: ['name-case', 'postal-zeros'] })
  expect(outcome.repairs.map(({ kind, isApplied }) => [kind, isApplied])).toEqual([['email', true], ['name-case', false], ['region', true], ['postal-zeros', false]])
  const { rows } = await library.core.call('customers.list', { filter: { search: 'lark' } })
  expect(await library.core.call('customers.get', { id: rows[0]!.id })).toMatchObject({ name: 'ANA LÓPEZ', address: { region: 'MA', postalCode: '2134' } })
})
