import type { Address } from '../../contract/customers.ts'
import type { HouseholdKind } from '../../contract/households.ts'
import { displayName, fold, hasAddress, sortName } from '../customers/customers.rules.ts'
import { addressKey } from '../customers/keys.rules.ts'
import { greetTogether, hasTheirName, isNamedIn, isOneFamily, joinNames, namedOnce, type Named } from './names.rules.ts'

/** Somebody who lives or works with others. */
export interface Person extends Named {
  readonly sinceOn: string | null
  readonly plan: string
  readonly isDoNotMail: boolean
  readonly address: Address
  readonly lastThankedOn: string | null
}

/** What the founder said of a household; empty texts follow from the members. */
export interface Typed {
  readonly kind: HouseholdKind
  readonly greeting: string
  readonly name: string
}

/** What stands above an address: names, and at an office the company below them. */
export interface NameLines {
  readonly name: string
  readonly company: string
}

/** So many names still read like a list of people, not like a register. */
const mostNames = 4

/** An office where all name one company, or where more people are at one address than a family that shares a name. */
export function kindOf(people: readonly Person[]): HouseholdKind {
  const companies = new Set(people.map(({ company }) => fold(company)))
  if (companies.size === 1 && !companies.has('')) return 'office'
  return people.length > mostNames && !isOneFamily(people.map(({ name }) => name)) ? 'office' : 'home'
}

/** The company most of them name, the first of those where several are named as often; empty where nobody names one. */
export function companyOf(people: readonly Named[]): string {
  return mostOften(people.map(({ company }) => company).filter((company) => company !== ''), fold) ?? ''
}

/** "Ana and Luis"; "everybody at Lark Ltd" for an office of more than two. */
export function usualGreeting(kind: HouseholdKind, people: readonly Named[]): string {
  const once = namedOnce(people)
  if (kind === 'home' || isFewByName(once)) return greetTogether(namedFirst(once))
  const company = companyOf(people)
  if (company !== '') return `everybody at ${company}`
  return once.length > mostNames ? 'everybody' : greetTogether(namedFirst(once))
}

/** The lines above the address that follow from the members. */
export function usualName(kind: HouseholdKind, people: readonly Named[]): NameLines {
  const once = namedOnce(people)
  const company = companyOf(people)
  const names = namedFirst(once).map((person) => person.name || displayName(person))
  if (once.length === 1) return { name: names[0] ?? '', company }
  if (kind === 'home') return { name: joinNames(names), company: '' }
  if (isFewByName(once)) return { name: joinNames(names), company }
  if (company !== '') return { name: company, company }
  return { name: once.length > mostNames ? `${names[0]} and ${once.length - 1} others` : joinNames(names), company: '' }
}

/** One or two, each with a name: they are written to by name, at an office too. */
function isFewByName(people: readonly Named[]): boolean {
  return people.length <= 2 && people.every(({ name }) => name !== '')
}

/** Those who have a name, where anybody has one: a company among people is not greeted. */
function namedFirst<P extends Named>(people: readonly P[]): readonly P[] {
  const named = people.filter(({ name }) => name !== '')
  return named.length > 0 ? named : people
}

/** Of several people the one who is longest with us comes first, as in the repository's SQL. */
export function firstFirst<P extends Person>(people: readonly P[]): P[] {
  const key = (person: P) => `${person.sinceOn ?? '9999'} ${sortName(person)}`
  return people.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Who a piece is for: the members who may get mail. Where nobody may, all of them, so that it can be said of whom. */
export function onPiece<P extends Person>(members: readonly P[]): readonly P[] {
  const willing = members.filter(({ isDoNotMail }) => !isDoNotMail)
  return willing.length > 0 ? willing : members
}

/** Where most of them live, by `addressKey`; the first of them decides between two. Empty where nobody has an address. */
export function placeOf(people: readonly Person[]): string {
  return mostOften(people.filter(hasAddress).map(({ address }) => addressKey(address)), (key) => key) ?? ''
}

/**
 * All members as one addressee: greeted together, named together, with the longest time with us and the address most of
 * them have. Members come with the first first. What was typed counts unless it names somebody who is left off.
 */
export function addresseeOf<P extends Person>(members: readonly P[], typed: Typed): { addressee: P; companyLine: string } {
  const people = onPiece(members)
  const first = people[0]!
  const leftOff = members.filter((member) => !people.includes(member))
  const counts = (text: string) => text !== '' && !leftOff.some((person) => isNamedIn(text, person))
  const usual = usualName(typed.kind, people)
  const name = counts(typed.name) ? typed.name : usual.name
  const place = placeOf(people)
  const there = people.find((person) => hasAddress(person) && addressKey(person.address) === place) ?? first
  const company = companyOf(people)
  return {
    addressee: {
      ...there,
      name,
      firstName: counts(typed.greeting) ? typed.greeting : usualGreeting(typed.kind, people),
      company,
      email: first.email,
      sinceOn: people.map(({ sinceOn }) => sinceOn).filter((day) => day !== null).toSorted()[0] ?? null,
      plan: people.map(({ plan }) => plan).find((plan) => plan !== '') ?? '',
      isDoNotMail: people.every(({ isDoNotMail }) => isDoNotMail),
      lastThankedOn: members.map(({ lastThankedOn }) => lastThankedOn).filter((day) => day !== null).toSorted().at(-1) ?? null,
    },
    companyLine: counts(typed.name) && (typed.kind === 'home' || fold(typed.name).includes(fold(company))) ? '' : usual.company,
  }
}

/** What was typed of a household, but for what names somebody who is in it no more. */
export function typedWithout<T extends Typed>(typed: T, gone: Named, others: readonly Named[]): T {
  const kept = (text: string) => (hasTheirName(text, gone, others) ? '' : text)
  return { ...typed, greeting: kept(typed.greeting), name: kept(typed.name) }
}

function mostOften(values: readonly string[], keyOf: (value: string) => string): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return values.find((value) => counts.get(keyOf(value)) === most) ?? null
}
