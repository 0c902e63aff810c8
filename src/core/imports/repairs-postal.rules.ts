import { regionFromText } from '../post/regions.rules.ts'

/**
 * How many digits a postal code has where one may begin with zeros, which spreadsheets drop, and how many of them.
 * Countries whose codes never begin with a zero are not here.
 */
const digits: Readonly<Record<string, readonly [length: number, zeros: number]>> = {
  US: [5, 2], PR: [5, 2], VI: [5, 2], IT: [5, 2],
  DE: [5, 1], FR: [5, 1], ES: [5, 1], FI: [5, 1], MX: [5, 1], TR: [5, 1], UA: [5, 1], KR: [5, 1], MY: [5, 1], DZ: [5, 1], LT: [5, 1],
  AU: [4, 1], NO: [4, 1], NZ: [4, 1], ZA: [4, 1], DK: [4, 1],
  RO: [6, 1], SG: [6, 1], CN: [6, 1], KZ: [6, 1],
  JP: [7, 1], BR: [8, 1],
}
/** States whose ZIP codes begin with a zero. */
const zeroStates = new Set(['CT', 'MA', 'ME', 'NH', 'NJ', 'RI', 'VT', 'PR', 'VI', 'AE'])
/** Two zeros: Puerto Rico and the Virgin Islands. */
const twoZeroStates = new Set(['PR', 'VI'])

/**
 * A postal code with the zeros and without the decimals that a spreadsheet left it: `2134` in Massachusetts is 02134, `2134.0`
 * too. `country` may be blank; then only a state of the USA whose codes begin with a zero says where it is.
 */
export function mendPostalCode(text: string, country: string, region: string): string {
  const isWhole = /^\d+$/.test(text)
  if (isWhole && text.length === digits[country]?.[0]) return text
  if (!isWhole && !/^\d{3,4}-\d{4}$|^\d+[.,]0+$/.test(text)) return text
  const code = isWhole ? text : text.replace(/[.,]0+$/, '')
  const state = region !== '' && (country === 'US' || country === '') ? (regionFromText('US', region)?.key ?? null) : null
  const home = country === '' && state && zeroStates.has(state) ? 'US' : country
  const [length, zeros] = digits[home] ?? [0, 0]
  const [front = '', back] = code.split('-')
  if (back !== undefined && home !== 'US') return text
  const missing = length - front.length
  if (missing < 1 || missing > zeros) return code
  if (home === 'US' && region !== '' && !isZeroState(state, missing)) return code
  const padded = front.padStart(length, '0')
  if (back !== undefined) return `${padded}-${back}`
  if (home === 'JP') return `${padded.slice(0, 3)}-${padded.slice(3)}`
  return home === 'BR' ? `${padded.slice(0, 5)}-${padded.slice(5)}` : padded
}

const isZeroState = (state: string | null, missing: number): boolean =>
  state !== null && (missing === 2 ? twoZeroStates.has(state) : zeroStates.has(state))
