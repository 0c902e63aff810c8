import { noAddress } from '../customers/customers.rules.ts'
import { readProperty, splitEscaped, unescape, unescapeParam } from './vcard-property.rules.ts'
import type { ReadVcard, VcardProperty } from './vcard.types.ts'

/** In the program id of every card we write: what such a card says of our own fields is exact. */
export const ownProgram = '-//Longhand//'

/** What only our own cards say. `greeting` stands there when a card greets somebody otherwise than by N's given name. */
export const ownNames = {
  since: 'X-LONGHAND-SINCE',
  plan: 'X-LONGHAND-PLAN',
  spent: 'X-LONGHAND-SPENT',
  currency: 'X-LONGHAND-CURRENCY',
  externalId: 'X-LONGHAND-ID',
  greeting: 'X-LONGHAND-GREETING',
  isDoNotMail: 'X-LONGHAND-DO-NOT-MAIL',
  isDoNotEmail: 'X-LONGHAND-DO-NOT-EMAIL',
} as const

const aGroup = 'This card is a list of contacts, not a person.'

/** What a card of any version says of a person; a fault where it is about none. */
export function readVcard(lines: readonly string[]): ReadVcard | { readonly fault: string } {
  const card = cardOf(lines)
  if (/^group$/i.test(card.text('KIND') || card.text('X-ADDRESSBOOKSERVER-KIND'))) return { fault: aGroup }
  const isOurs = card.text('PRODID').includes(ownProgram)
  const [family = '', given = '', additional = '', prefix = '', suffix = ''] = card.parts('N', ' ')
  const company = card.parts('ORG', ', ')[0] ?? ''
  const email = withoutScheme(textOf(best(card.all('EMAIL'))), 'mailto:')
  return {
    uid: withoutScheme(card.text('UID'), 'urn:uuid:'),
    name: nameOf(card, [prefix, given, additional, family, suffix].filter(Boolean).join(' '), company, email),
    firstName: card.all(ownNames.greeting).length > 0 ? card.text(ownNames.greeting) : given,
    lastName: family,
    isOurs,
    company,
    email,
    phone: phoneOf(card.all('TEL')),
    ...addressOf(card, isOurs),
    facts: card.all('NOTE').map(textOf).filter(Boolean),
    sinceOn: card.text(ownNames.since),
    plan: card.text(ownNames.plan),
    spent: card.text(ownNames.spent),
    currency: card.text(ownNames.currency),
    externalId: card.text(ownNames.externalId),
    isDoNotMail: card.text(ownNames.isDoNotMail) === 'true',
    isDoNotEmail: card.text(ownNames.isDoNotEmail) === 'true',
  }
}

type Card = ReturnType<typeof cardOf>

function cardOf(lines: readonly string[]) {
  const byName = new Map<string, VcardProperty[]>()
  for (const line of lines) {
    const property = readProperty(line)
    if (!property) continue
    const same = byName.get(property.name)
    if (same) same.push(property)
    else byName.set(property.name, [property])
  }
  const all = (name: string): readonly VcardProperty[] => byName.get(name) ?? []
  return {
    all,
    text: (name: string): string => textOf(best(all(name))),
    /** The parts of a structured value; several values of one part are joined. */
    parts: (name: string, joint: string): string[] => partsOf(best(all(name)), joint),
  }
}

const textOf = (property: VcardProperty | undefined): string => (property ? unescape(property.value).trim() : '')

function partsOf(property: VcardProperty | undefined, joint: string): string[] {
  if (!property) return []
  return splitEscaped(property.value, ';').map((part) =>
    splitEscaped(part, ',').map((text) => unescape(text).trim()).filter(Boolean).join(joint),
  )
}

const typesOf = ({ params }: VcardProperty): readonly string[] => (params['TYPE'] ?? []).map((type) => type.toLowerCase())

/** The lower the sooner: PREF=1 to PREF=100, "pref" of older cards, then `rank` among those without. */
function order(property: VcardProperty, rank: (types: readonly string[]) => number): number {
  const types = typesOf(property)
  const pref = Number(property.params['PREF']?.[0] ?? NaN)
  if (pref >= 1 && pref <= 100) return pref
  return types.includes('pref') ? 1 : 200 + rank(types)
}

function best(properties: readonly VcardProperty[], rank: (types: readonly string[]) => number = () => 0): VcardProperty | undefined {
  let found = properties[0]
  for (const property of properties) {
    if (property.value.trim() !== '' && (found!.value.trim() === '' || order(property, rank) < order(found!, rank))) found = property
  }
  return found
}

function withoutScheme(text: string, scheme: string): string {
  return text.toLowerCase().startsWith(scheme) ? text.slice(scheme.length) : text
}

/** The name people see. A company's card and a card made of an e-mail address have none. */
function nameOf(card: Card, fromParts: string, company: string, email: string): string {
  const shown = card.text('FN')
  const isCompany = /^company$/i.test(card.text('X-ABSHOWAS')) || /^org$/i.test(card.text('KIND'))
  if (shown === '' || (isCompany && shown === company)) return fromParts
  return fromParts === '' && (shown === email || shown === company) ? '' : shown
}

function phoneOf(properties: readonly VcardProperty[]): string {
  const voices = properties.filter((property) => !typesOf(property).some((type) => type === 'fax' || type === 'pager'))
  const written = textOf(best(voices))
  const phone = withoutScheme(written, 'tel:')
  return phone === written ? phone : phone.replace(/;ext=/i, ' ext. ').replace(/;[\w-]+=.*$/, '')
}

function addressOf(card: Card, isOurs: boolean): Pick<ReadVcard, 'address' | 'wholeAddress'> {
  const homeFirst = (types: readonly string[]) => (types.includes('home') ? 0 : types.includes('work') ? 2 : 1)
  const written = card.all('ADR').filter((adr) => /[^;,\s]/.test(adr.value))
  const adr = best(written, homeFirst)
  if (!adr) return { address: noAddress, wholeAddress: labelOf(card) }
  const [box = '', extended = '', street = '', city = '', region = '', postalCode = '', country = ''] = partsOf(adr, ', ')
  const place = { city, region, postalCode, country: adr.params['CC']?.[0]?.toUpperCase() ?? country }
  if (isOurs) return { address: { line1: street, line2: extended, ...place }, wholeAddress: '' }
  const boxLine = /^\d[\d ]*$/.test(box) ? `PO Box ${box}` : box
  const [line1 = '', ...more] = [...street.split('\n'), ...extended.split('\n'), boxLine].map((line) => line.trim()).filter(Boolean)
  return { address: { line1, line2: more.join(', '), ...place }, wholeAddress: '' }
}

/** 4.0 has the label with an address that says nothing else, older cards have it by itself. */
function labelOf(card: Card): string {
  const inside = card.all('ADR').flatMap((adr) => adr.params['LABEL'] ?? [])[0]
  return inside === undefined ? card.text('LABEL') : unescapeParam(inside).trim()
}
