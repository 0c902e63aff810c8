import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Customer, CustomerFields } from '../../../src/contract/customers.ts'
import type { ExportFormat } from '../../../src/contract/exports.ts'
import { type Mapping } from '../../../src/contract/imports.ts'
import { exported } from '../../support/exported.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'

/** What everybody is, without what only this library knows: ids, dates of change, thanks, where an address came from. */
async function people(library: TestLibrary) {
  const { ids } = await library.core.call('customers.ids', {})
  const { customers } = await library.core.call('customers.getMany', { ids: ids.slice(0, 1000) })
  return customers.map(content).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function content({ externalId, name, firstName, company, email, phone, sinceOn, plan, spendCents, spendCurrency, isDoNotMail, isDoNotEmail, address, facts }: Customer) {
  return {
    externalId, name, firstName, company, email, phone, sinceOn, plan, spendCents, spendCurrency, isDoNotMail, isDoNotEmail, address,
    facts: facts.map(({ text }) => text),
  }
}

/** Exports a library and imports the file into an empty one. */
async function throughFile(library: TestLibrary, format: ExportFormat, how: { mapping?: Mapping } = {}) {
  const { text, fileName } = await exported(library, { format })
  const other = await makeLibrary()
  const outcome = await other.core.call('imports.apply', { ticket: other.take(`their ${fileName}`, text), ...how })
  return { other, outcome }
}

async function addPeople(library: TestLibrary, all: readonly (Partial<CustomerFields> & { facts?: readonly string[] })[]) {
  for (const { facts = [], ...fields } of all) {
    const { id } = await library.core.call('customers.add', fields)
    for (const text of facts) await library.core.call('customers.addFact', { id, text })
  }
}

const hostile = {
  name: `=HYPERLINK("http://evil.example","click")`, firstName: '+Ana', company: "'=Lark; Sons, \"Ltd\"", email: '+ana@example.com', phone: '+49 (30) 1234-5', plan: '@pro',
  sinceOn: '2019-03-04', address: { line1: '-1 Main St', line2: "''Flat 2", city: "'s-Hertogenbosch", region: "'2", postalCode: '01234', country: 'NL' },
  facts: ['- prefers tea', '=1+1', "'", '渋谷区 🦆 naïve'],
}

describe('with the columns named by hand', () => {
  const fields: Mapping = [
    'externalId', 'name', 'firstName', 'company', 'email', 'phone', 'sinceOn', 'plan', 'spend', 'currency', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'doNotMail', 'doNotEmail',
  ]
  const withFacts = (facts: number): Mapping => [...fields, ...Array.from({ length: facts }, () => 'fact' as const)]

  test('formulas, apostrophes, zeros and quotes come back as they were', async () => {
    const library = await makeLibrary()
    await addPeople(library, [hostile])
    const { other, outcome } = await throughFile(library, 'csv', { mapping: withFacts(4) })
    expect(outcome).toMatchObject({ new: 1, skippedTotal: 0, warningsTotal: 0 })
    expect(await people(other)).toEqual(await people(library))
  })

  test('so do 200 customers of a billing tool, with their numbers, spend and facts', async () => {
    const library = await makeLibrary()
    await library.core.call('library.sample', {})
    const before = await people(library)
    const mostFacts = Math.max(...before.map(({ facts }) => facts.length))
    const { other, outcome } = await throughFile(library, 'csv', { mapping: withFacts(mostFacts) })
    expect(outcome).toMatchObject({ new: before.length, updated: 0, skippedTotal: 0 })
    expect(before.some(({ externalId, spendCents, sinceOn, facts }) => externalId && spendCents && sinceOn && facts.length > 0)).toBe(true)
    expect(await people(other)).toEqual(before)
  })
})

describe.each(['csv', 'vcard'] as const)('as %s, known by itself', (format) => {
  test('everything comes back, marks included', async () => {
    const library = await makeLibrary()
    await addPeople(library, [
      hostile,
      { company: 'Weiß & Söhne GmbH', isDoNotMail: true, address: { line1: 'Größte Gasse 1', line2: '', city: 'Leipzig', region: '', postalCode: '04229', country: 'DE' } },
      { email: 'only@example.com', isDoNotEmail: true, facts: ['asked twice about invoices'] },
      { name: 'Ludwig van Beethoven', firstName: 'Ludwig', sinceOn: '1999-12-31', isDoNotMail: true, isDoNotEmail: true },
      { name: '山田 太郎', phone: '0123 456', address: { line1: '渋谷2-21-1', line2: '', city: '渋谷区', region: '東京都', postalCode: '150-0002', country: 'JP' } },
    ])
    const { other, outcome } = await throughFile(library, format)
    expect(outcome).toMatchObject({ new: 5, updated: 0, same: 0, skippedTotal: 0, warningsTotal: 0 })
    expect(await people(other)).toEqual(await people(library))
  })

  test('so do 200 customers of a billing tool; the same file twice changes nothing', async () => {
    const library = await makeLibrary()
    await library.core.call('library.sample', {})
    const before = await people(library)
    const { other } = await throughFile(library, format)
    expect(await people(other)).toEqual(before)
    const { text, fileName } = await exported(library, { format })
    expect(await other.core.call('imports.apply', { ticket: other.take(fileName, text) })).toMatchObject({ new: 0, updated: 0, same: before.length })
  })

  test('whoever they are', async () => {
    await fc.assert(
      fc.asyncProperty(anybody, async (all) => {
        const library = await makeLibrary()
        await addPeople(library, all)
        // What somebody is called may look like something to mend: what Longhand wrote itself is as it should be.
        const { other } = await throughFile(library, format)
        expect(await people(other)).toEqual(await people(library))
      }),
      // Two libraries for each attempt: to look for the smallest failure would take minutes.
      { numRuns: 12, endOnFailure: true },
    )
  })
})

/** One line of any letters, as a form takes it: an import joins lines and makes every space a plain one. */
const line = (maxLength: number) =>
  fc
    .oneof(fc.string({ unit: 'grapheme', maxLength }), fc.stringMatching(/^[=+\-@'",;\\:1a ]{0,6}$/))
    .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').replace(/\s+/gu, ' ').trim())

/** Columns of phones, places and dates hold such, or an import would not take them for that. */
const person = fc.record({
  name: line(30), company: line(30), email: fc.option(fc.stringMatching(/^[+=a-z-][a-z\d_+-]{0,8}[a-z\d]@[a-z]{2,8}\.(com|de)$/), { nil: '' }), phone: fc.stringMatching(/^\+?[1-9]\d \d{3}-\d{4}$/), plan: line(15),
  sinceOn: fc.constantFrom(null, '2019-03-04', '2024-02-29'), isDoNotMail: fc.boolean(), isDoNotEmail: fc.boolean(),
  address: fc.record({ line1: line(30), line2: line(20), city: fc.constantFrom('Köln', "'s-Hertogenbosch", '渋谷区'), region: line(10), postalCode: fc.stringMatching(/^\d{5}$/), country: fc.constantFrom('DE', 'US', 'JP') }),
  facts: fc.uniqueArray(line(40).filter((text) => text !== ''), { maxLength: 3 }),
})

/** Several people whom no import takes for one, and each of whom it takes for somebody. */
const anybody = fc
  .uniqueArray(person, { minLength: 1, maxLength: 6, selector: ({ email, name, company }) => email.toLowerCase() || name + company })
  .map((all) => all.map((one, index) => ({ ...one, name: `${one.name} ${callings[index]}`.trim() })))

const callings = ['Ada', 'Bea', 'Cleo', 'Dora', 'Eve', 'Fay']
