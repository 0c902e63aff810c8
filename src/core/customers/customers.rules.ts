import type { Address, AddressState, CustomerFields } from '../../contract/customers.ts'

/** Nothing known of where somebody lives. */
export const noAddress: Address = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }

/** The name people see: the name, else the company, else the e-mail address. */
export function displayName(customer: { name: string; company: string; email: string }): string {
  return customer.name || customer.company || customer.email
}

/** How a card greets them. "Dr. Ana María López" is Ana; a name in one word, or in Japanese script, is taken whole. */
export function greetingName(customer: { name: string; firstName: string }): string {
  if (customer.firstName) return customer.firstName
  const [first = '', ...behind] = customer.name.split(',')
  const given = behind.filter((part) => !isNameSuffix(part)).join(' ').trim()
  const name = given || first
  const words = name.split(/\s+/).filter((word) => word !== '' && !titles.has(word.toLowerCase().replace(/\.$/, '')))
  return words[0] ?? ''
}

/** "John Smith, Jr." and "Lark, Inc." say no given name behind the comma; "López, Ana" does. */
export function isNameSuffix(part: string): boolean {
  return part.split(/\s+/).every((word) => word === '' || suffixes.has(word.toLowerCase().replaceAll('.', '')))
}

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'dds', 'esq', 'mba', 'msc', 'ma', 'ba', 'cpa', 'rn', 'inc', 'llc', 'ltd', 'gmbh', 'co', 'corp'])

/** Folded, without the dot. */
export const titles: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'herr', 'frau', 'sir', 'mme', 'm', 'sr', 'sra', 'dipl-ing', 'ing'])

/**
 * Enough to write on an envelope: a street, a town or a postal code, and a name or a company above them. The table's
 * `has_address` column says the same in SQL.
 */
export function hasAddress(customer: { name: string; company: string; address: Pick<Address, 'line1' | 'city' | 'postalCode'> }): boolean {
  const { name, company, address } = customer
  return (name !== '' || company !== '') && address.line1 !== '' && (address.city !== '' || address.postalCode !== '')
}

/** Whether mail can go to them: there is an address, and mail to it did not come back. The column `is_mailable` says the same. */
export function isMailable(customer: Parameters<typeof hasAddress>[0] & { addressState: AddressState | null }): boolean {
  return hasAddress(customer) && customer.addressState !== 'returned'
}

/** At least one of name, company and e-mail must be there. */
export function isNamed(customer: Pick<CustomerFields, 'name' | 'company' | 'email'>): boolean {
  return displayName(customer) !== ''
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n',
}
const ascii = /^[\x20-\x7e]*$/

/** Lower case without accents, for finding and sorting: "Łódź Straße" is "lodz strasse". */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ascii.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ßæœøłđðþıħŋ]/g, (letter) => letters[letter] ?? letter)
}

/**
 * The words a search finds a customer by. The index parts them at every ASCII character that is no letter or digit;
 * other signs, such as the Japanese comma, are made spaces here.
 */
export function searchWords(customer: { name: string; company: string; email: string; city: string }): string {
  const words = fold(`${customer.name} ${customer.company} ${customer.email} ${customer.city}`)
  return ascii.test(words) ? words : words.replace(/[^\p{L}\p{N}]+/gu, ' ')
}

/**
 * A search as an FTS5 query: every word must begin a word of the customer. In "ana@exam" only what is still being typed
 * may be a beginning, the parts before it are whole. Empty when there is nothing to look for.
 */
export function searchQuery(search: string): string {
  return fold(search)
    .split(/\s+/)
    .flatMap((typed) => {
      const parts = typed.match(/[\p{L}\p{N}]+/gu) ?? []
      return parts.map((part, index) => (index < parts.length - 1 || typed.endsWith('@') ? `"${part}"` : `"${part}"*`))
    })
    .join(' ')
}

/** People come first by what they are called; those without any name come last. */
export function sortName(customer: { name: string; company: string; email: string }): string {
  return fold(displayName(customer)) || '\u{10ffff}'
}
