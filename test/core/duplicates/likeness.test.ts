import { describe, expect, it } from 'vitest'
import { blockKeys } from '../../../src/core/duplicates/blocks.rules.ts'
import { jaroWinkler } from '../../../src/core/duplicates/jaro-winkler.rules.ts'
import { areSameNames, isMaybe, likeness, type Person } from '../../../src/core/duplicates/likeness.rules.ts'

const nowhere = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }
const berlin = { ...nowhere, line1: 'Lindenstraße 5', city: 'Berlin', postalCode: '10969', country: 'DE' }
const berlinAgain = { ...nowhere, line1: 'Lindenstr. 5', city: 'BERLIN', postalCode: '10969', country: 'DE' }
const austin = { ...nowhere, line1: '12 Oak Street', line2: 'Apt 4', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' }

function person(fields: Partial<Person>): Person {
  return { name: '', company: '', email: '', phone: '', address: nowhere, ...fields }
}

describe('two people who may be one', () => {
  it.each<[string, Partial<Person>, Partial<Person>, string]>([
    ['share an e-mail under another name', { name: 'Ana Lopez', email: 'ana@lark.example' }, { name: 'Ben Kim', email: 'Ana@lark.example' }, 'same e-mail, another name'],
    ['are at one address', { name: 'Ana Lopez', address: berlin }, { name: 'Ana Lopez', address: berlinAgain }, 'same name, same address'],
    ['are in one house', { name: 'Ana Lopez', address: austin }, { name: 'Ana Lopez', address: { ...austin, line2: '' } }, 'same name, same street'],
    ['are heard alike at one address', { name: 'Ana Lopez', address: berlin }, { name: 'Anna Lopez', address: berlinAgain }, 'similar name, same address'],
    ['are written alike at one company', { name: 'Michael Brown', company: 'Lark Inc.' }, { name: 'Micheal Brown', company: 'Lark' }, 'similar name, same company'],
    ['share a phone', { name: 'Ana Lopez', phone: '+1 512 555 0134' }, { name: 'Ana López', phone: '(512) 555-0134' }, 'same name, same phone'],
    ['mistyped the domain', { name: 'Ana Lopez', email: 'ana.lopez@gmail.com' }, { name: 'Ana Lopez', email: 'analopez@gmial.com' }, 'same name, e-mail differs in one letter (gmial.com)'],
    ['mistyped the domain and have no name', { email: 'ana.lopez@gmail.com' }, { name: 'Ana Lopez', email: 'ana.lopez@gmial.com' }, 'e-mail differs in one letter (gmial.com)'],
    ['mistyped the name in the e-mail', { name: 'Ana Lopez', email: 'ana.lopez@lark.example' }, { name: 'Ana Lopez', email: 'ana.lpoez@lark.example' }, 'same name, e-mail differs in one letter'],
    ['tagged their e-mail', { name: 'Ana Lopez', email: 'ana+shop@lark.example' }, { name: 'Ana Lopez', email: 'ana@lark.example' }, 'same name, e-mail differs in dots or a tag only'],
    ['write from home', { name: 'Ana Lopez', email: 'ana.lopez@lark.example' }, { name: 'Ana Lopez', email: 'analopez@gmail.com' }, 'same name, same e-mail name at another provider'],
    ['are in the list last name first', { name: 'López García, Ana', company: 'Lark GmbH' }, { name: 'Ana Lopez Garcia', company: 'Lark' }, 'same name, same company'],
    ['go by a nickname', { name: 'Bob Smith', address: austin }, { name: 'Robert Smith', address: austin }, 'same name in another form, same address'],
    ['are written with an initial', { name: 'E. Smith', phone: '512 555 0134' }, { name: 'Elizabeth Smith', phone: '5125550134' }, 'same name in another form, same phone'],
    ['are one company without a person', { company: 'Lark Inc.', address: austin }, { company: 'Lark', address: austin }, 'same company'],
    ['are in one postal code', { name: 'Ana Lopez', address: berlin }, { name: 'Ana Lopez', address: { ...berlin, line1: '' } }, 'same name, same postal code'],
  ])('%s', (_, a, b, reason) => {
    const found = likeness(person(a), person(b))
    expect(found.reasons[0]).toBe(reason)
    expect(isMaybe(found)).toBe(true)
    expect(likeness(person(b), person(a))).toEqual(found)
    const keys = new Set(blockKeys(person(a)))
    expect(blockKeys(person(b)).some((key) => keys.has(key))).toBe(true)
  })

  it('say every reason, the strongest first', () => {
    const a = person({ name: 'Ana Lopez', company: 'Lark', phone: '512 555 0134', address: austin })
    expect(likeness(a, person({ name: 'Ana Lopez', company: 'Lark', phone: '512 555 0134' })).reasons).toEqual(['same name, same phone', 'same company'])
  })
})

describe('two people who are two', () => {
  it.each<[string, Partial<Person>, Partial<Person>]>([
    ['share a name alone', { name: 'Anna Schmidt', email: 'a.schmidt@gmx.de' }, { name: 'Anna Schmidt', email: 'anna77@web.de' }],
    ['share a name and a town', { name: 'Anna Schmidt', address: berlin }, { name: 'Anna Schmidt', address: { ...berlin, line1: 'Oranienstraße 1', postalCode: '10997' } }],
    ['are father and son', { name: 'John Smith', address: austin }, { name: 'Peter Smith', address: austin }],
    ['are father and son of one name', { name: 'John Smith Sr.', address: austin }, { name: 'John Smith, Jr.', address: austin }],
    ['are sisters', { name: 'Lena Maier', address: berlin }, { name: 'Lina Maier', address: berlin }],
    ['are a couple with almost one name', { name: 'Mario Rossi', address: berlin }, { name: 'Maria Rossi', address: berlin }],
    ['are Alexander and Alexandra', { name: 'Alexander Rossi', address: berlin }, { name: 'Alexandra Rossi', address: berlin }],
    ['have other middle names', { name: 'John A. Smith', address: austin }, { name: 'John B. Smith', address: austin }],
    ['work together', { name: 'Ana Lopez', company: 'Lark', phone: '512 555 0134' }, { name: 'Ben Kim', company: 'Lark', phone: '512 555 0134' }],
    ['number their e-mail', { email: 'ana.lopez1@gmail.com' }, { email: 'ana.lopez2@gmail.com' }],
    ['share a desk that is nobody\'s', { name: 'Ana Lopez', email: 'info@lark.example' }, { name: 'Ana Lopez', email: 'info@wren.example' }],
    ['say nothing', {}, {}],
  ])('%s', (_, a, b) => {
    expect(isMaybe(likeness(person(a), person(b)))).toBe(false)
  })
})

describe('areSameNames', () => {
  it.each([
    ['Ana Lopez', 'López, Dr. Ana', 'same'],
    ['Anna-Maria Kurz', 'Anna Maria Kurz', 'same'],
    ['田中 太郎', '田中太郎', 'same'],
    ['Ana Lopez', '', 'compatible'],
    ['Ana Lopez', 'Lopez Ana', 'compatible'],
    ['Ana Lopez', 'A. Lopez', 'compatible'],
    ['Ana Lopez', 'Ana L.', 'compatible'],
    ['Ana Lopez', 'Ana', 'compatible'],
    ['Ana Lopez', 'Ana María López García', 'compatible'],
    ['Liz Bennet', 'Elizabeth Bennet', 'compatible'],
    ['Jörg Müller', 'Joerg Mueller', 'compatible'],
    ['Jack Ma', 'Jack Ma', 'same'],
    ['Jack Ma', 'Jack Li', 'different'],
    ['Ana Lopez', 'Luis Lopez', 'different'],
    ['Ana Lopez', 'Ben Kim', 'different'],
    ['A. Lopez', 'B. Lopez', 'different'],
  ])('%s and %s are %s', (a, b, expected) => {
    expect(areSameNames(a, b)).toBe(expected)
    expect(areSameNames(b, a)).toBe(expected)
  })
})

it('jaroWinkler gives the figures of its inventors', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
  expect(jaroWinkler('ana', '')).toBe(0)
})
