import { isBlankAddress } from '../customers/address-columns.rules.ts'
import type { Address, AddressHint } from '../../contract/customers.ts'
import { countryData, isKnownCountry, type StateData } from './country-data.rules.ts'
import { partLabels, requiredParts } from './country-form.rules.ts'
import { countryName } from './country-names.rules.ts'
import { codeLooks, isOfState, isPostalCode, prefixesInWords } from './postal-code.rules.ts'
import { findState, stateName } from './state.rules.ts'

/** Where what people call the city is the state of the data: Dubai, Kowloon, Beijing, Bangkok. */
const cityIsState = new Set(['AE', 'CN', 'HK', 'JP', 'KR', 'RU', 'TH', 'TW', 'UA', 'VN'])
/** Whose states people write in English, or leave out, more often than as the data has them: nothing is said of their names. */
const namedFreely = new Set(['AM', 'CN', 'EG', 'HK', 'ID', 'IR', 'RU', 'UA', 'VN'])
const withArticle = /^(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles|U\.S\.|British V|United|Isle)|(?:Islands|Republic|Territory|Territories|Congo)$/

type Parts = Pick<Address, 'line1' | 'line2' | 'city' | 'region' | 'postalCode'>

/**
 * What looks wrong with an address for its country, or for `homeCountry` where it says none; both ISO 3166-1 codes or ''. At
 * most one hint for each field, and none for an address that is not there at all.
 */
export function addressHints(address: Address, homeCountry: string): AddressHint[] {
  if (isBlankAddress(address)) return []
  const country = address.country || homeCountry
  if (country === '') return [{ field: 'country', message: 'The country is missing, so nobody can say how it is written there.' }]
  const state = stateOf(country, address)
  const hints = [...missing(country, address, state), stateHint(country, address, state), codeHint(country, address, state)]
  return hints.filter((hint) => hint !== null)
}

function stateOf(country: string, { region, city }: Parts): StateData | null {
  if (region !== '') return findState(country, region)
  const hasNoCity = isKnownCountry(country) && !countryData(country).fmt.includes('%C')
  return hasNoCity || cityIsState.has(country) ? findState(country, city) : null
}

function missing(country: string, address: Parts, state: StateData | null): AddressHint[] {
  if (!isKnownCountry(country)) return address.line1 === '' ? [{ field: 'line1', message: 'The street is missing.' }] : []
  const labels = partLabels(country)
  return requiredParts(country, state?.xrequire)
    .filter((part) => address[part] === '' && !(part === 'region' && state !== null))
    .map((field) => ({ field, message: field === 'line1' ? 'The street is missing.' : `The ${inSentence(labels[field])} is missing.` }))
}

function stateHint(country: string, { region }: Parts, state: StateData | null): AddressHint | null {
  const { states, fmt } = countryData(country)
  if (region === '' || state !== null || states.length === 0 || !fmt.includes('%S') || namedFreely.has(country)) return null
  return { field: 'region', message: `We know no ${inSentence(partLabels(country).region)} of ${countryInSentence(country)} called ${region}.` }
}

function codeHint(country: string, { postalCode }: Parts, state: StateData | null): AddressHint | null {
  if (postalCode === '') return null
  const label = inSentence(partLabels(country).postalCode)
  const hint = (message: string): AddressHint => ({ field: 'postalCode', message })
  if (!isPostalCode(country, postalCode, state)) {
    const looks = codeLooks(country, state)
    return hint(looks === '' ? `${postalCode} is no ${label} of ${countryInSentence(country)}.` : `${article(label)} ${label} in ${countryInSentence(country)} ${looks}.`)
  }
  if (state === null || isOfState(country, postalCode, state)) return null
  const name = stateName(state)
  const prefixes = prefixesInWords(state.zip ?? '')
  if (prefixes === null) return hint(`The ${label} ${postalCode} is not in ${name}.`)
  return hint(`${possessive(name)} ${label}s begin with ${prefixes}, not ${postalCode.trim().slice(0, prefixes.split(/[ ,]/)[0]!.length)}.`)
}

/** Small letters but for `ZIP`, `PIN` and the Eircode, which is a name. */
const inSentence = (label: string): string => (/^(?:[A-Z]{2}|Eircode)/.test(label) ? label : label.toLowerCase())
const article = (word: string): string => (/^[AEIOU]/i.test(word) ? 'An' : 'A')
const possessive = (name: string): string => (name.endsWith('s') ? `${name}’` : `${name}’s`)

function countryInSentence(country: string): string {
  const name = country === 'US' ? 'United States' : countryName(country)
  return withArticle.test(name) ? `the ${name}` : name
}
