import type { Address } from '../../contract/customers.ts'
import { importFields, type ImportField, type Mapping } from '../../contract/imports.ts'
import { noAddress } from '../customers/customers.rules.ts'
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

/** The column that fills each field (-1 for none), and all those that hold facts. */
export interface Columns {
  readonly of: Readonly<Record<ImportField, number>>
  readonly facts: readonly number[]
}

export function columnsOf(mapping: Mapping): Columns {
  const of = Object.fromEntries(importFields.map((field) => [field, mapping.indexOf(field)])) as Record<ImportField, number>
  return { of, facts: mapping.flatMap((field, index) => (field === 'fact' ? [index] : [])) }
}

/** Reads a row through a mapping. Never throws: what is wrong with it is said in words. */
export function readRow(cells: readonly string[], columns: Columns, order: DateOrder, today: string, width: number): ReadRow {
  const warnings: string[] = []
  const { of } = columns
  if (cells.length > width) warnings.push(`This row has ${cells.length} cells, the header has ${width}; what is beyond was left out.`)
  if (cells.length < width) warnings.push(`This row has only ${cells.length} of ${width} cells.`)
  const email = take(cells, of, 'email', warnings)
  const firstName = take(cells, of, 'firstName', warnings)
  const lastName = take(cells, of, 'lastName', warnings)
  const spend = take(cells, of, 'spend', warnings)
  const values: RowValues = {
    externalId: take(cells, of, 'externalId', warnings),
    name: take(cells, of, 'name', warnings) || (lastName ? `${firstName} ${lastName}`.trim() : firstName),
    firstName,
    company: take(cells, of, 'company', warnings),
    email: readEmail(email, warnings),
    phone: take(cells, of, 'phone', warnings),
    sinceOn: readSince(take(cells, of, 'sinceOn', warnings), order, today, warnings),
    plan: take(cells, of, 'plan', warnings),
    spendCents: readSpend(spend, warnings),
    spendCurrency: readCurrency(take(cells, of, 'currency', warnings), warnings) ?? currencyIn(spend),
    address: {
      line1: take(cells, of, 'line1', warnings),
      line2: take(cells, of, 'line2', warnings),
      city: take(cells, of, 'city', warnings),
      region: take(cells, of, 'region', warnings),
      postalCode: take(cells, of, 'postalCode', warnings),
      country: readCountry(take(cells, of, 'country', warnings), warnings),
    },
    facts: columns.facts.length === 0 ? noFacts : columns.facts.map((column) => clean(cells[column]).slice(0, longest.fact)).filter(Boolean),
  }
  return { values, warnings, skipReason: whyUnusable(values, email, cells) }
}

function whyUnusable(values: RowValues, email: string, cells: readonly string[]): string | null {
  if (values.name !== '' || values.company !== '' || values.email !== '') return null
  if (email !== '') return `No name or company, and "${shorten(email)}" is not an e-mail address.`
  return cells.every((cell) => cell.trim() === '') ? 'The row is empty.' : 'No name, company or e-mail address.'
}

/** A row of which nothing could be read. */
export function unreadable(skipReason: string): ReadRow {
  return { values: nothing, warnings: [], skipReason }
}

const nothing: RowValues = {
  externalId: '', name: '', firstName: '', company: '', email: '', phone: '', sinceOn: null, plan: '', spendCents: null, spendCurrency: null,
  address: noAddress, facts: [],
}

const noFacts: readonly string[] = []

/** A cell as text, cut to what its field can hold. */
function take(cells: readonly string[], of: Columns['of'], field: ImportField, warnings: string[]): string {
  const cell = of[field] < 0 ? '' : clean(cells[of[field]])
  const limit = longest[field] ?? 120
  if (cell.length <= limit) return cell
  warnings.push(`${labels[field]} is longer than ${limit} characters and was cut.`)
  return cell.slice(0, limit)
}

function readEmail(text: string, warnings: string[]): string {
  if (text === '' || isEmail(text)) return text
  warnings.push(`"${shorten(text)}" is not an e-mail address; left empty.`)
  return ''
}

function readSince(text: string, order: DateOrder, today: string, warnings: string[]): string | null {
  if (text === '') return null
  const day = readDay(text, order)
  if (day !== null && day <= today) return day
  warnings.push(day ? `${day} is still to come; "customer since" left empty.` : `"${shorten(text)}" is not a date we can read; "customer since" left empty.`)
  return null
}

function readSpend(text: string, warnings: string[]): number | null {
  const cents = text === '' ? null : readCents(text)
  if (text !== '' && cents === null) warnings.push(`"${shorten(text)}" is not an amount; left empty.`)
  return cents
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', '$': 'USD', '£': 'GBP', '¥': 'JPY', '₹': 'INR', 'R$': 'BRL' }

/** The currency that stands beside an amount, by its sign or its code; null where there is none. */
function currencyIn(amount: string): string | null {
  const [word] = amount.match(/R\$|[€$£¥₹]|\b[A-Z]{3}\b/) ?? []
  return word ? (signs[word] ?? word) : null
}

function readCurrency(text: string, warnings: string[]): string | null {
  if (text === '') return null
  const code = text.toUpperCase()
  if (/^[A-Z]{3}$/.test(code)) return code
  warnings.push(`"${shorten(text)}" is not a currency code; left empty.`)
  return null
}

function readCountry(text: string, warnings: string[]): string {
  if (text === '') return ''
  const code = countryFromText(text)
  if (code === '') warnings.push(`"${shorten(text)}" is not a country we know; left empty.`)
  return code
}

/** Trims, drops the apostrophe that stands before numbers and formulas to keep spreadsheets from them, and joins lines of one cell where one is wanted. */
function clean(cell: string | undefined): string {
  if (!cell) return ''
  const trimmed = cell.trim()
  const bare = /^'[=+\-@'\d\t\r]/.test(trimmed) ? trimmed.slice(1) : trimmed
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
  country: 'The country', fact: 'The note', address: 'The address', houseNumber: 'The house number', doNotMail: '"Do not mail"',
  doNotEmail: '"Do not e-mail"',
}
