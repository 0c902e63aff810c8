import type { Address, GuardedField } from '../../contract/customers.ts'
import { isBlankAddress } from '../customers/address-columns.rules.ts'
import { fold } from '../customers/customers.rules.ts'
import { emailKey } from '../customers/keys.rules.ts'
import type { RowValues } from './rows.rules.ts'

/** The fields an import can set, as they are stored. */
export type ImportedFields = Omit<RowValues, 'externalId' | 'facts'> & { readonly externalId: string | null }

type Changes = { -readonly [K in keyof ImportedFields]?: ImportedFields[K] }

/** How a row stands to the customer it was matched with. */
export type Standing =
  /** The first row of this file about them: what it says holds. */
  | 'first'
  /** A further row about the same person: it only fills what is blank, so that the file reads the same twice. */
  | 'further'

/**
 * The fields that a row changes. A blank cell never erases, the earliest `sinceOn` stays, an id is never replaced, a flag is
 * never taken back, and an address is taken as a whole or not at all.
 */
export function changesOf(current: ImportedFields, row: RowValues, standing: Standing): Partial<ImportedFields> {
  const changes: Changes = {}
  for (const field of ['name', 'firstName', 'company', 'email', 'phone', 'plan'] as const) {
    if (row[field] && row[field] !== current[field] && (current[field] === '' || (standing === 'first' && !isPoorer(field, row[field], current[field])))) changes[field] = row[field]
  }
  if (row.spendCents !== null && row.spendCents !== current.spendCents && (standing === 'first' || current.spendCents === null)) changes.spendCents = row.spendCents
  if (row.spendCurrency && row.spendCurrency !== current.spendCurrency && (standing === 'first' || current.spendCurrency === null)) changes.spendCurrency = row.spendCurrency
  if (row.externalId && current.externalId === null) changes.externalId = row.externalId
  if (row.sinceOn && (current.sinceOn === null || row.sinceOn < current.sinceOn)) changes.sinceOn = row.sinceOn
  if (row.isDoNotMail && !current.isDoNotMail) changes.isDoNotMail = true
  if (row.isDoNotEmail && !current.isDoNotEmail) changes.isDoNotEmail = true
  const isEmptyRow = isBlankAddress(row.address)
  if (!isEmptyRow && !isSame(row.address, current.address) && (standing === 'first' || isBlankAddress(current.address))) changes.address = row.address
  return changes
}

/** Whether a text only says the same with less: a name without its accents, an e-mail address in other letters of one mailbox. */
function isPoorer(field: keyof ImportedFields, theirs: string, mine: string): boolean {
  if (field === 'email') return emailKey(theirs) === emailKey(mine)
  return field !== 'phone' && field !== 'plan' && accents(theirs) < accents(mine) && fold(theirs) === fold(mine)
}

const accents = (text: string): number => text.replace(/[\x20-\x7e]/g, '').length

/**
 * The changes without the e-mail, for whoever is found by a former one or by a number that is not the first of theirs: two files
 * that know them by different ones would turn it back and forth. One that was edited by hand is asked about instead.
 */
export function withEmailKept(changes: Partial<ImportedFields>, current: ImportedFields & { readonly editedFields: readonly GuardedField[] }, row: RowValues): Partial<ImportedFields> {
  if (changes.email === undefined || current.email === '' || current.editedFields.includes('email')) return changes
  const isTheirs = row.externalId !== '' && (current.externalId === null || current.externalId === row.externalId)
  if (isTheirs || emailKey(row.email) === emailKey(current.email)) return changes
  const { email: _, ...others } = changes
  return others
}

/** The changed fields that are the founder's own: edited by hand, or an address that somebody vouched for. */
export function guardedChanges(
  changes: Partial<ImportedFields>,
  { editedFields, addressState }: { readonly editedFields: readonly GuardedField[]; readonly addressState: string | null },
): GuardedField[] {
  const isVouched = addressState === 'confirmed' || addressState === 'verified'
  if (editedFields.length === 0 && !isVouched) return none
  const own = isVouched && !editedFields.includes('address') ? [...editedFields, 'address' as const] : editedFields
  return own.filter((field) => field in changes)
}

const none: GuardedField[] = []

/**
 * What a row says otherwise than the customer it was said to be about, where an import may not overwrite: the founder has
 * decided, so that the next import which brings the row again shows it and changes nothing.
 */
export function leftBehind(current: ImportedFields, row: RowValues): GuardedField[] {
  const texts = (['name', 'firstName', 'company', 'email', 'phone', 'plan'] as const).filter((field) => row[field] && row[field] !== current[field])
  return isBlankAddress(row.address) || isSame(row.address, current.address) ? texts : [...texts, 'address']
}

/** The guards of a customer without those the founder took down and with those put up; the same list where nothing changes. */
export function guardsAfter(customer: { readonly editedFields: GuardedField[] }, down: readonly GuardedField[], up: readonly GuardedField[]): GuardedField[] {
  const { editedFields } = customer
  const added = up.filter((field) => !editedFields.includes(field))
  const kept = editedFields.filter((field) => !down.includes(field))
  return added.length === 0 && kept.length === editedFields.length ? editedFields : [...kept, ...added]
}

/** A field as it is read aloud: an address on one line. */
export function fieldText(value: ImportedFields[GuardedField]): string {
  if (value === null || typeof value === 'string') return value ?? ''
  return [value.line1, value.line2, value.postalCode, value.city, value.region, value.country].filter(Boolean).join(', ')
}

/** What a further row says otherwise than the customer now stands, in words; it was not used. */
export function conflictsOf(current: ImportedFields, row: RowValues): string[] {
  const words = { name: 'name', firstName: 'first name', company: 'company', phone: 'phone', plan: 'plan' } as const
  const texts = Object.entries(words).flatMap(([field, word]) => {
    const key = field as keyof typeof words
    return row[key] && row[key] !== current[key] ? [word] : []
  })
  const others: [boolean, string][] = [
    [row.externalId !== '' && row.externalId !== current.externalId, 'customer number'],
    [row.email !== '' && row.email.toLowerCase() !== current.email.toLowerCase(), 'e-mail'],
    [row.spendCents !== null && row.spendCents !== current.spendCents, 'spend'],
    [!isBlankAddress(row.address) && !isSame(row.address, current.address), 'address'],
  ]
  return [...texts, ...others.flatMap(([differs, word]) => (differs ? [word] : []))]
}

/**
 * Which of several rows about one person counts most: one with an id before one with only an e-mail, one with a name
 * before one without, then the one with the most fields that are not blank. An id gathers e-mails, by which the others are
 * found, and a name tells apart who shares one.
 */
export function weight(row: RowValues): number {
  const { address, facts, spendCents, sinceOn, ...texts } = row
  let filled = (row.externalId === '' ? 0 : 20_000) + (row.email === '' ? 0 : 10_000) + (row.name === '' ? 0 : 5_000) + Math.min(facts.length, 1000) + Number(spendCents !== null) + Number(sinceOn !== null)
  for (const value of Object.values(texts)) if (value) filled += 1
  for (const value of Object.values(address)) if (value !== '') filled += 1
  return filled
}

function isSame(a: Address, b: Address): boolean {
  return (
    a.line1 === b.line1 && a.line2 === b.line2 && a.city === b.city && a.region === b.region &&
    a.postalCode === b.postalCode && a.country === b.country
  )
}
