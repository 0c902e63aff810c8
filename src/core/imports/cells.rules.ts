/** Trims, takes off what spreadsheets put before text that looks like a number or a formula, and joins lines of one cell. */
export function cleanCell(cell: string | undefined): string {
  if (!cell) return ''
  const trimmed = cell.trim()
  const first = trimmed.charCodeAt(0)
  const bare = first === apostrophe || first === equals ? withoutMark(trimmed) : trimmed
  return /[\r\n\t\u00a0\u200b\ufeff]/.test(bare) ? flattened(bare) : bare
}

const apostrophe = 0x27
const equals = 0x3d

/**
 * `'02134` and `="02134"` are how a spreadsheet is told to leave a number alone, `'=1+1` how it is told not to compute: so
 * our own exports write it.
 */
function withoutMark(text: string): string {
  const formula = /^="([^"]*)"$/.exec(text)
  if (formula) return formula[1]!.trim()
  return /^'[=+\-@'\d\t\r]/.test(text) ? text.slice(1) : text
}

const flattened = (text: string): string =>
  text.replace(/[\u200b\ufeff]/g, '').replace(/[\s\u00a0]*[\r\n]+[\s\u00a0]*/g, ', ').replace(/[\t\u00a0]+/g, ' ').trim()

export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/.test(text)
}

/** `1,234.50`, `1.234,50`, `$99`, `99 EUR` in cents; null for anything else. */
export function readCents(text: string): number | null {
  const number = text.replace(/^[^\d-]+|[^\d]+$/g, '').replace(/[\s'\u00a0]/g, '')
  if (!/^-?\d[\d.,]*$/.test(number)) return null
  const decimal = /[.,](\d{1,2})$/.exec(number)
  const whole = (decimal ? number.slice(0, decimal.index) : number).replace(/[.,]/g, '')
  const cents = Number(whole) * 100 + Math.sign(Number(whole) || 1) * Number((decimal?.[1] ?? '0').padEnd(2, '0'))
  return Number.isSafeInteger(cents) ? cents : null
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', '$': 'USD', '£': 'GBP', '¥': 'JPY', '₹': 'INR', 'R$': 'BRL' }

/** The currency that stands beside an amount, by its sign or its code; null where there is none. */
export function currencyIn(amount: string): string | null {
  const [word] = amount.match(/R\$|[€$£¥₹]|\b[A-Z]{3}\b/) ?? []
  return word ? (signs[word] ?? word) : null
}

const yes = new Set(['yes', 'y', 'true', 't', '1', 'x', 'on', 'ja', 'j', 'wahr', 'oui', 'o', 'vrai', 'si', 's', 'sí', 'sì', 'verdadero', 'vero', 'waar', 'sim', 'verdadeiro', '✓', '✔', 'checked', 'unsubscribed', 'opted out', 'opted-out', 'optedout', 'opt-out', 'opt out', 'do not contact', 'do not mail', 'do not email', 'do not e-mail', 'abgemeldet', 'désabonné', 'désinscrit', 'baja', 'disiscritto', 'afgemeld', 'uitgeschreven', 'descadastrado', 'cleaned'])
const no = new Set(['', 'no', 'n', 'false', 'f', '0', 'off', '-', 'nein', 'falsch', 'non', 'faux', 'falso', 'nee', 'onwaar', 'não', 'nao', 'subscribed', 'opted in', 'opted-in', 'opt-in', 'active', 'angemeldet', 'abonné', 'none', 'null', 'unchecked'])

/** Whether a cell says yes, as people and programs write it; the day of an unsubscription is a yes. Null for anything else. */
export function readFlag(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (no.has(word)) return false
  return yes.has(word) || /^\d{4}-\d\d-\d\d|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(word) ? true : null
}
