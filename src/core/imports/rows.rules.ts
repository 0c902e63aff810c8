import type { Address } from '../../contract/customers.ts'
import type { ImportField, Mapping } from '../../contract/imports.ts'
import { countryFromText } from '../post/country.rules.ts'
import { readDay, type DateOrder } from './dates.rules.ts'
import { isEmail } from './mapping.rules.ts'

/** What one row says about a customer; a field the file leaves blank is not there. */
export interface RowValues {
  readonly externalId: string
  readonly name: string
  readonly firstName: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly sinceOn: string | null
  readonly plan: string
  readonly spendCents: number | null
  readonly spendCurrency: string | null
  readonly address: Address
  readonly facts: readonly string[]
}

export interface ReadRow {
  readonly values: RowValues
  /** Cells that could not be used; the row still can. */
  readonly warnings: readonly string[]
  /** Why the row cannot be used at all. */
  readonly skipReason: string | null
}

/** Longest text taken from one cell; longer ones are damaged files more often than data. */
const longest: Partial<Record<ImportField, number>> = { fact: 500, name: 200, company: 200, email: 320, line1: 200, line2: 200 }

/** The columns of each field, in file order. */
export function columnsOf(mapping: Mapping): ReadonlyMap<ImportField, readonly number[]> {
  const columns = new Map<ImportField, number[]>()
  for (const [index, field] of mapping.entries()) if (field) columns.set(field, [...(columns.get(field) ?? []), index])
  return columns
}

/** Reads a row through a mapping. Never throws: what is wrong with it is said in words. */
export function readRow(cells: readonly string[], columns: ReturnType<typeof columnsOf>, order: DateOrder, today: string, width: number): ReadRow {
  const warnings: string[] = []
  const text = (field: ImportField): string => {
    const column = columns.get(field)?.[0]
    const cell = column === undefined ? '' : clean(cells[column])
    const limit = longest[field] ?? 120
    if (cell.length <= limit) return cell
    warnings.push(`${labels[field]} is longer than ${limit} characters and was cut.`)
    return cell.slice(0, limit)
  }
  if (cells.length > width) warnings.push(`This row has ${cells.length} cells, the header has ${width}; what is beyond was left out.`)

  const email = text('email')
  const hasEmail = email !== '' && isEmail(email)
  if (email && !hasEmail) warnings.push(`"${shorten(email)}" is not an e-mail address; left empty.`)
  const since = text('sinceOn')
  const sinceOn = since ? readDay(since, order) : null
  if (since && !sinceOn) warnings.push(`"${shorten(since)}" is not a date we can read; "customer since" left empty.`)
  const isFuture = sinceOn !== null && sinceOn > today
  if (isFuture) warnings.push(`${sinceOn} is still to come; "customer since" left empty.`)
  const spend = text('spend')
  const spendCents = spend ? readCents(spend) : null
  if (spend && spendCents === null) warnings.push(`"${shorten(spend)}" is not an amount; left empty.`)
  const countryText = text('country')
  const country = countryText ? countryFromText(countryText) : ''
  if (countryText && !country) warnings.push(`"${shorten(countryText)}" is not a country we know; left empty.`)
  const currency = text('currency').toUpperCase()

  const values: RowValues = {
    externalId: text('externalId'),
    name: text('name') || [text('firstName'), text('lastName')].filter(Boolean).join(' '),
    firstName: text('firstName'),
    company: text('company'),
    email: hasEmail ? email : '',
    phone: text('phone'),
    sinceOn: isFuture ? null : sinceOn,
    plan: text('plan'),
    spendCents,
    spendCurrency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    address: { line1: text('line1'), line2: text('line2'), city: text('city'), region: text('region'), postalCode: text('postalCode'), country },
    facts: (columns.get('fact') ?? []).map((column) => clean(cells[column]).slice(0, longest.fact)).filter(Boolean),
  }
  const isUsable = values.name !== '' || values.company !== '' || values.email !== ''
  const skipReason = isUsable ? null : email ? `No name or company, and "${shorten(email)}" is not an e-mail address.` : 'No name, company or e-mail address.'
  return { values, warnings, skipReason }
}

/** Trims, drops the apostrophe that spreadsheets put before numbers, and joins lines of one cell where one is wanted. */
function clean(cell: string | undefined): string {
  if (!cell) return ''
  const trimmed = cell.trim()
  const bare = /^'[\d+]/.test(trimmed) ? trimmed.slice(1) : trimmed
  return /[\r\n\t\u00a0]/.test(bare) ? bare.replace(/[\s\u00a0]*[\r\n]+[\s\u00a0]*/g, ', ').replace(/[\t\u00a0]+/g, ' ') : bare
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

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}

const labels: Record<ImportField, string> = {
  externalId: 'The id', name: 'The name', firstName: 'The first name', lastName: 'The last name', company: 'The company',
  email: 'The e-mail', phone: 'The phone', sinceOn: 'The date', plan: 'The plan', spend: 'The spend', currency: 'The currency',
  line1: 'The street', line2: 'The second address line', city: 'The city', region: 'The region', postalCode: 'The postal code',
  country: 'The country', fact: 'The note',
}
