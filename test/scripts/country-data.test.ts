import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countriesFile, countriesJson } from '../../scripts/country-data.ts'
import { countryCodes, countryData } from '../../src/core/post/country-data.rules.ts'

test('countries.json is what the script makes of the package (if not: node scripts/country-data.ts)', () => {
  expect(readFileSync(countriesFile, 'utf8')).toBe(countriesJson())
})

test('holds every country of the data, small enough to be read at every start', () => {
  expect(countryCodes).toHaveLength(252)
  expect(Buffer.byteLength(countriesJson())).toBeLessThan(250_000)
})

test('keeps of a state its code, its names and how its postal codes begin', () => {
  const state = (country: string, key: string) => countryData(country).states.find((entry) => entry.key === key)
  expect(state('US', 'VT')).toEqual({ key: 'VT', name: 'Vermont', zip: '05' })
  expect(state('CA', 'QC')).toEqual({ key: 'QC', name: 'Quebec', zip: 'G|H|J|K1A', also: ['Québec'] })
  expect(state('JP', '東京都')).toEqual({ key: '東京都', latin: 'Tokyo', iso: '13', zip: '1[0-8]|19[0-8]|20' })
  expect(state('IE', 'Co. Cork')).toEqual({ key: 'Co. Cork', iso: 'C' })
})
