import type { Address } from '../../contract/customers.ts'
import { countryName } from './country-names.rules.ts'
import { formatAddress } from './tables.rules.ts'

/**
 * The line order of a country comes from Google's address data through localized-address-format (tables and one pure
 * function, so rules may call it). What it lacks is added here: Japan's city, capitals of post towns, the country line,
 * and the promise that nothing that was entered is left out.
 */

/** Royal Mail and La Poste want the post town in capitals, and so do the islands that share their post. */
const townInCapitals = new Set(['GB', 'GG', 'IM', 'JE', 'FR', 'MC', 'GP', 'GF', 'MQ', 'RE', 'YT', 'PM', 'BL', 'MF', 'NC', 'PF', 'WF'])
/** Where an address in local script goes from large to small; in Latin letters the same address runs the other way. */
const localScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
/** An address without a country is written as at home; where home is unknown, as most of the world reads it. */
const unknownHome = 'US'

type Parts = Pick<Address, 'line1' | 'line2' | 'city' | 'region' | 'postalCode'> & { name: string; company: string }

/**
 * An address as its country writes it, one line each, the country last in English capitals unless the letter stays
 * inside `fromCountry`. Both countries are ISO 3166-1 codes or ''. Every field that is not empty appears in the lines.
 * Empty when nothing of the address itself is known.
 */
export function addressLines(name: string, company: string, address: Address, fromCountry: string): string[] {
  const entered: Parts = {
    name: tidy(name),
    company: tidy(company),
    line1: tidy(address.line1),
    line2: tidy(address.line2),
    city: tidy(address.city),
    region: tidy(address.region),
    postalCode: tidy(address.postalCode),
  }
  if ([entered.line1, entered.line2, entered.city, entered.region, entered.postalCode].every((part) => part === '')) return []
  const country = address.country || fromCountry || unknownHome
  const parts = { ...entered, ...(townInCapitals.has(country) ? { city: entered.city.toLocaleUpperCase('fr') } : {}) }
  const lines = withCountry(complete(format(parts, country), parts, country), address.country, fromCountry)
  // The last word: if a country's pattern swallowed something all the same, the order it was entered in says everything.
  return says(lines, Object.values(entered)) ? lines : withCountry(plainOrder(entered), address.country, fromCountry)
}

function format(parts: Parts, country: string): string[] {
  const script = localScript.test(parts.line1 + parts.line2 + parts.city + parts.region) ? 'local' : 'latin'
  const japanese = country === 'JP' ? withJapaneseCity(parts, script) : {}
  const lines = formatAddress(
    {
      postalCountry: country,
      name: parts.name,
      organization: parts.company === parts.name ? '' : parts.company,
      addressLines: [parts.line1, parts.line2].filter(Boolean),
      locality: parts.city,
      administrativeArea: parts.region,
      postalCode: withoutPrefix(parts.postalCode, country),
      ...japanese,
    },
    script,
  )
  return lines.map((line) => trimmed(line, parts)).filter((line) => /[\p{L}\p{N}]/u.test(line))
}

/** The pattern for Japan has no city: it goes between prefecture and street, in the order of the script. */
function withJapaneseCity(parts: Parts, script: 'local' | 'latin'): { administrativeArea?: string; addressLines: string[] } {
  return script === 'local'
    ? { administrativeArea: parts.region + parts.city + parts.line1, addressLines: [parts.line2].filter(Boolean) }
    : { administrativeArea: [parts.city, parts.region].filter(Boolean).join(', '), addressLines: [parts.line1, parts.line2].filter(Boolean) }
}

/** Some patterns bring a prefix such as `SE-` themselves. */
const withoutPrefix = (postalCode: string, country: string): string =>
  postalCode.startsWith(`${country}-`) && formatAddress({ postalCountry: country, postalCode: '1' }).join().includes(`${country}-1`)
    ? postalCode.slice(country.length + 1)
    : postalCode

/** What is left around an empty field: `, CA 90210`, `Recife-`, `SE- Malmö`. */
function trimmed(line: string, parts: Parts): string {
  const withPostalCode = parts.postalCode === '' ? line.replace(/^[A-Z]{2}-\s*/, '') : line
  const whole = withPostalCode.replace(/^[\s,-]+/, '')
  const hasGap = parts.region === '' || parts.city === '' || parts.postalCode === ''
  return hasGap ? whole.replace(/[\s,-]+$/, '').replace(/\s*,(\s*,)+/g, ',') : whole
}

/**
 * Adds what the country's pattern has no place for: a postal code behind the city, anything else (a county, a state) on
 * a line of its own right below the street, above the line that sorts the letter. A British county stands between town
 * and postcode.
 */
function complete(lines: readonly string[], parts: Parts, country: string): string[] {
  const out = [...lines]
  if (!says(out, [parts.postalCode])) {
    const town = out.findLastIndex((line) => parts.city !== '' && line.includes(parts.city))
    if (town >= 0) out[town] = `${out[town]} ${parts.postalCode}`
    else out.push(parts.postalCode)
  }
  const missing = [parts.city, parts.region].filter((part) => !says(out, [part]))
  const at = country === 'GB' && parts.city !== '' ? out.indexOf(parts.city) + 1 : belowStreet(out, parts)
  if (missing.length > 0) out.splice(at, 0, missing.join(', '))
  return out
}

function belowStreet(lines: readonly string[], parts: Parts): number {
  for (const part of [parts.line2, parts.line1, parts.company, parts.name]) {
    const at = part === '' ? -1 : lines.findIndex((line) => line.includes(part))
    if (at >= 0) return at + 1
  }
  return 0
}

function withCountry(lines: readonly string[], country: string, fromCountry: string): string[] {
  if (country === '' || country === fromCountry) return [...lines]
  const name = countryName(country).toLocaleUpperCase('en')
  return lines.at(-1) === name ? [...lines] : [...lines, name]
}

const plainOrder = (parts: Parts): string[] =>
  [
    parts.name,
    parts.company,
    parts.line1,
    parts.line2,
    [parts.city, parts.region, parts.postalCode].filter(Boolean).join(' '),
  ].filter(Boolean)

/** Whether each of the parts stands in the lines as words of its own, capitals aside: `CA` is not said by `Cary`. */
function says(lines: readonly string[], parts: readonly string[]): boolean {
  const all = folded(lines.join('\n'))
  return parts.every((part) => standsIn(all, folded(part)))
}

function standsIn(all: string, part: string): boolean {
  // Japanese and its like put no space between the parts.
  if (part === '' || localScript.test(part)) return all.includes(part)
  for (let at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(all.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(all.slice(at + part.length))) return true
  }
  return false
}

const folded = (text: string): string => text.toLocaleUpperCase('fr')
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
