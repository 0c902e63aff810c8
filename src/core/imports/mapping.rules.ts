import type { ImportField, ImportSource, Mapping } from '../../contract/imports.ts'
import { fold } from '../customers/customers.rules.ts'
import { countryFromText } from '../post/country.rules.ts'
import { cleanCell, isEmail, readCents, readFlag } from './cells.rules.ts'
import { isSerialDay, readDay } from './dates.rules.ts'
import { headerKey, isAddressField, meaningOf } from './headers.rules.ts'
import { sourceOf, specialMeaning } from './sources.rules.ts'

type Rows = readonly (readonly string[])[]

/** What the founder chose before for columns of such a file, by `columnKeys`; null leaves a column out. */
export type Remembered = ReadonlyMap<string, ImportField | null>

interface Claim {
  readonly column: number
  readonly field: ImportField
  readonly rank: number
  readonly group: number | null
}

/**
 * Which column fills what. What was chosen before holds; then what the program that wrote the file means by a header, what
 * headers mean anywhere, and what the cells look like. Each field is filled by one column, facts by all that hold any.
 */
export function proposeMapping(headers: readonly string[], rows: Rows, remembered?: Remembered): Mapping {
  const source = sourceOf(headers, rows)
  const mapping: (ImportField | null)[] = headers.map(() => null)
  const settled = new Set<number>()
  const taken = new Set<ImportField>()
  const put = (column: number, field: ImportField | null) => {
    mapping[column] = field
    settled.add(column)
    if (field && field !== 'fact') taken.add(field)
  }
  columnKeys(headers).forEach((key, column) => {
    const field = remembered?.get(key)
    if (field !== undefined) put(column, field !== null && taken.has(field) ? null : field)
  })
  for (const { column, field } of inOneAddress(claimsOf(headers, rows, source), rows)) {
    if (!settled.has(column) && !taken.has(field)) put(column, field)
  }
  const isFree = (column: number) => mapping[column] === null && !settled.has(column)
  if (source === 'stripe' && !remembered?.has('name')) nameFromDescription(headers, rows, mapping, isFree)
  if (!taken.has('email')) {
    const column = headers.findIndex((header, index) => isFree(index) && !isPrivate(header) && cellsOf(rows, index).length > 0 && looksLike('email', rows, index))
    if (column >= 0) put(column, 'email')
  }
  if (source !== 'longhand' && source !== 'vcard') partName(headers, rows, mapping, remembered)
  return mapping
}

/** Stripe accounts that give their customers no name often keep it in the description. */
function nameFromDescription(headers: readonly string[], rows: Rows, mapping: (ImportField | null)[], isFree: (column: number) => boolean): void {
  const isNamed = mapping.some((field, column) => (field === 'name' || field === 'firstName') && (rows.length === 0 || cellsOf(rows, column).length > 0))
  const description = headers.findIndex((header, column) => isFree(column) && headerKey(header) === 'description')
  if (isNamed || description < 0 || (rows.length > 0 && cellsOf(rows, description).length === 0) || !fits('name', rows, description)) return
  if (mapping.includes('name')) mapping[mapping.indexOf('name')] = null
  mapping[description] = 'name'
}

function claimsOf(headers: readonly string[], rows: Rows, source: ImportSource): Claim[] {
  const claims = headers.flatMap((header, column): Claim[] => {
    const own = specialMeaning(source, header)
    const common = own === null ? null : meaningOf(header)
    const meaning = own ? { ...own, group: isAddressField(own.field) ? 0 : null } : common
    return meaning && !isPrivate(header) && fits(meaning.field, rows, column) ? [{ column, ...meaning }] : []
  })
  const hasPlace = claims.some(({ field }) => field === 'city' || field === 'postalCode')
  return claims
    .map((claim) => (isPlainAddress(headers[claim.column]!) && source !== 'mailchimp' && (hasPlace || !holdsWhole(rows, claim.column)) ? { ...claim, field: 'line1' as const } : claim))
    .sort((a, b) => a.rank - b.rank || a.column - b.column)
}

/** "Address" is a street for one program and everything for another. */
const isPlainAddress = (header: string): boolean => headerKey(header) === 'address'

function holdsWhole(rows: Rows, column: number): boolean {
  const cells = cellsOf(rows, column)
  return cells.filter((cell) => /,|\s{2,}/.test(cell) && cell.length > 15).length >= Math.max(1, cells.length * likeness)
}

/** Street, city and postal code must speak of one place: of a home and an office, one is taken, the first with a street in it. */
function inOneAddress(claims: readonly Claim[], rows: Rows): Claim[] {
  const parts = claims.filter(({ group, field }) => group !== null && field !== 'country')
  const groups = [...new Set(parts.map(({ group }) => group!))].sort((a, b) => a - b)
  const isFilled = (group: number, fields: readonly ImportField[]) =>
    parts.some((claim) => claim.group === group && (fields.length === 0 || fields.includes(claim.field)) && cellsOf(rows, claim.column).length > 0)
  const group = groups.find((each) => isFilled(each, ['line1', 'address'])) ?? groups.find((each) => isFilled(each, [])) ?? groups[0] ?? 0
  const hasCountry = claims.some((claim) => claim.field === 'country' && claim.group === group)
  return claims.filter((claim) => claim.group === null || claim.group === group || (claim.field === 'country' && claim.group === 0 && !hasCountry))
}

/** In "Nom, Prénom" and "Name, Vorname" the first is the family name, in "Nome, Cognome" it is the given name. */
function partName(headers: readonly string[], rows: Rows, mapping: (ImportField | null)[], remembered: Remembered | undefined): void {
  const [name, first, last] = [mapping.indexOf('name'), mapping.indexOf('firstName'), mapping.indexOf('lastName')]
  if (name < 0 || remembered?.has(columnKeys(headers)[name]!)) return
  const key = headerKey(headers[name]!)
  if (first < 0 && last >= 0 && ['nome', 'nombre', 'naam', 'nom', 'name'].includes(key) && !holds(rows, name, last)) mapping[name] = 'firstName'
  const isPair = first >= 0 && ['vorname', 'prenom', 'voornaam'].includes(headerKey(headers[first]!)) && ['name', 'nom', 'naam'].includes(key)
  if (last < 0 && isPair && !holds(rows, name, first)) mapping[name] = 'lastName'
}

/** Whether the cells of one column mostly have those of another within them. */
function holds(rows: Rows, whole: number, part: number): boolean {
  const both = rows.filter((row) => row[whole]?.trim() && row[part]?.trim())
  return both.filter((row) => fold(row[whole]!).includes(fold(row[part]!.trim()))).length > both.length / 2
}

/** Where somebody's device was is nobody's business here. */
const isPrivate = (header: string): boolean =>
  /^(?:optin|confirm|signup|client|customer|user|last|remote)?ip(?:address)?$|latitude|longitude|^(?:lat|lng|lon)$|password|birthday/.test(headerKey(header))

/** The share of filled cells that must look like what a column is said to hold. */
const likeness = 0.6
/** Fewer filled cells than this say nothing against a header. */
const fewestCells = 3

const fits = (field: ImportField, rows: Rows, column: number): boolean => cellsOf(rows, column).length < fewestCells || looksLike(field, rows, column)

function looksLike(field: ImportField, rows: Rows, column: number): boolean {
  const test = looks[field]
  const cells = cellsOf(rows, column)
  return !test || cells.filter(test).length >= cells.length * likeness
}

const looks: Partial<Record<ImportField, (cell: string) => boolean>> = {
  email: (cell) => /[^\s@]@[^\s@]|\(at\)|\[at\]|＠/i.test(cell),
  sinceOn: (cell) => readDay(cell, 'month-first') !== null || readDay(cell, 'day-first') !== null || isSerialDay(cell),
  spend: (cell) => readCents(cell) !== null,
  currency: (cell) => /^[a-z]{3}$/i.test(cell),
  country: (cell) => countryFromText(cell) !== '',
  postalCode: (cell) => /\d/.test(cell) && cell.length <= 14,
  phone: (cell) => cell.replace(/\D/g, '').length >= 5,
  name: (cell) => !isEmail(cell) && /\p{L}/u.test(cell),
  firstName: (cell) => !isEmail(cell) && /\p{L}/u.test(cell),
  lastName: (cell) => !isEmail(cell) && /\p{L}/u.test(cell),
  city: (cell) => /\p{L}/u.test(cell),
  doNotMail: (cell) => readFlag(cell) !== null,
  doNotEmail: (cell) => readFlag(cell) !== null,
}

const cellsOf = (rows: Rows, column: number): string[] => rows.map((row) => cleanCell(row[column])).filter((cell) => cell !== '')

/** The folded headers; the second of two equal ones has its number behind it. */
function columnKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headers.map((header) => {
    const key = headerKey(header)
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? key : `${key}#${times}`
  })
}

/** Under what the choices of the founder are remembered: the program that wrote the file, or the headers of any other. */
export function rememberKey(source: ImportSource, headers: readonly string[]): string {
  if (source !== 'generic') return source
  let [low, high] = [0x811c9dc5, 0x9dc5811c]
  for (const character of [...new Set(columnKeys(headers))].sort().join('|')) {
    low = Math.imul(low ^ character.codePointAt(0)!, 0x01000193)
    high = Math.imul(high ^ character.codePointAt(0)!, 0x85ebca6b)
  }
  return `generic:${[low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')}`
}

/** What to remember of a mapping chosen by hand: the columns that are not as `proposed` without a memory. */
export function rememberedChoices(headers: readonly string[], proposed: Mapping, chosen: Mapping): Map<string, ImportField | null> {
  const choices = new Map<string, ImportField | null>()
  columnKeys(headers).forEach((key, column) => {
    if (key !== '' && chosen[column] !== proposed[column]) choices.set(key, chosen[column] ?? null)
  })
  return choices
}
