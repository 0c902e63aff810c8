import { fold } from '../customers/customers.rules.ts'
import { countryData, type StateData } from './country-data.rules.ts'

/** Where the post wants the letters of a state or province, not its name. */
const countriesWithCodes: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'BR', 'IT'])

/** Short forms and other names that no list of states has, folded. */
const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    'washington dc': 'DC', 'washington d c': 'DC', calif: 'CA', cal: 'CA', mass: 'MA', penn: 'PA', penna: 'PA', tex: 'TX', fla: 'FL', ill: 'IL', mich: 'MI',
    minn: 'MN', wash: 'WA', ore: 'OR', conn: 'CT', colo: 'CO', ariz: 'AZ', tenn: 'TN', wis: 'WI', ala: 'AL', ark: 'AR', okla: 'OK', neb: 'NE', nev: 'NV', ind: 'IN',
    'virgin islands': 'VI',
  },
  CA: { ont: 'ON', que: 'QC', pq: 'QC', alta: 'AB', sask: 'SK', man: 'MB', nfld: 'NL', newfoundland: 'NL', labrador: 'NL', pei: 'PE', yukon: 'YT', 'yukon territory': 'YT' },
  AU: { vic: 'VIC', tas: 'TAS', qld: 'QLD' },
  IT: { 'forli cesena': 'FC', 'reggio calabria': 'RC', 'reggio emilia': 'RE', 'monza e brianza': 'MB', 'massa carrara': 'MS', pesaro: 'PU' },
}

export interface Region {
  /** As it stands on an envelope: `CA`, `Co. Cork`, `東京都`. */
  readonly key: string
  /** A pattern its postal codes begin with, where that is known. */
  readonly zip: RegExp | null
}

/** Fills as countries are asked for: a table of what never changes. */
const tables = new Map<string, ReadonlyMap<string, Region>>()

/** A state, province or prefecture by its code, by its name in the country's languages or in Latin letters, or as `US-CA`. */
export function regionFromText(country: string, text: string): Region | null {
  let table = tables.get(country)
  if (!table) tables.set(country, (table = tableOf(country)))
  const asWritten = table.get(text)
  if (asWritten) return asWritten
  const folded = plain(text)
  return table.get(folded) ?? table.get(folded.replace(new RegExp(`^${country.toLowerCase()} `), '')) ?? (/^\p{L}(?: \p{L})+$/u.test(folded) ? table.get(folded.replaceAll(' ', '')) : null) ?? null
}

/** The code of a region where the post of its country wants codes; null where it does not, or nobody knows the region. */
export const regionCode = (country: string, text: string): string | null =>
  countriesWithCodes.has(country) ? (regionFromText(country, text)?.key ?? null) : null

function tableOf(country: string): ReadonlyMap<string, Region> {
  const found = new Map<string, Region>()
  const { states } = countryData(country)
  for (const state of states) {
    const region = { key: state.key, zip: state.zip ? new RegExp(`^(?:${state.zip})`) : null }
    found.set(state.key, region)
    for (const name of namesOf(state)) if (!found.has(plain(name))) found.set(plain(name), region)
  }
  for (const [name, key] of Object.entries(aliases[country] ?? {})) {
    const region = found.get(plain(key))
    if (region && !found.has(name)) found.set(name, region)
  }
  return found
}

const namesOf = ({ key, name, latin, also }: StateData): string[] => [key, name, latin, ...(also ?? [])].filter((each) => each !== undefined)

const plain = (text: string): string => fold(text).replace(/[.’']/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
