import { describe, expect, test } from 'vitest'
import { addresseeOf, kindOf, usualGreeting, usualName, type Person } from '../../../src/core/households/households.rules.ts'
import { home } from '../../support/people.ts'

const person = (name: string, more: Partial<Person> = {}): Person => ({
  name, firstName: '', company: '', email: `${name}@x.test`, sinceOn: '2020-01-01', plan: '', isDoNotMail: false, address: home, lastThankedOn: null, ...more,
})
const people = (names: readonly string[], more: Partial<Person> = {}) => names.map((name) => person(name, more))

test.each<[names: string[], greeting: string, line: string]>([
  [['Ana López', 'Luis López'], 'Ana and Luis', 'Ana and Luis López'],
  [['Ana López', 'Luis Pérez'], 'Ana and Luis', 'Ana López and Luis Pérez'],
  [['Ana López', 'Luis Lopez', 'Mia LÓPEZ'], 'Ana, Luis and Mia', 'Ana, Luis and Mia López'],
  [['Ana López', 'Luis López', 'Mia Pérez'], 'Ana, Luis and Mia', 'Ana López, Luis López and Mia Pérez'],
  [['López, Ana', 'Luis López'], 'Ana and Luis', 'Ana and Luis López'],
  [['Anna van der Berg', 'Piet van der Berg'], 'Anna and Piet', 'Anna and Piet van der Berg'],
  [['Dr. Ana María López', 'Luis López'], 'Ana and Luis', 'Dr. Ana María and Luis López'],
  [['Mr López', 'Mrs López'], 'Mr and Mrs López', 'Mr and Mrs López'],
  [['Frau Weber', 'Ana Weber'], 'Weber and Ana', 'Frau Weber and Ana Weber'],
  [['John Smith, Jr.', 'Mary Smith'], 'John and Mary', 'John Smith, Jr. and Mary Smith'],
  [['Smith, John, Jr.', 'Mary Smith'], 'John and Mary', 'John Smith, Jr. and Mary Smith'],
  [['Ana Smith-Jones', 'Ben Smith'], 'Ana and Ben', 'Ana Smith-Jones and Ben Smith'],
  [['Ana López', 'Ana Pérez'], 'Ana López and Ana Pérez', 'Ana López and Ana Pérez'],
  [['Cher', 'Ana López'], 'Cher and Ana', 'Cher and Ana López'],
  [['Björk', 'Sjón'], 'Björk and Sjón', 'Björk and Sjón'],
  [['山田太郎', '山田花子'], '山田太郎、山田花子', '山田太郎、山田花子'],
  [['山田 太郎', '山田 花子'], '山田 太郎、山田 花子', '山田 太郎、山田 花子'],
  [['山田太郎', 'Ana López'], '山田太郎 and Ana', '山田太郎 and Ana López'],
  // One person whom the library has twice is named once.
  [['Ana López', 'López, Ana', 'Luis López'], 'Ana and Luis', 'Ana and Luis López'],
  [['Ana López', 'Dr. Ana Lopez'], 'Ana', 'Ana López'],
])('%j at home are greeted "%s" and named "%s"', (names, greeting, line) => {
  expect(usualGreeting('home', people(names))).toBe(greeting)
  expect(usualName('home', people(names))).toEqual({ name: line, company: '' })
})

test('the first name that was typed for a person is the one in the greeting', () => {
  expect(usualGreeting('home', [person('Ana María López', { firstName: 'Anita' }), person('Luis López')])).toBe('Anita and Luis')
})

describe('at an office', () => {
  const lark = { company: 'Lark Ltd' }
  test.each<[who: Person[], greeting: string, name: string, company: string]>([
    [people(['Ana López', 'Luis Pérez'], lark), 'Ana and Luis', 'Ana López and Luis Pérez', 'Lark Ltd'],
    [people(['Ana López', 'Luis Pérez', 'Mia Roth'], lark), 'everybody at Lark Ltd', 'Lark Ltd', 'Lark Ltd'],
    [[...people(['Ana López', 'Luis Pérez'], lark), person('Mia Roth')], 'everybody at Lark Ltd', 'Lark Ltd', 'Lark Ltd'],
    [[person('Ana López', lark), person('', { ...lark, email: 'desk@lark.test' })], 'everybody at Lark Ltd', 'Lark Ltd', 'Lark Ltd'],
    [people(['Ana', 'Bo', 'Cy', 'Di', 'Ed']), 'everybody', 'Ana and 4 others', ''],
    [people(['Ana', 'Bo', 'Cy']), 'Ana, Bo and Cy', 'Ana, Bo and Cy', ''],
  ])('%#: %s', (who, greeting, name, company) => {
    expect(usualGreeting('office', who)).toBe(greeting)
    expect(usualName('office', who)).toEqual({ name, company })
  })
})

test.each<[Person[], 'home' | 'office']>([
  [people(['Ana López', 'Luis López']), 'home'],
  [people(['Ana López', 'Luis Pérez'], { company: 'Lark Ltd' }), 'office'],
  [[person('Ana', { company: 'Lark Ltd' }), person('Luis', { company: 'LARK LTD' })], 'office'],
  [[person('Ana', { company: 'Lark Ltd' }), person('Luis')], 'home'],
  [people(['A', 'B', 'C', 'D', 'E']), 'office'],
  // A large family is a family.
  [people(['Ana López', 'Luis López', 'Mia López', 'Leo López', 'Eva López']), 'home'],
])('%#: they share a %s', (who, kind) => {
  expect(kindOf(who)).toBe(kind)
})

describe('everybody as one addressee', () => {
  const usual = { kind: 'home', greeting: '', name: '' } as const
  const ana = person('Ana López', { sinceOn: '2018-03-01', lastThankedOn: '2024-01-01' })
  const luis = person('Luis López', { sinceOn: '2021-05-01', plan: 'Pro', lastThankedOn: '2025-02-02' })

  test('with the longest time with us, the last thank-you of any, and the first plan', () => {
    const { addressee } = addresseeOf([ana, luis], usual)
    expect(addressee).toMatchObject({ firstName: 'Ana and Luis', name: 'Ana and Luis López', sinceOn: '2018-03-01', plan: 'Pro', lastThankedOn: '2025-02-02' })
  })

  test('what was typed stands before what follows from the members', () => {
    const { addressee } = addresseeOf([ana, luis], { kind: 'home', greeting: 'dear Lópezes', name: 'The López family' })
    expect(addressee).toMatchObject({ firstName: 'dear Lópezes', name: 'The López family' })
  })

  test('who asked for no mail is left off, and words that name them no longer hold', () => {
    const quiet = { ...luis, isDoNotMail: true }
    expect(addresseeOf([ana, quiet], { kind: 'home', greeting: 'Ana & Luis', name: 'The López family' }).addressee).toMatchObject({
      firstName: 'Ana', name: 'The López family', isDoNotMail: false,
    })
    expect(addresseeOf([ana, quiet], usual).addressee).toMatchObject({ firstName: 'Ana', name: 'Ana López', sinceOn: '2018-03-01', plan: '' })
    expect(addresseeOf([{ ...ana, isDoNotMail: true }, quiet], usual).addressee).toMatchObject({ isDoNotMail: true, name: 'Ana and Luis López' })
  })

  test('at the address most of them have; between two the first decides', () => {
    const away = { ...home, line1: '9 Far Rd' }
    expect(addresseeOf([{ ...ana, address: away }, luis, person('Mia López')], usual).addressee.address).toEqual(home)
    expect(addresseeOf([{ ...ana, address: away }, luis], usual).addressee.address).toEqual(away)
    expect(addresseeOf([{ ...ana, address: { ...home, line1: '' } }, luis], usual).addressee.address).toEqual(home)
  })

  test.each([
    ['', 'Ana López and Luis López', 'Lark Ltd'],
    ['The team', 'The team', 'Lark Ltd'],
    ['The team at LARK Ltd', 'The team at LARK Ltd', ''],
  ])('an office whose name is typed as "%s" has the company below it, once', (name, line, company) => {
    const who = [ana, { ...luis, name: 'Luis López' }].map((one) => ({ ...one, company: 'Lark Ltd' }))
    const { addressee, companyLine } = addresseeOf(who, { kind: 'office', greeting: '', name })
    expect([addressee.name, companyLine]).toEqual([name === '' ? 'Ana and Luis López' : line, company])
  })
})
