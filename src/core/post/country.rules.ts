import { countryAliases } from './country-aliases.rules.ts'
import { alpha3, namesByLanguage } from './tables.rules.ts'

const codes = table()

/** Lower case, without accents, dots and other punctuation, and without a leading article. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/&/g, ' and ')
    .replace(/[.’'`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
}

function table(): Map<string, string> {
  const found = new Map<string, string>()
  for (const [two, three] of Object.entries(alpha3)) found.set(plain(two), two).set(plain(three), two)
  for (const [code, names] of Object.entries(countryAliases)) for (const name of names.split('|')) found.set(plain(name), code)
  for (const [code, names] of namesByLanguage.flatMap(Object.entries<string | string[]>)) {
    for (const name of [names].flat()) {
      const key = plain(name)
      if (!found.has(key)) found.set(key, code)
    }
  }
  return found
}

/**
 * The ISO 3166-1 code of a country written as two or three letters or by name in English, German, French, Spanish,
 * Portuguese, Italian, Dutch or Japanese, also with the one beside the other: `Germany (DE)`. '' when nobody knows it.
 */
export function countryFromText(text: string): string {
  const code = codes.get(plain(text))
  if (code !== undefined) return code
  const [, first = '', second = ''] = /^([^(/-]+?)\s*(?:\(|\/| - )\s*([^()/]+?)\)?$/.exec(text.trim()) ?? []
  const one = codes.get(plain(first)) ?? ''
  return one !== '' && one === codes.get(plain(second)) ? one : ''
}
