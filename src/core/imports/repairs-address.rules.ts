import type { Address } from '../../contract/customers.ts'
import type { ImportSource } from '../../contract/imports.ts'
import { countryFromText } from '../post/country.rules.ts'
import { splitAddress } from '../post/one-line.rules.ts'
import { regionCode } from '../post/regions.rules.ts'
import { alpha3 } from '../post/tables.rules.ts'
import { shorten } from './cells.rules.ts'
import { mendTownCase } from './repairs-names.rules.ts'
import { mendPostalCode } from './repairs-postal.rules.ts'
import { mend, type Mending } from './repairs.rules.ts'

/** The cells of an address as they stand in a row; `whole` is one that holds all of it. */
export interface AddressCells extends Address {
  readonly whole: string
  readonly houseNumber: string
}

/** Makes an address of a row's cells and lists what it mends in them. */
export function readAddress(cells: AddressCells, source: ImportSource, mending: Mending, warnings: string[]): Address {
  const country = readCountry(cells.country, source, mending, warnings)
  const line1 = withHouseNumber(cells.line1, cells.houseNumber, country)
  const { line2, city, region, postalCode } = cells
  const entered = { line1, line2, city, region, postalCode, country }
  // What Longhand wrote itself is as the founder wants it.
  if (source === 'longhand') return { ...entered, line1: line1 || cells.whole }
  const parted = partedAddress(entered, cells.whole, source, mending)
  if (parted.line1 === '' && parted.city === '' && parted.postalCode === '' && parted.region === '') return parted
  const state = parted.region === '' ? '' : mend(mending, 'region', parted.region, regionCode(parted.country, parted.region) ?? parted.region)
  return {
    line1: parted.line1,
    line2: parted.line2,
    city: parted.city === '' ? '' : mend(mending, 'name-case', parted.city, mendTownCase(parted.city)),
    region: state,
    postalCode: parted.postalCode === '' ? '' : mend(mending, 'postal-zeros', parted.postalCode, mendPostalCode(parted.postalCode, parted.country, state)),
    country: parted.country,
  }
}

/** A country by name is listed as mended; left as it is, it is no country the library can hold. */
function readCountry(text: string, source: ImportSource, mending: Mending, warnings: string[]): string {
  if (text === '' || (text.length === 2 && Object.hasOwn(alpha3, text))) return text
  const code = countryFromText(text)
  if (code === '') warnings.push(`"${shorten(text)}" is not a country we know; left empty.`)
  if (code === '' || source === 'longhand') return code
  return mend(mending, 'country', text, code) === code ? code : ''
}

/** Before the street where English, French and their like are spoken, behind it elsewhere. */
const numberFirst = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'FR', 'LU', 'MC', 'ZA', 'IN', 'SG', 'HK', 'MY', 'PH', 'MT', 'KE', 'NG', 'GH', 'JE', 'GG', 'IM', 'PR'])

function withHouseNumber(street: string, number: string, country: string): string {
  if (number === '' || street === '' || street.split(/[\s,]+/).includes(number)) return street || number
  const isFirst = country === '' ? /^(?:rue|avenue|boulevard|chemin) |(?: st| street| road| rd| ave| avenue| lane| drive)\.?$/i.test(street) : numberFirst.has(country)
  return isFirst ? `${number} ${street}` : `${street} ${number}`
}

/** Takes a whole address in one cell apart where nothing else says where it is. */
function partedAddress(entered: Address, whole: string, source: ImportSource, mending: Mending): Address {
  const { line1, city, region, postalCode, country } = entered
  if (city !== '' || postalCode !== '') return whole !== '' && line1 === '' ? { ...entered, line1: streetOf(whole, postalCode, country) } : entered
  const text = whole || line1
  if (text === '' || region !== '') return { ...entered, line1: line1 || whole }
  // Mailchimp guesses the country from where a mail was opened: what the address says goes before.
  const found = splitAddress(text, country) ?? (source === 'mailchimp' && country !== '' ? splitAddress(text, '') : null)
  const unparted = { ...entered, line1: line1 || whole }
  if (!found) return unparted
  const line2 = [found.line2, line1 === '' || whole === '' ? entered.line2 : ''].filter(Boolean).join(', ')
  const parted = { ...found, line2, country: found.country || country }
  const parts = [found.line1, found.line2, found.city, found.region, found.postalCode, found.country === country ? '' : found.country]
  const said = parts.filter(Boolean).join(' · ')
  return mend(mending, 'address-split', text, said) === said ? parted : unparted
}

/** The street out of a whole address whose town and postal code have columns of their own. */
function streetOf(whole: string, postalCode: string, country: string): string {
  const found = splitAddress(whole, country)
  return found && found.postalCode === postalCode ? found.line1 : whole
}
