import { expect, test } from 'vitest'
import { addressForm } from '../../../src/core/post/country-form.rules.ts'
import { countryCodes, countryData } from '../../../src/core/post/country-data.rules.ts'

/** Labels in order: `*` is required, `~` is spare. */
const labels = (country: string) => addressForm(country).map(({ label, isRequired, isSpare }) => `${isSpare ? '~' : ''}${label}${isRequired ? '*' : ''}`).join(', ')

test.each([
  ['US', 'Street and number*, Second line, City*, State*, ZIP code*'],
  ['CA', 'Street and number*, Second line, City*, Province or territory*, Postal code*'],
  ['GB', 'Street and number*, Second line, Post town*, County, Postcode*'],
  ['IE', 'Street and number*, Townland or second line, City*, County, Eircode'],
  ['DE', 'Street and number*, Second line, Postal code*, City*, ~State'],
  ['FR', 'Street and number*, Second line, Postal code*, City*, ~Region'],
  ['SE', 'Street and number*, Second line, Postal code*, Post town*, ~Province'],
  ['BR', 'Street and number*, Neighborhood or second line, City*, State*, Postal code*'],
  ['IN', 'Street and number*, Second line, City*, PIN code*, State*'],
  ['JP', 'Postal code*, Prefecture*, City, Street and number*, Second line'],
  ['KR', 'Province or city*, City*, Street and number*, District or second line, Postal code*'],
  ['CN', 'Postal code*, Province*, City*, Street and number*, District or second line'],
  ['HK', 'Area*, District, Street and number*, Second line, ~Postal code'],
  ['AE', 'Street and number*, Second line, Emirate*, ~Postal code, ~City'],
  ['AU', 'Street and number*, Second line, Suburb*, State*, Postcode*'],
  ['NZ', 'Street and number*, Suburb or second line, City*, Postcode*, ~Province'],
  ['SG', 'Street and number*, Second line, Postal code*, ~City, ~Province'],
  ['TR', 'Street and number*, Second line, Postal code*, District*, Province'],
  ['UA', 'Street and number*, Second line, City*, Oblast*, Postal code*'],
  ['JM', 'Street and number*, Second line, City*, Parish*, ~Postal code'],
  ['', 'Street and number*, Second line, Postal code, City*, State or region'],
  ['QQ', 'Street and number*, Second line, Postal code, City*, Province'],
])('the form of %s', (country, expected) => {
  expect(labels(country)).toBe(expected)
})

test('states are offered as they are written, by what they are called', () => {
  const states = (country: string, script?: 'latin' | 'local') => addressForm(country, script).find(({ field }) => field === 'region')!.options
  expect(states('US')).toContainEqual({ code: 'VT', name: 'Vermont' })
  expect(states('US')).toHaveLength(62)
  expect(states('JP')).toContainEqual({ code: 'Tokyo', name: 'Tokyo' })
  expect(states('JP', 'local')).toContainEqual({ code: '東京都', name: '東京都' })
  expect(states('HK', 'local')).toContainEqual({ code: '九龍', name: '九龍' })
  expect(states('VN')).toContainEqual({ code: 'An Giang', name: 'An Giang' })
  expect(states('IT')).toContainEqual({ code: 'SU', name: 'Sud Sardegna' })
  expect(states('GB')).toEqual([])
  expect(states('US').map(({ name }) => name)).toEqual(states('US').map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en')))
})

test('every country of the data has a form of all five fields that asks for every required part', () => {
  const parts: Readonly<Record<string, string>> = { A: 'line1', C: 'city', S: 'region', Z: 'postalCode' }
  for (const country of countryCodes) {
    const form = addressForm(country)
    expect(form, country).toHaveLength(5)
    expect(new Set(form.map(({ field }) => field)), country).toEqual(new Set(['city', 'line1', 'line2', 'postalCode', 'region']))
    const required = new Set([...countryData(country).require].map((letter) => parts[letter]))
    expect(new Set(form.filter(({ isRequired }) => isRequired).map(({ field }) => field)), country).toEqual(required)
    expect(form.filter(({ isRequired, isSpare }) => isRequired && isSpare), country).toEqual([])
    for (const { label } of form) expect(label).toMatch(/^[A-Z]/)
    for (const { code, name } of form.flatMap(({ options }) => options)) expect(code !== '' && name !== '', `${country} ${code}`).toBe(true)
  }
})
