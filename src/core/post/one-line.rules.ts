import type { Address } from '../../contract/customers.ts'
import { countryData, isKnownCountry } from './country-data.rules.ts'
import { countryFromText } from './country.rules.ts'
import { japaneseAddress } from './one-line-japan.rules.ts'
import { isStreet, isTown, streetLines } from './one-line-parts.rules.ts'
import { regionFromText } from './regions.rules.ts'

/**
 * Takes an address in one line, or in several lines of one cell, apart. Everything hangs on the postal code: around it a
 * country says where the town and the state stand. Null wherever that leaves a doubt, so nothing is guessed.
 *
 * `country` is the ISO code of where it is known to be, or ''. A country named in the text wins only where none is given.
 */
export function splitAddress(text: string, country: string): Address | null {
  if (text.length > 250 || !/\d/.test(text)) return null
  const spaced = withLostZero(text.includes('  ') ? text.replace(/\s{2,}/g, ', ') : text, country)
  const { parts, country: named } = withoutCountry(partsOf(spaced))
  if (named !== '' && country !== '' && named !== country) return null
  const home = named || country
  if (parts.length === 0) return null
  if (home === 'JP' || (home === '' && parts.join().includes('〒'))) return japaneseAddress(parts)
  return home === '' ? guessed(parts) : inCountry(parts, home)
}

/** `Boston, MA 2108`: a ZIP code that lost its zero, where the state before it is one whose codes begin with it. */
function withLostZero(text: string, country: string): string {
  if (country !== '' && country !== 'US') return text
  const [, before = '', code = '', behind = ''] = /^(.*\S)[\s,]+(\d{4}(?:-\d{4})?)((?:[\s,]+(?:USA?|U\.S\.A?\.|United States.*))?)$/i.exec(text) ?? []
  const words = before.split(/[\s,]+/)
  const isLost = [1, 2, 3].some((count) => regionFromText('US', words.slice(-count).join(' '))?.zip?.test(`0${code}`))
  return code !== '' && isLost ? `${before} 0${code}${behind}` : text
}

function partsOf(text: string): string[] {
  return text
    .split(/\s*(?:[,;|\n，、·•]|\r)+\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The country stands last: as a part of its own, or behind the postal code. Two letters count only behind a postal code. */
function withoutCountry(parts: readonly string[]): { parts: string[]; country: string } {
  const last = parts.at(-1) ?? ''
  const before = parts.slice(0, -1)
  if (!/\d/.test(last)) {
    const code = countryFromText(last)
    const isSure = last.length > 3 || /^(?:USA|UK|UAE)$/i.test(last) || (/^[A-Z]{2}$/.test(last) && /\d{3}|\d[A-Z]{2}$/.test(before.at(-1) ?? ''))
    // "Georgia" and "Luxembourg" may be a state or a town.
    if (code !== '' && isSure && before.length > 0 && !(code === 'GE' && regionOfUs(before.at(-1) ?? ''))) return { parts: before, country: code }
  }
  const words = last.split(/\s+/)
  for (const count of [1, 2, 3]) {
    const [rest, tail] = [words.slice(0, -count).join(' ').replace(/,$/, ''), words.slice(-count).join(' ')]
    const code = /\d/.test(rest) && (tail.length > 3 || /^(?:USA|UK)$/.test(tail)) ? countryFromText(tail) : ''
    // "2134 Luxembourg", "018956 Singapore" and "98000 Monaco" name the town.
    if (code !== '' && !cityStates.has(code)) return { parts: [...before, rest], country: code }
  }
  return { parts: [...parts], country: '' }
}

const cityStates = new Set(['LU', 'SG', 'MC', 'HK', 'MO', 'DJ', 'KW', 'PA', 'GT', 'SM', 'VA', 'MX', 'GI', 'GE', 'JE'])
const regionOfUs = (text: string): boolean => /\b\d{5}\b/.test(text)

/** Shapes that only one country's codes have, or a state that only it has beside them. */
const tells: readonly (readonly [country: string, shape: RegExp])[] = [
  ['GB', /(?:^|[\s,])(?!JE|GY|IM)[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}$/i],
  ['CA', /(?:^|[\s,])[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d$/i],
  ['US', /(?:^|[\s,])\p{L}[\p{L} .]+,? \d{5}(?:-\d{4})?$/u],
  ['AU', /(?:^|[\s,])(?:ACT|NSW|NT|QLD|SA|TAS|VIC|WA),? \d{4}$/],
  ['BR', /(?:^|[\s,])\d{5}-\d{3}(?=$|[\s,])/],
  ['NL', /(?:^|[\s,])[1-9]\d{3} ?[A-Z]{2} \p{L}/u],
  ['PT', /(?:^|[\s,])\d{4}-\d{3} \p{L}/u],
  ['PL', /(?:^|[\s,])\d{2}-\d{3} \p{L}/u],
]

/** `D-10115`, `CH-8001`: the letters of cars, or of the country itself. */
const carLetters: Readonly<Record<string, string>> = { D: 'DE', A: 'AT', F: 'FR', I: 'IT', E: 'ES', B: 'BE', L: 'LU', S: 'SE', N: 'NO', P: 'PT' }

function guessed(parts: readonly string[]): Address | null {
  const line = parts.join(', ')
  const [, letters = ''] = /(?:^|[\s,])([A-Z]{1,2})-\d{3,5}(?=\s)/.exec(line) ?? []
  const byLetters = carLetters[letters] ?? (letters.length === 2 && isKnownCountry(letters) ? letters : '')
  if (byLetters !== '') return inCountry(parts, byLetters)
  for (const [country, shape] of tells) {
    if (!shape.test(line)) continue
    const found = inCountry(parts, country)
    if (found) return found
  }
  // Five digits before a town are Germany, France, Spain, Italy and more: the parts are clear, the country is not.
  const found = codeFirst(parts, /\d{5}/, '')
  return found && /(?:^|\D)\d{1,4}(?:\D|$)/.test(found.line1) ? found : null
}

function inCountry(parts: readonly string[], country: string): Address | null {
  const { zip, fmt } = countryData(country)
  if (!zip || !fmt.includes('%Z') || !fmt.includes('%C')) return null
  const shape = country === 'CA' ? new RegExp(zip.replace(' ?', '[ -]?')) : new RegExp(zip)
  return fmt.indexOf('%Z') < fmt.indexOf('%C') ? codeFirst(parts, shape, country) : codeLast(parts, shape, country)
}

/** The last postal code in the text, with what stands around it. */
function anchorIn(line: string, shape: RegExp, country: string): { before: string; code: string; after: string } | null {
  const prefix = `(?:(?:${[country, ...Object.keys(carLetters).filter((key) => carLetters[key] === country)].filter(Boolean).join('|') || '(?!)'})[- ])?`
  const matches = [...line.matchAll(new RegExp(`(?<=^|[\\s,(])${prefix}(${shape.source})(?=$|[\\s,)])`, 'gi'))]
  const match = matches.at(-1)
  if (!match) return null
  const bare = (text: string) => text.replace(/^[\s,-]+|[\s,-]+$/g, '')
  return { before: bare(line.slice(0, match.index)), code: match[1]!.toUpperCase(), after: bare(line.slice(match.index + match[0].length)) }
}

/** `Hauptstr. 5, 10115 Berlin`; also with the code at the very end behind a town of its own. */
function codeFirst(parts: readonly string[], shape: RegExp, country: string): Address | null {
  const anchor = anchorIn(parts.join(', '), shape, country)
  if (!anchor) return null
  const { before, code, after } = anchor
  if (after === '') {
    const lines = partsOf(before)
    return country === '' || lines.length < 2 ? null : finished(lines.slice(0, -1), lines.at(-1)!, '', code, country)
  }
  const [town = '', region = '', ...more] = partsOf(after)
  if (more.length > 0 || before === '') return null
  const { city, state } = townAndState(town, region, country)
  if (region !== '' && state === '') return null
  return finished(partsOf(before), city, state, code, country)
}

/** `Roma RM`, `Milano (MI)`, `Guadalajara, Jal.`: a state behind the town, where the country writes one. */
function townAndState(town: string, region: string, country: string): { city: string; state: string } {
  if (!countryData(country).fmt.includes('%S')) return { city: town, state: '' }
  if (region !== '') return { city: town, state: regionFromText(country, region) ? region : '' }
  const [, city = '', state = ''] = /^(.+?)\s+\(?([\p{L}.]{2,5})\)?$/u.exec(town) ?? []
  return city !== '' && state === state.toUpperCase() && regionFromText(country, state) ? { city, state } : { city: town, state: '' }
}

/** `12 Main St, Springfield, IL 62701`, `10 Downing Street, London SW1A 2AA`, `Rua A, 5, São Paulo - SP, 01310-000`. */
function codeLast(parts: readonly string[], shape: RegExp, country: string): Address | null {
  const anchor = anchorIn(parts.join(', '), shape, country)
  if (!anchor) return null
  const { before, code, after } = anchor
  const lines = partsOf(before)
  const hasStates = countryData(country).fmt.includes('%S')
  // `01310-000, São Paulo - SP` and `Bengaluru 560001, Karnataka`.
  if (after !== '') {
    if (!hasStates) return null
    if (country === 'BR') lines.push(...partsOf(after))
    else if (regionFromText(country, after)) lines.push(after)
    else return null
  }
  const last = lines.pop() ?? ''
  if (!hasStates) return withCounty(lines, last, code, country)
  const whole = regionFromText(country, last)
  if (whole && lines.length > 1 && fitsRegion(country, last, code)) return finished(lines.slice(0, -1), lines.at(-1)!, last, code, country)
  const words = last.split(/\s+(?:[-–/]\s*)?|[-–/](?=\p{Lu}{2}$)/u)
  for (const count of [1, 2, 3]) {
    const state = words.slice(-count).join(' ')
    if (count < words.length && regionFromText(country, state) && fitsRegion(country, state, code)) {
      return finished(lines, words.slice(0, -count).join(' '), state, code, country)
    }
  }
  return countryData(country).require.includes('S') ? null : finished(lines, last, '', code, country)
}

/** A code that does not belong to the state speaks of another place or of a slip: nothing is split. */
function fitsRegion(country: string, region: string, code: string): boolean {
  const zip = regionFromText(country, region)?.zip
  return !zip || zip.test(code)
}

/** Where no states are written; in Britain a county may stand behind the town. */
function withCounty(lines: readonly string[], last: string, code: string, country: string): Address | null {
  if (country === 'GB' && counties.test(last) && lines.length > 1) return finished(lines.slice(0, -1), lines.at(-1)!, last, code, country)
  return finished(lines, last, '', code, country)
}

const counties = /shire$|^(?:kent|essex|surrey|devon|cornwall|dorset|norfolk|suffolk|somerset|cumbria|rutland|merseyside|middlesex|northumberland|(?:east|west) sussex|(?:co\.?|county) \p{L}+|greater (?:london|manchester)|west midlands|tyne (?:and|&) wear|isle of wight|gwynedd|powys|gwent|dyfed|clwyd|fife|highland|cleveland|avon|berks|bucks|herts|hants|wilts|oxon|notts|lancs|northants|beds|cambs|lincs|leics|warks|worcs|staffs|glos)$/iu

function finished(lines: readonly string[], city: string, region: string, code: string, country: string): Address | null {
  const { line1, line2 } = streetLines(lines)
  // Houses without a number have names in Britain and Ireland; elsewhere a street without one is not a street.
  const hasNumber = /\d/.test(line1 + line2) || country === 'GB' || country === 'IE'
  if (!isStreet(line1) || !isTown(city, country) || !hasNumber) return null
  return { line1, line2, city, region: region.replace(/^\((.+)\)$/, '$1'), postalCode: code, country }
}
