import { fold } from '../customers/customers.rules.ts'
import { countryData, type StateData } from './country-data.rules.ts'

/** Words that people write around a state's name, and that say nothing: `County Cork`, `Kyoto Prefecture`, `Gyeonggi-do`. */
const before = /^(?:the|state of|province of|county of|county|co|provincia de|provincia di|estado de|region of) /
const behind = / (?:state|province|prefecture|county|oblast|region|parish|emirate|department|territory|district|city|ken|fu|to|do|si|sheng|shi|\d+)$/
/** What people call a state and the data does not, folded: what is meant by its key. */
const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AR: { caba: 'Ciudad Autónoma de Buenos Aires', 'capital federal': 'Ciudad Autónoma de Buenos Aires' },
  CA: { newfoundland: 'NL', pei: 'PE', pq: 'QC' },
  ES: { baleares: 'PM', 'illes balears': 'PM' },
  IN: {
    cg: 'Chhattisgarh', 'new delhi': 'Delhi', od: 'Odisha', orissa: 'Odisha', pondicherry: 'Puducherry', ts: 'Telangana', uk: 'Uttarakhand', uttaranchal: 'Uttarakhand',
  },
  MX: { df: 'CDMX', 'distrito federal': 'CDMX', 'mexico city': 'CDMX' },
  MY: { malacca: 'Melaka', penang: 'Pulau Pinang', 'wp kuala lumpur': 'Kuala Lumpur' },
  RU: { moscow: 'Москва', 'saint petersburg': 'Санкт-Петербург', 'st petersburg': 'Санкт-Петербург' },
  UA: { kiev: 'місто Київ', kyiv: 'місто Київ', 'kyiv oblast': 'Київська область' },
  US: { 'washington dc': 'DC' },
}

const indexes = new Map<string, ReadonlyMap<string, StateData>>()

/** The state that is meant by its code, its ISO code or its name in any language of the country; null where none is. */
export function findState(country: string, text: string): StateData | null {
  const index = indexes.get(country) ?? indexOf(country)
  indexes.set(country, index)
  const said = plain(text)
  return index.get(said) ?? index.get(bare(said)) ?? null
}

/** A state's name in Latin letters, for a sentence. */
export function stateName({ key, name = key, latin = key }: StateData): string {
  if (isLatin(name)) return name
  return isLatin(key) ? key : latin
}

export const isLatin = (text: string): boolean => /^[^\p{L}]*(?:\p{Script=Latin}[^\p{L}]*)+$/u.test(text)

function indexOf(country: string): ReadonlyMap<string, StateData> {
  const { states } = countryData(country)
  const index = new Map<string, StateData>()
  const add = (text: string, state: StateData) => {
    if (text !== '' && !index.has(text)) index.set(text, state)
  }
  for (const [alias, key] of Object.entries(aliases[country] ?? {})) add(alias, states.find((state) => state.key === key)!)
  const namesOf = ({ key, name = '', latin = '', iso = '', also = [] }: StateData) => [key, name, latin, iso, ...also]
  for (const state of states) for (const name of namesOf(state)) add(plain(name), state)
  // A whole name of one comes before the rest of another's.
  for (const state of states) for (const name of namesOf(state)) add(bare(plain(name)), state)
  return index
}

const bare = (text: string): string => text.replace(before, '').replace(behind, '')

const plain = (text: string): string =>
  fold(text)
    .replace(/[.'’]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
