import { amountOf } from '../imports/amounts.rules.ts'
import type { ExportedCustomer } from './exports.types.ts'

const columns = [
  'Number', 'Name', 'First name', 'Company', 'E-mail', 'Phone', 'Customer since', 'Plan', 'Spent', 'Currency', 'Street and number',
  'Second address line', 'City', 'State or region', 'Postal code', 'Country', 'Do not mail', 'Do not e-mail',
]

/** Excel takes a file without it for the letters of its own country. */
const byteOrderMark = '\ufeff'

/** The first line, with as many columns for facts as the customer with the most of them needs. */
export function csvHeader(mostFacts: number): string {
  return byteOrderMark + csvRecord([...columns, ...Array<string>(mostFacts).fill('Fact')])
}

export function csvLine(customer: ExportedCustomer, mostFacts: number): string {
  const { address, facts } = customer
  return csvRecord([
    customer.externalId ?? '', customer.name, customer.firstName, customer.company, customer.email, customer.phone, customer.sinceOn ?? '',
    customer.plan, customer.spendCents === null ? '' : amountOf(customer.spendCents), customer.spendCurrency ?? '',
    address.line1, address.line2, address.city, address.region, address.postalCode, address.country,
    flag(customer.isDoNotMail), flag(customer.isDoNotEmail),
    ...facts, ...Array<string>(mostFacts - facts.length).fill(''),
  ])
}

/** One record as RFC 4180 has it, with its line end. Every cell is safe in a spreadsheet; what no text file may hold is left out. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(withApostrophe(cell.replaceAll('\0', '')))).join(',')}\r\n`
}

/**
 * An apostrophe before whatever a spreadsheet would take for a formula, and before an apostrophe that a reader would take
 * for ours: so reading, which drops one, gives back what was there.
 */
export function withApostrophe(cell: string): string {
  return /^(?:[=+\-@\t\r]|'[=+\-@'\d\t\r])/.test(cell) ? `'${cell}` : cell
}

/** Quoted also for what other programs take for the end of a cell. */
function quoted(cell: string): string {
  return /[",;|\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const flag = (isSet: boolean): string => (isSet ? 'yes' : '')
