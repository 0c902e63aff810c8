import type { AddressField } from '../../contract/addresses.ts'
import { countryData, isKnownCountry, type CountryData } from './country-data.rules.ts'
import { isLatin, stateName } from './state.rules.ts'

/** In what letters an address is written: which of a state's two names fits beside it. */
export type Script = 'latin' | 'local'

const postcodes = new Set(['GB', 'GG', 'IM', 'JE', 'AU', 'NZ'])
const zipLabels: Readonly<Record<string, string>> = { zip: 'ZIP code', pin: 'PIN code', eircode: 'Eircode', postal: 'Postal code' }
const stateLabels: Readonly<Record<string, string>> = { do_si: 'Province or city', department: 'Department' }
/** Where the data has no place for a state and people write one all the same. */
const stateAllTheSame: Readonly<Record<string, string>> = { GB: 'County' }
const cityLabels: Readonly<Record<string, string>> = { post_town: 'Post town' }
const townPartLabels: Readonly<Record<string, string>> = { village_township: 'Village or township' }
/** Where a state is a province or something else: the data says province of all of them. */
const ownStateLabels: Readonly<Record<string, string>> = { CA: 'Province or territory', CH: 'Canton', DE: 'State', AT: 'State', FR: 'Region' }

/** What the parts of an address are called in a country, in plain English. */
export function partLabels(country: string): Readonly<Record<AddressField['field'], string>> {
  const { zipName, stateName: state, localityName, sublocalityName, fmt } = countryData(country)
  const townPart = townPartLabels[sublocalityName] ?? capital(sublocalityName)
  return {
    line1: 'Street and number',
    line2: fmt.includes('%D') ? `${townPart} or second line` : 'Second line',
    city: cityLabels[localityName] ?? capital(localityName),
    region: country === '' ? 'State or region' : (stateAllTheSame[country] ?? ownStateLabels[country] ?? stateLabels[state] ?? capital(state)),
    postalCode: postcodes.has(country) ? 'Postcode' : (zipLabels[zipName] ?? 'Postal code'),
  }
}

/**
 * The fields of an address in the order of its country, all five of them: what the country has no place for comes last and
 * is `isSpare`, so that nothing that is there already gets out of sight. Of a country that nobody knows, what holds for most.
 */
export function addressForm(country: string, script: Script = 'latin'): AddressField[] {
  const data = countryData(country)
  const labels = partLabels(country)
  const required = requiredParts(country)
  const written = partsInOrder(data, country)
  const spare = (['postalCode', 'city', 'region'] as const).filter((part) => !written.includes(part))
  return [...written, ...spare].map((field) => ({
    field,
    label: labels[field],
    isRequired: required.includes(field),
    isSpare: (spare as readonly string[]).includes(field),
    options: field === 'region' && written.includes('region') ? stateOptions(data, script) : [],
    example: field === 'postalCode' ? (data.zipex?.split(',')[0] ?? '') : '',
  }))
}

const partOf = { A: 'line1', C: 'city', S: 'region', Z: 'postalCode' } as const

/** What the country cannot do without. */
export function requiredParts(country: string, require = countryData(country).require): AddressField['field'][] {
  return [...require].flatMap((letter) => (letter in partOf ? [partOf[letter as keyof typeof partOf]] : []))
}

function partsInOrder(data: CountryData, country: string): AddressField['field'][] {
  if (!isKnownCountry(country)) return ['line1', 'line2', 'postalCode', 'city', 'region']
  const parts = [...data.fmt.matchAll(/%([ACSZ])/g)].flatMap(([, letter]): AddressField['field'][] =>
    letter === 'A' ? ['line1', 'line2'] : [partOf[letter as 'C' | 'S' | 'Z']],
  )
  // Every Japanese address has a city, between prefecture and street, and the data has no place for it.
  if (country === 'JP') parts.splice(parts.indexOf('region') + 1, 0, 'city')
  if (country in stateAllTheSame) parts.splice(parts.indexOf('city') + 1, 0, 'region')
  return parts
}

/** As they are written on an envelope, by name. */
function stateOptions({ states }: CountryData, script: Script): AddressField['options'] {
  return states
    .map((state) => {
      const { key, name = key, latin = key } = state
      if (script === 'latin') return { code: isLatin(key) ? key : latin, name: stateName(state) }
      return { code: isLatin(key) && !isLatin(name) ? name : key, name }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
