import type { Address } from '../../contract/customers.ts'
import { addressKey } from '../customers/keys.rules.ts'
import { alikeEmails, companyDomain, companyKey, emailParts, phoneKey, type EmailParts } from './contact.rules.ts'
import { jaroWinkler } from './jaro-winkler.rules.ts'
import { compareNames, nameParts, type NameLikeness, type NameParts } from './names.rules.ts'

export { areSameNames } from './names.rules.ts'

/** What two people are compared by. */
export interface Person {
  readonly name: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly address: Address
}

/** `score` is 0 to 100; the reasons are words for people, the strongest first. */
export interface Likeness {
  readonly score: number
  readonly reasons: string[]
}

/** A person made ready to be compared with many. */
export interface Profile {
  readonly name: NameParts
  readonly email: EmailParts
  readonly phone: string
  readonly company: string
  readonly domain: string
  readonly address: string
  /** The address without flat or suite. */
  readonly street: string
  /** Postal code and country. */
  readonly place: string
}

/** From here on two people are shown side by side. */
const maybeFrom = 60

/** Whether two people may be one. */
export const isMaybe = ({ score }: Pick<Likeness, 'score'>): boolean => score >= maybeFrom

export const likeness = (a: Person, b: Person): Likeness => compareProfiles(profileOf(a), profileOf(b))

export function profileOf(person: Person): Profile {
  const email = emailParts(person.email)
  const { address } = person
  const whole = addressKey(address)
  const postalCode = address.postalCode.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return {
    name: nameParts(person.name),
    email,
    phone: phoneKey(person.phone),
    company: companyKey(person.company),
    domain: companyDomain(email),
    address: whole,
    street: address.line2 === '' ? whole : addressKey({ ...address, line2: '' }),
    place: postalCode === '' ? '' : `${postalCode}|${address.country}`,
  }
}

/** What speaks for one person, in words, and how much it weighs beside a name that is same, compatible or similar. */
interface Evidence {
  readonly reason: string
  readonly weights: readonly [number, number, number]
}

const nameWords: Readonly<Record<NameLikeness, string>> = {
  same: 'same name', compatible: 'same name in another form', similar: 'similar name', blank: 'one without a name', different: 'another name',
}

export function compareProfiles(a: Profile, b: Profile): Likeness {
  const name = compareNames(a.name, b.name)
  const isSameEmail = a.email.key !== '' && a.email.key === b.email.key
  if (isSameEmail) return { score: { same: 98, compatible: 95, similar: 93, blank: 90, different: 62 }[name], reasons: [`same e-mail, ${nameWords[name]}`] }
  if (name === 'different') return nothing
  const evidence = evidenceOf(a, b)
  if (name === 'blank') return withoutNames(a, b, evidence)
  if (evidence.length === 0) return name === 'same' ? { score: 40, reasons: [nameWords.same] } : nothing
  const column = name === 'same' ? 0 : name === 'compatible' ? 1 : 2
  const [first, ...others] = evidence.toSorted((one, other) => other.weights[column] - one.weights[column])
  // One word names many.
  const isShort = Math.min(a.name.words.length, b.name.words.length) === 1
  const score = Math.min(97, first!.weights[column] - (isShort ? 10 : 0) + 4 * others.length)
  return { score, reasons: [`${nameWords[name]}, ${first!.reason}`, ...others.map(({ reason }) => reason)] }
}

const nothing: Likeness = { score: 0, reasons: [] }

function evidenceOf(a: Profile, b: Profile): Evidence[] {
  const found: Evidence[] = []
  const email = alikeEmails(a.email, b.email)
  if (email?.kind === 'slip') found.push({ reason: `e-mail differs in one letter${email.detail === '' ? '' : ` (${email.detail})`}`, weights: [92, 90, 88] })
  if (email?.kind === 'spelling') found.push({ reason: 'e-mail differs in dots or a tag only', weights: [94, 90, 86] })
  if (email?.kind === 'home') found.push({ reason: 'same e-mail name at another provider', weights: [82, 76, 74] })
  if (a.phone !== '' && a.phone === b.phone) found.push({ reason: 'same phone', weights: [92, 86, 84] })
  if (a.address !== '' && a.address === b.address) found.push({ reason: 'same address', weights: [92, 86, 82] })
  else if (a.street !== '' && a.street === b.street) found.push({ reason: 'same street', weights: [84, 74, 68] })
  // Two streets of one town speak for two people.
  else if (a.place !== '' && a.place === b.place && (a.street === '' || b.street === '')) found.push({ reason: 'same postal code', weights: [64, 50, 40] })
  if (a.company !== '' && areSameCompanies(a.company, b.company)) found.push({ reason: 'same company', weights: [80, 72, 68] })
  else if (a.domain !== '' && a.domain === b.domain) found.push({ reason: `both at ${a.domain}`, weights: [78, 70, 66] })
  return found
}

function areSameCompanies(a: string, b: string): boolean {
  return a === b || (a.length >= 6 && b.length >= 6 && jaroWinkler(a, b) >= 0.95)
}

/** A company twice, or a person of whom we once had only the e-mail. */
function withoutNames(a: Profile, b: Profile, evidence: readonly Evidence[]): Likeness {
  const reasons = evidence.map(({ reason }) => reason)
  const email = alikeEmails(a.email, b.email)
  if (email?.kind === 'spelling' || (email?.kind === 'slip' && email.detail !== '')) return { score: 76, reasons }
  const areBothNameless = a.name.words.length === 0 && b.name.words.length === 0
  const isSameCompany = a.company !== '' && areSameCompanies(a.company, b.company)
  if (areBothNameless && isSameCompany && reasons.length > 1) return { score: 80, reasons: ['same company', ...reasons.filter((reason) => reason !== 'same company')] }
  return nothing
}
