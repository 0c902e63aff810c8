import type { Address } from '../../contract/customers.ts'
import { importFields, type ImportField, type ImportSource, type Mapping, type RepairKind } from '../../contract/imports.ts'
import { noAddress } from '../customers/customers.rules.ts'
import { cleanCell, currencyIn, isEmail, readCents, readFlag, shorten } from './cells.rules.ts'
import { readDay, type DateOrder } from './dates.rules.ts'
import { readAddress } from './repairs-address.rules.ts'
import { mendEmail } from './repairs-email.rules.ts'
import { mendNameCase, mendNameOrder } from './repairs-names.rules.ts'
import { mend, type Mending, type RowRepair } from './repairs.rules.ts'

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
  readonly isDoNotMail: boolean
  readonly isDoNotEmail: boolean
  readonly address: Address
  readonly facts: readonly string[]
}

export interface ReadRow {
  readonly values: RowValues
  /** Cells that could not be used; the row still can. */
  readonly warnings: readonly string[]
  /** Cells that were mended, and those that were not because the founder left their kind out. */
  readonly repairs: readonly RowRepair[]
  /** Why the row cannot be used at all. */
  readonly skipReason: string | null
}

/** Longest text taken from one cell; longer ones are damaged files more often than data. */
const longest: Partial<Record<ImportField, number>> = { fact: 500, name: 200, company: 200, email: 320, address: 320, line1: 200, line2: 200, postalCode: 40, phone: 60 }

/** What holds for all rows of a file. */
export interface ReadOptions {
  readonly source: ImportSource
  /** How many cells the header has. */
  readonly width: number
  readonly dateOrder: DateOrder
  /** The date column holds days as Excel counts them. */
  readonly hasSerialDays: boolean
  readonly today: string
  /** Kinds of repair that are listed but not made. */
  readonly without: ReadonlySet<RepairKind>
}

/** The column that fills each field (-1 for none), and all those that hold facts. */
export interface Columns {
  readonly of: Readonly<Record<ImportField, number>>
  readonly facts: readonly number[]
}

export function columnsOf(mapping: Mapping): Columns {
  const of = Object.fromEntries(importFields.map((field) => [field, mapping.indexOf(field)])) as Record<ImportField, number>
  return { of, facts: mapping.flatMap((field, index) => (field === 'fact' ? [index] : [])) }
}

/** Reads a row through a mapping. Never throws: what is wrong with it is said in words, what is mended is listed. */
export function readRow(cells: readonly string[], columns: Columns, options: ReadOptions): ReadRow {
  const { width, source, dateOrder, hasSerialDays, today, without } = options
  const warnings: string[] = []
  const mending: Mending = { repairs: [], without }
  const { of } = columns
  if (cells.length > width) warnings.push(`This row has ${cells.length} cells, the header has ${width}; what is beyond was left out.`)
  if (cells.length < width) warnings.push(`This row has only ${cells.length} of ${width} cells.`)
  const cell = (field: ImportField): string => (of[field] < 0 ? '' : take(cells[of[field]], field, source, warnings))
  const email = cell('email')
  const spend = cell('spend')
  const names = readNames(cell('name'), cell('firstName'), cell('lastName'), source, mending)
  const values: RowValues = {
    externalId: cell('externalId'),
    name: names.name,
    firstName: names.firstName,
    company: cell('company'),
    email: email === '' ? '' : readEmail(email, source, mending, warnings),
    phone: cell('phone'),
    sinceOn: readSince(cell('sinceOn'), { dateOrder, hasSerialDays, today }, warnings),
    plan: cell('plan'),
    spendCents: readSpend(spend, warnings),
    spendCurrency: readCurrency(cell('currency'), warnings) ?? currencyIn(spend),
    isDoNotMail: of.doNotMail >= 0 && readDoNot(cell('doNotMail'), 'do not mail', warnings),
    isDoNotEmail: of.doNotEmail >= 0 && readDoNot(cell('doNotEmail'), 'do not e-mail', warnings),
    address: readAddress(
      {
        whole: cell('address'),
        line1: cell('line1'),
        houseNumber: cell('houseNumber'),
        line2: cell('line2'),
        city: cell('city'),
        region: cell('region'),
        postalCode: cell('postalCode'),
        country: cell('country'),
      },
      source,
      mending,
      warnings,
    ),
    facts: columns.facts.length === 0 ? noFacts : columns.facts.map((column) => cleanCell(cells[column]).slice(0, longest.fact)).filter(Boolean),
  }
  return { values, warnings, repairs: mending.repairs, skipReason: whyUnusable(values, email, cells) }
}

/** Mends name and first name together: what the list says of one it has said of the other. */
function readNames(full: string, firstName: string, lastName: string, source: ImportSource, mending: Mending): { name: string; firstName: string } {
  const written = full || (lastName ? `${firstName} ${lastName}`.trim() : firstName)
  // What Longhand wrote itself is as the founder wants it.
  if (written === '' || source === 'longhand') return { name: written, firstName }
  const spaced = written.replace(/ {2,}/g, ' ')
  const ordered = full === '' ? spaced : mend(mending, 'name-order', spaced, mendNameOrder(spaced))
  const name = mend(mending, 'name-case', ordered, mendNameCase(ordered))
  if (firstName === '') return { name, firstName }
  if (name !== ordered && ordered.startsWith(firstName)) return { name, firstName: name.slice(0, firstName.length) }
  return { name, firstName: full === '' ? firstName : mend(mending, 'name-case', firstName, mendNameCase(firstName)) }
}

/** What stands before the sum below a table. */
const sums = /^(grand |sub)?totals?:?$|^(zwischen|gesamt)?summe:?$|^(gesamt|insgesamt|total général|totale|suma|somma|totaal):?$/i

function whyUnusable(values: RowValues, email: string, cells: readonly string[]): string | null {
  if (values.company === '' && values.email === '' && sums.test(values.name) && values.address.line1 === '') return 'This looks like the sum below a table, not like a customer.'
  if (values.name !== '' || values.company !== '' || values.email !== '') return null
  if (email !== '') return `No name or company, and "${shorten(email)}" is not an e-mail address.`
  return cells.every((cell) => cell.trim() === '') ? 'The row is empty.' : 'No name, company or e-mail address.'
}

/** A row of which nothing could be read. */
export function unreadable(skipReason: string): ReadRow {
  return { values: nothing, warnings: [], repairs: [], skipReason }
}

const nothing: RowValues = {
  externalId: '', name: '', firstName: '', company: '', email: '', phone: '', sinceOn: null, plan: '', spendCents: null, spendCurrency: null,
  isDoNotMail: false, isDoNotEmail: false, address: noAddress, facts: [],
}

const noFacts: readonly string[] = []

/** A cell as text, cut to what its field can hold. */
function take(raw: string | undefined, field: ImportField, source: ImportSource, warnings: string[]): string {
  const text = cleanCell(raw)
  const cell = source === 'google' && text.includes(' ::: ') ? text.slice(0, text.indexOf(' ::: ')) : text
  const limit = longest[field] ?? 120
  if (cell.length <= limit) return cell
  warnings.push(`${labels[field]} is longer than ${limit} characters and was cut.`)
  return cell.slice(0, limit)
}

function readEmail(text: string, source: ImportSource, mending: Mending, warnings: string[]): string {
  const email = source === 'longhand' ? text : mend(mending, 'email', text, mendEmail(text))
  if (email !== text || isEmail(email)) return email
  warnings.push(`"${shorten(text)}" is not an e-mail address; left empty.`)
  return ''
}

function readSince(text: string, { dateOrder, hasSerialDays, today }: Pick<ReadOptions, 'dateOrder' | 'hasSerialDays' | 'today'>, warnings: string[]): string | null {
  if (text === '') return null
  const day = readDay(text, dateOrder, hasSerialDays)
  if (day !== null && day <= today) return day
  warnings.push(day ? `${day} is still to come; "customer since" left empty.` : `"${shorten(text)}" is not a date we can read; "customer since" left empty.`)
  return null
}

function readDoNot(text: string, what: string, warnings: string[]): boolean {
  const flag = readFlag(text)
  if (flag === null) warnings.push(`"${shorten(text)}" says neither yes nor no; "${what}" left off.`)
  return flag ?? false
}

function readSpend(text: string, warnings: string[]): number | null {
  const cents = text === '' ? null : readCents(text)
  if (text !== '' && cents === null) warnings.push(`"${shorten(text)}" is not an amount; left empty.`)
  return cents
}

function readCurrency(text: string, warnings: string[]): string | null {
  if (text === '') return null
  const code = text.toUpperCase()
  if (/^[A-Z]{3}$/.test(code)) return code
  warnings.push(`"${shorten(text)}" is not a currency code; left empty.`)
  return null
}

const labels: Record<ImportField, string> = {
  externalId: 'The id', name: 'The name', firstName: 'The first name', lastName: 'The last name', company: 'The company',
  email: 'The e-mail', phone: 'The phone', sinceOn: 'The date', plan: 'The plan', spend: 'The spend', currency: 'The currency',
  line1: 'The street', line2: 'The second address line', city: 'The city', region: 'The region', postalCode: 'The postal code',
  country: 'The country', fact: 'The note', address: 'The address', houseNumber: 'The house number', doNotMail: '"Do not mail"',
  doNotEmail: '"Do not e-mail"',
}
