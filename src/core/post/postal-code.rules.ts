import { countryData, type StateData } from './country-data.rules.ts'

/** What the data's patterns let through and no post delivers: a Dutch code begins with no 0, a German one not with 00. */
const never: Readonly<Record<string, RegExp>> = {
  NL: /^0|(?:SA|SD|SS)$/,
  DE: /^00/,
  IN: /^0/,
  US: /^000/,
}

/**
 * The ways to read a postal code as typed: in capitals and half-width signs, without what the country prints before it, and
 * without the spaces and hyphens that people set in one way or the other.
 */
function readings(country: string, typed: string): string[] {
  const { zipPrefix = '' } = countryData(country)
  const whole = typed.normalize('NFKC').toUpperCase().replace(/^〒\s*/, '').replace(/[‐‑–−]/g, '-').trim()
  const prefix = [zipPrefix.trim(), `${country}-`].find((start) => start !== '' && whole.startsWith(start))
  const rest = prefix === undefined ? whole : whole.slice(prefix.length).trim()
  return [...new Set([whole, rest, rest.replace(/[\s-]/g, '')])]
}

/** Whether the country's post could have given out this code. True where the country has none to compare with. */
export function isPostalCode(country: string, typed: string, state: StateData | null): boolean {
  const pattern = state?.xzip ?? countryData(country).zip
  if (pattern === undefined) return true
  const all = readings(country, typed)
  return all.some((code) => new RegExp(`^(?:${pattern})$`).test(code)) && !all.some((code) => never[country]?.test(code))
}

/** Whether a code begins as those of the state do. True where the data does not know how they begin. */
export function isOfState(country: string, typed: string, { zip, xzip }: StateData): boolean {
  if (zip === undefined || xzip !== undefined) return true
  return readings(country, typed).some((code) => new RegExp(`^(?:${zip})`).test(code))
}

/** How a country's codes look: `has 5 digits, like 26133`, `looks like EC1Y 8SY`; empty where it has none. */
export function codeLooks(country: string, state: StateData | null): string {
  const { zip = '', zipex = '' } = countryData(country)
  const example = zipex.split(',')[0] ?? ''
  if (state?.xzip !== undefined || zip === '' || example === '') return ''
  return /^\d+$/.test(example) ? `has ${example.length} digits, like ${example}` : `looks like ${example}`
}

/** `3[56]` as `35 or 36`, `1[5-8]|19[0-6]` as `15 to 18 or 190 to 196`; null for what would be no help in words. */
export function prefixesInWords(pattern: string): string | null {
  const parts = pattern.replace(/\\d(?:\{\d\})?(?=$|\|)/g, '').split('|').map(inWords)
  if (parts.some((part) => part === null)) return null
  const all = parts.flat()
  if (all.length > 6) return null
  return all.length === 1 ? all[0]! : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
}

/** One alternative; null with more signs of a pattern than one pair of brackets. */
function inWords(alternative: string): string[] | null {
  const [, before = '', set, after = ''] = /^([A-Z0-9 ]*)(?:\[([A-Z0-9-]+)\])?([A-Z0-9]*)$/.exec(alternative) ?? []
  if (alternative === '' || /[^A-Z0-9 [\]-]/.test(alternative) || (set === undefined && /[[\]]/.test(alternative))) return null
  if (set === undefined) return [before + after]
  return [...set.matchAll(/(.)(?:-(.))?/g)].flatMap(([, from = '', to = from]) => {
    const between = Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, at) => before + String.fromCharCode(from.charCodeAt(0) + at) + after)
    return between.length > 2 ? [`${between[0]} to ${between.at(-1)}`] : between
  })
}
