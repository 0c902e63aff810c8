/* oxlint-disable no-restricted-imports -- a table, made by scripts/country-data.ts; where it comes from: README.md beside it */
import table from './countries.json' with { type: 'json' }

/** A state, province, prefecture... of a country. */
export interface StateData {
  /** What stands on an envelope in the country's own script: `CA`, `Co. Carlow`, `東京都`. */
  readonly key: string
  /** Its whole name, where that is another one: `California`. */
  readonly name?: string
  /** Its name in Latin letters, where the key is not: `Tokyo`. */
  readonly latin?: string
  /** The part of its ISO 3166-2 code behind the country, where that is not the key: `13`. */
  readonly iso?: string
  /** A pattern its postal codes begin with, e.g. `3[56]`. */
  readonly zip?: string
  /** A pattern of whole postal codes that holds instead of the country's. */
  readonly xzip?: string
  /** What it requires instead of what the country does. */
  readonly xrequire?: string
  /** Its name in the country's other languages: `Québec`. */
  readonly also?: readonly string[]
}

/**
 * How a country writes an address, in the letters of Google's data: N name, O company, A street, D part of town, C city,
 * S state, Z postal code, X sorting code.
 */
export interface CountryData {
  /** The lines, `%n` between them, in the country's own script. */
  readonly fmt: string
  /** The same in Latin letters, where that is another order. */
  readonly lfmt?: string
  readonly require: string
  /** What is written in capitals. */
  readonly upper: string
  /** A pattern of whole postal codes; absent where there are none. */
  readonly zip?: string
  /** Examples, a comma between them. */
  readonly zipex?: string
  /** What is printed before a postal code, e.g. `SE-`. */
  readonly zipPrefix?: string
  readonly zipName: string
  readonly stateName: string
  readonly localityName: string
  readonly sublocalityName: string
  readonly states: readonly StateData[]
}

type Names = 'zipName' | 'stateName' | 'localityName' | 'sublocalityName'
type Defaults = Pick<CountryData, 'fmt' | 'require' | 'upper' | Names>
type File = { readonly defaults: Defaults; readonly countries: Readonly<Record<string, Partial<CountryData>>> }

const { defaults, countries }: File = table

/** What was founded since the data was made. */
const newer: Readonly<Record<string, readonly StateData[]>> = {
  CL: [{ key: 'Ñuble', iso: 'NB' }],
  ID: ['Papua Barat Daya', 'Papua Pegunungan', 'Papua Selatan', 'Papua Tengah'].map((key) => ({ key })),
  IN: [{ key: 'Ladakh', iso: 'LA' }],
  IT: [{ key: 'SU', name: 'Sud Sardegna' }],
}

/** The ISO 3166-1 codes of all countries of the data, in alphabetical order. */
export const countryCodes: readonly string[] = Object.keys(countries)

/** What is known of a country; of one that the data does not know, what holds for most. */
export function countryData(code: string): CountryData {
  const known = isKnownCountry(code) ? countries[code] : {}
  return { ...defaults, ...known, states: [...(known?.states ?? []), ...(newer[code] ?? [])] }
}

export const isKnownCountry = (code: string): boolean => Object.hasOwn(countries, code)
