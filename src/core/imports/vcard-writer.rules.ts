import { countryName } from '../post/country-names.rules.ts'
import { amountOf } from './amounts.rules.ts'
import { ownNames, ownProgram } from './vcard.rules.ts'
import type { VcardPerson } from './vcard.types.ts'

const longestLineBytes = 75

/**
 * A card in vCard 4.0 (RFC 6350), each line ended by CRLF and folded at 75 bytes. Read back it says the same. Control
 * characters other than line ends are left out.
 */
export function writeVcard(person: VcardPerson): string {
  const { name, company, email, address } = person
  const isCompany = name === '' && company !== ''
  const [given, family] = partsOfName(person)
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `PRODID:${ownProgram}EN`,
    person.uid && (isUuid(person.uid) ? `UID:urn:uuid:${person.uid}` : `UID;VALUE=text:${escape(person.uid)}`),
    isCompany && 'KIND:org',
    `FN:${escape(name || company || email)}`,
    name && `N:${escapePart(family)};${escapePart(given)};;;`,
    person.firstName !== given && `${ownNames.greeting}:${escape(person.firstName)}`,
    company && `ORG:${escapePart(company)}`,
    email && `EMAIL:${escape(email)}`,
    person.phone && `TEL:${escape(person.phone)}`,
    hasAny(address) && adr(address),
    ...person.facts.map((fact) => `NOTE:${escape(fact)}`),
    person.sinceOn && `${ownNames.since}:${person.sinceOn}`,
    person.plan && `${ownNames.plan}:${escape(person.plan)}`,
    person.spendCents !== null && `${ownNames.spent}:${amountOf(person.spendCents)}`,
    person.spendCurrency && `${ownNames.currency}:${escape(person.spendCurrency)}`,
    person.externalId && `${ownNames.externalId}:${escape(person.externalId)}`,
    person.isDoNotMail && `${ownNames.isDoNotMail}:true`,
    person.isDoNotEmail && `${ownNames.isDoNotEmail}:true`,
    'END:VCARD',
  ]
  return lines.filter((line) => typeof line === 'string' && line !== '').map((line) => `${fold(line as string)}\r\n`).join('')
}

/** Given and family name for address books, which want both: as we know them, else by the last word. */
function partsOfName({ name, firstName }: VcardPerson): [string, string] {
  if (name === '') return ['', '']
  if (firstName !== '' && name.startsWith(`${firstName} `)) return [firstName, name.slice(firstName.length + 1)]
  const space = name.lastIndexOf(' ')
  return space < 0 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)]
}

function adr({ line1, line2, city, region, postalCode, country }: VcardPerson['address']): string {
  const code = country === '' ? '' : `;CC=${country}`
  const parts = ['', line2, line1, city, region, postalCode, country && countryName(country)]
  return `ADR${code}:${parts.map(escapePart).join(';')}`
}

const hasAny = (address: VcardPerson['address']): boolean => Object.values(address).some((part) => part !== '')

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Semicolons are escaped only where they part something: some readers leave the backslash elsewhere. */
function escape(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\,\n]/g, (letter) => (letter === '\n' ? '\\n' : `\\${letter}`))
}

const escapePart = (text: string): string => escape(text).replaceAll(';', '\\;')

/** Cuts a line where it gets longer than 75 bytes, never inside a letter; what follows begins with a space. */
function fold(line: string): string {
  let folded = ''
  let bytes = 0
  for (const letter of line) {
    const size = bytesOf(letter.codePointAt(0)!)
    if (bytes + size > longestLineBytes) {
      folded += '\r\n '
      bytes = 1
    }
    folded += letter
    bytes += size
  }
  return folded
}

const bytesOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
