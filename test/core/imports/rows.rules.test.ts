import { describe, expect, test } from 'vitest'
import type { ImportField, RepairKind } from '../../../src/contract/imports.ts'
import { columnsOf, readRow, type ReadOptions } from '../../../src/core/imports/rows.rules.ts'

type Row = Partial<Record<ImportField, string>>

/** Reads one row whose columns are the fields named. */
function read(row: Row, options: Partial<ReadOptions> = {}) {
  const fields = Object.keys(row) as ImportField[]
  return readRow(Object.values(row), columnsOf(fields), {
    source: 'generic', width: fields.length, dateOrder: 'month-first', hasSerialDays: false, today: '2026-11-22', without: new Set(), ...options,
  })
}

const messy: Row = {
  name: 'LÓPEZ, ANA', email: 'Ana <ana@Example.com>', line1: '12 Main St', city: 'BOSTON', region: 'Massachusetts', postalCode: '2134', country: 'United States',
}

test('everything that is mended is listed, cell by cell', () => {
  const { values, repairs, warnings, skipReason } = read(messy)
  expect(values).toMatchObject({ name: 'Ana López', email: 'ana@example.com', address: { line1: '12 Main St', city: 'Boston', region: 'MA', postalCode: '02134', country: 'US' } })
  expect(repairs.map(({ kind, from, to }) => `${kind}: ${from} -> ${to}`).sort()).toEqual([
    'country: United States -> US',
    'email: Ana <ana@Example.com> -> ana@example.com',
    'name-case: ANA LÓPEZ -> Ana López',
    'name-case: BOSTON -> Boston',
    'name-order: LÓPEZ, ANA -> ANA LÓPEZ',
    'postal-zeros: 2134 -> 02134',
    'region: Massachusetts -> MA',
  ])
  expect([warnings, skipReason]).toEqual([[], null])
})

describe('a kind that is left out is listed and not made', () => {
  test.each<[RepairKind, object]>([
    ['name-case', { name: 'ANA LÓPEZ', address: { city: 'BOSTON' } }],
    ['name-order', { name: 'López, Ana' }],
    ['region', { address: { region: 'Massachusetts', postalCode: '02134' } }],
    ['postal-zeros', { address: { postalCode: '2134', region: 'MA' } }],
    ['country', { address: { country: '', region: 'Massachusetts' } }],
  ])('%s', (kind, values) => {
    const found = read(messy, { without: new Set([kind]) })
    expect(found.repairs.map((repair) => repair.kind)).toContain(kind)
    expect(found.values).toMatchObject(values)
  })

  test('an e-mail that is not mended cannot be used', () => {
    const { values, warnings } = read({ name: 'Ana', email: 'mailto:ana@example.com' }, { without: new Set(['email']) })
    expect(values.email).toBe('')
    expect(warnings).toEqual(['"mailto:ana@example.com" is not an e-mail address; left empty.'])
    expect(read({ name: 'Ana', email: 'ana@EXAMPLE.com' }, { without: new Set(['email']) }).values.email).toBe('ana@EXAMPLE.com')
  })

  test('an address stays in one line', () => {
    const { values, repairs } = read({ name: 'Ana', address: '12 Main St, Springfield, IL 62701' }, { without: new Set(['address-split']) })
    expect(values.address).toEqual({ line1: '12 Main St, Springfield, IL 62701', line2: '', city: '', region: '', postalCode: '', country: '' })
    expect(repairs).toEqual([{ kind: 'address-split', from: '12 Main St, Springfield, IL 62701', to: '12 Main St · Springfield · IL · 62701 · US' }])
  })
})

test.each<[string, Row]>([
  ['clean', { name: 'Ana López', firstName: 'Ana', email: 'ana@example.com', line1: '12 Main St', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' }],
  ['Swiss', { name: 'Urs Zürcher', line1: 'Bahnhofstrasse 1', city: 'Zürich', postalCode: '8001', country: 'CH' }],
  ['short', { name: 'JJ', email: 'jj@example.com' }],
  ['Japanese', { name: '山田太郎', line1: '千代田1-1', city: '千代田区', region: '東京都', postalCode: '100-0001', country: 'JP' }],
  ['a company', { company: 'ACME GMBH', email: 'office@acme.example' }],
])('a row that is %s is left as it is', (_, row) => {
  const { values, repairs, warnings } = read(row)
  expect([repairs, warnings]).toEqual([[], []])
  const { address, ...fields } = values
  expect({ ...fields, ...address }).toMatchObject(row)
})

describe('names', () => {
  test('blanks too many are taken out, but not of what Longhand wrote itself', () => {
    expect(read({ name: '  Grace   Kim ' }).values.name).toBe('Grace Kim')
    expect(read({ firstName: 'Grace ', lastName: ' Kim  Park' }).values.name).toBe('Grace Kim Park')
    expect(read({ name: 'Grace  Kim' }, { source: 'longhand' }).values.name).toBe('Grace  Kim')
  })

  test.each<[string, Row, string, string, number]>([
    ['of two columns are mended as one', { firstName: 'ANA', lastName: 'LÓPEZ' }, 'Ana López', 'Ana', 1],
    ['of three columns too', { name: 'ANA LÓPEZ', firstName: 'ANA', lastName: 'LÓPEZ' }, 'Ana López', 'Ana', 1],
    ['that differ are mended each', { name: 'ROBERT SMITH', firstName: 'BOBBY' }, 'Robert Smith', 'Bobby', 2],
    ['of only a first name stay short', { firstName: 'JJ', lastName: '' }, 'JJ', 'JJ', 0],
    ['of only a family name', { firstName: '', lastName: 'LÓPEZ' }, 'López', '', 1],
  ])('%s', (_, row, name, firstName, repairs) => {
    const found = read(row)
    expect([found.values.name, found.values.firstName, found.repairs.length]).toEqual([name, firstName, repairs])
  })
})

describe('an address', () => {
  test.each<[string, Row, object]>([
    ['in one cell', { address: '12 Main St, Springfield, IL 62701, USA' }, { line1: '12 Main St', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' }],
    ['in one cell of several lines', { address: '12 Main St\nSpringfield, IL 62701' }, { line1: '12 Main St', city: 'Springfield' }],
    ['in the street where town and code are blank', { line1: 'Hauptstr. 5, 10115 Berlin', city: '', postalCode: '', country: 'DE' }, { line1: 'Hauptstr. 5', city: 'Berlin', postalCode: '10115', country: 'DE' }],
    ['in one cell, spelled out', { address: '12 main st, SPRINGFIELD, Illinois 62701' }, { line1: '12 main st', city: 'Springfield', region: 'IL' }],
    ['in one cell nobody can part', { address: '12 Main St Springfield IL 62701' }, { line1: '12 Main St Springfield IL 62701', city: '' }],
    ['in one cell beside its parts', { address: '12 Main St, Springfield, IL 62701', line1: '1 Other St', city: 'Ely', postalCode: '55731' }, { line1: '1 Other St', city: 'Ely', postalCode: '55731' }],
    ['in one cell beside town and code', { address: '12 Main St, Springfield, IL 62701', city: 'Springfield', postalCode: '62701', country: 'US' }, { line1: '12 Main St', city: 'Springfield', postalCode: '62701' }],
    ['with a comma in the street stays', { line1: '12 Main St, 10115 Loft', city: 'Ely', postalCode: '55731' }, { line1: '12 Main St, 10115 Loft', city: 'Ely' }],
    ['in one cell with a second line of its own', { line1: 'Hauptstr. 5, 10115 Berlin', line2: 'Hof', country: 'DE' }, { line1: 'Hauptstr. 5', line2: 'Hof', city: 'Berlin' }],
    ['with its number apart, behind', { line1: 'Hauptstr.', houseNumber: '5a', country: 'DE' }, { line1: 'Hauptstr. 5a' }],
    ['with its number apart, in front', { line1: 'Main St', houseNumber: '12', country: 'US' }, { line1: '12 Main St' }],
    ['with its number apart, in front by the street', { line1: 'rue de Rivoli', houseNumber: '24' }, { line1: '24 rue de Rivoli' }],
    ['with its number said twice', { line1: 'Hauptstr. 5', houseNumber: '5', country: 'DE' }, { line1: 'Hauptstr. 5' }],
  ])('%s', (_, row, address) => expect(read({ name: 'Ana', ...row }).values.address).toMatchObject(address))
})

describe('cells', () => {
  test.each<[string, Row, object]>([
    ["Shopify's apostrophe", { externalId: "'721", phone: "'+31 6", postalCode: "'02134" }, { externalId: '721', phone: '+31 6', address: { postalCode: '02134' } }],
    ["Excel's number as text", { postalCode: '="02134"', country: 'US' }, { address: { postalCode: '02134' } }],
    ['an apostrophe against formulas', { phone: "'=555", plan: "''@home" }, { phone: '=555', plan: "'@home" }],
    ['an apostrophe of a name', { name: "'t Hooft", city: "'s-Gravenhage", postalCode: '1' }, { name: "'t Hooft", address: { city: "'s-Gravenhage" } }],
    ['yes in several languages', { doNotMail: 'Ja', doNotEmail: 'oui' }, { isDoNotMail: true, isDoNotEmail: true }],
    ['no in several languages', { doNotMail: 'Nein', doNotEmail: '0' }, { isDoNotMail: false, isDoNotEmail: false }],
    ['the day somebody unsubscribed', { doNotEmail: '2023-02-03 09:00:00' }, { isDoNotEmail: true }],
    ['unsubscribed', { doNotEmail: 'Unsubscribed' }, { isDoNotEmail: true }],
    ['a day as Excel counts, alone', { sinceOn: '43528' }, { sinceOn: null }],
  ])('%s', (_, row, values) => expect(read({ name: 'Ana', ...row }).values).toMatchObject({ ...values }))

  test('a wish that nobody understands is said, not taken for a yes', () => {
    expect(read({ name: 'Ana', doNotMail: 'perhaps' })).toMatchObject({ values: { isDoNotMail: false }, warnings: ['"perhaps" says neither yes nor no; "do not mail" left off.'] })
  })

  test('the first of several values of Google counts', () => {
    const row = { name: 'Ana', email: 'a@x.com ::: b@x.com', phone: '1 ::: 2' }
    expect(read(row, { source: 'google' })).toMatchObject({ values: { email: 'a@x.com', phone: '1' }, repairs: [] })
  })

  test('days as Excel counts in a column of such days', () => {
    expect(read({ name: 'Ana', sinceOn: '43528' }, { hasSerialDays: true }).values.sinceOn).toBe('2019-03-04')
  })

  test('what Longhand wrote is mended by nobody', () => {
    expect(read({ name: 'bell hooks', email: 'Bell@Example.COM', city: 'ULM', country: 'Germany', line1: 'x' }, { source: 'longhand' })).toMatchObject({
      values: { name: 'bell hooks', email: 'Bell@Example.COM', address: { city: 'ULM', country: 'DE' } }, repairs: [], warnings: [],
    })
  })
})

test('no row throws, whatever is in it', () => {
  const hostile = ['', ' ', '\u0000', '"', "'", '=1+1', '='.repeat(500), '\n'.repeat(500), '　', '\u202e', '0', '-0', 'NaN', '1e999', '𝒜𝓃𝒶', 'x'.repeat(10_000), '@'.repeat(500), ', , ,', '(((', '\\', '🦆'.repeat(100), '\ud800', 'İ', 'ß', 'null', '::: ', ' ::: ']
  const fields: ImportField[] = ['externalId', 'name', 'firstName', 'lastName', 'company', 'email', 'phone', 'sinceOn', 'plan', 'spend', 'currency', 'address', 'line1', 'houseNumber', 'line2', 'city', 'region', 'postalCode', 'country', 'doNotMail', 'doNotEmail', 'fact']
  for (const cell of hostile) {
    for (const source of ['generic', 'google', 'mailchimp', 'longhand'] as const) {
      const row = Object.fromEntries(fields.map((field) => [field, cell]))
      const { values } = read(row, { source, hasSerialDays: true })
      expect(values.address.country === '' || /^[A-Z]{2}$/.test(values.address.country)).toBe(true)
      for (const [field, most] of [['name', 242], ['email', 320], ['plan', 120]] as const) expect(values[field].length).toBeLessThanOrEqual(most)
    }
  }
})

test('what was mended once needs no mending again', () => {
  const pools: Partial<Record<ImportField, readonly string[]>> = {
    name: ['ANA LÓPEZ', 'López, Ana', 'LÓPEZ, ANA', 'ana', 'JJ', "JEANNE D'ARC", 'VAN DER BERG, JAN', 'TJ MILLER II', 'Smith, Jr.', 'MCDONALD', '山田, 太郎', 'İBRAHİM'],
    email: ['mailto:ana@Example.com', 'Ana <ana@x.com>', 'ana (at) x (dot) com', 'a@x.com; b@x.com', 'nothing', ''],
    line1: ['12 Main St', 'Hauptstr. 5, 10115 Berlin', '12 Main St, Springfield, IL 62701, USA', '', '10 Downing Street, London SW1A 2AA'],
    city: ['', 'BOSTON', 'frankfurt am main', 'Paris CEDEX 08'],
    region: ['', 'Massachusetts', 'MA', 'US-MA', 'Québec', 'roma'],
    postalCode: ['', '2134', '2134.0', '601', '4229', '1015 CJ', '1310200'],
    country: ['', 'US', 'usa', 'Deutschland', 'Brasil', 'Italy', 'Atlantis'],
  }
  const fields = Object.keys(pools) as ImportField[]
  let state = 3
  const pick = (pool: readonly string[]) => pool[Math.floor(((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296) * pool.length)]!
  for (let round = 0; round < 3000; round += 1) {
    const row = Object.fromEntries(fields.map((field) => [field, pick(pools[field]!)]))
    const { values } = read(row)
    const { address, ...first } = values
    const again = read({ name: first.name, email: first.email, line1: address.line1, line2: address.line2, city: address.city, region: address.region, postalCode: address.postalCode, country: address.country })
    expect(again.repairs, JSON.stringify(row)).toEqual([])
    expect(again.values.address, JSON.stringify(row)).toEqual(address)
  }
})

test.each(['Total', 'TOTAL:', 'Grand total', 'Summe', 'Gesamtsumme', 'Total général'])('the sum below a table is no customer: %s', (name) => {
  expect(read({ name, spend: '1234.50' }).skipReason).toBe('This looks like the sum below a table, not like a customer.')
  expect(read({ name, email: 'total@example.com' }).skipReason).toBeNull()
  expect(read({ name, line1: '1 Main St' }).skipReason).toBeNull()
})
