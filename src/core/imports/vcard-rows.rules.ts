import { ownProgram } from './vcard.rules.ts'
import type { ReadVcard } from './vcard.types.ts'

/** The columns of a file of cards in plain words, which the mapping knows; behind them one "Note" for each. */
const columns: readonly (readonly [header: string, cell: (card: ReadVcard) => string])[] = [
  // Our own cards carry our id, which is nobody else's id for them.
  ['UID', (card) => (card.isOurs ? '' : card.uid)],
  ['Number', (card) => card.externalId],
  ['Full name', (card) => card.name],
  ['First name', (card) => card.firstName],
  ['Last name', (card) => card.lastName],
  ['Company', (card) => card.company],
  ['E-mail', (card) => card.email],
  ['Phone', (card) => card.phone],
  ['Street and number', (card) => card.address.line1],
  ['Second address line', (card) => card.address.line2],
  ['City', (card) => card.address.city],
  ['State or region', (card) => card.address.region],
  ['Postal code', (card) => card.address.postalCode],
  ['Country', (card) => card.address.country],
  ['Whole address', (card) => card.wholeAddress],
  ['Customer since', (card) => card.sinceOn],
  ['Plan', (card) => card.plan],
  ['Spent', (card) => card.spent],
  ['Currency', (card) => card.currency],
  ['Do not mail', (card) => (card.isDoNotMail ? 'yes' : '')],
  ['Do not e-mail', (card) => (card.isDoNotEmail ? 'yes' : '')],
]

/** More notes than this on one card share the last column. */
export const mostNotes = 30

export function vcardHeader(notes: number): string[] {
  return [...columns.map(([header]) => header), ...Array.from({ length: notes }, () => 'Note')]
}

/** A card as the cells under `vcardHeader(notes)`. */
export function vcardCells(card: ReadVcard, notes: number): string[] {
  const { facts } = card
  const last = notes > 0 && facts.length > notes ? [facts.slice(notes - 1).join('\n')] : []
  const kept = last.length > 0 ? [...facts.slice(0, notes - 1), ...last] : facts
  return [...columns.map(([, cell]) => cell(card)), ...Array.from({ length: notes }, (_, at) => kept[at] ?? '')].map(withMark)
}

/** What marks a cell of a spreadsheet is taken off when it is read: where a card itself has that, it gets one to be taken off. */
const withMark = (cell: string): string => (/^'[\d=+@'-]|^="[^"]*"$/.test(cell) ? `'${cell}` : cell)

/** Whether Longhand wrote an unread card, by the program that it names. */
export const isOwnCard = (lines: readonly string[]): boolean => lines.some((line) => line.startsWith(`PRODID:${ownProgram}`))

/** How many notes an unread card has at most. */
export const countNotes = (lines: readonly string[]): number => lines.filter((line) => /^(?:[\w-]+\.)?note[:;]/i.test(line)).length
