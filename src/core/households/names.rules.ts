import { displayName, fold, greetingName, isNameSuffix, titles } from '../customers/customers.rules.ts'
import { nameKey } from '../customers/keys.rules.ts'

/** What a person is called by. */
export interface Named {
  readonly name: string
  readonly firstName: string
  readonly company: string
  readonly email: string
}

const chinesePunctuated = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u

/** "Ana", "Ana and Luis", "Ana, Luis and Mia"; names in Japanese or Chinese script with the comma of those. */
export function listNames(names: readonly string[]): string {
  if (names.length > 1 && names.every((name) => chinesePunctuated.test(name))) return names.join('、')
  const [last = '', ...before] = names.toReversed()
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`
}

/** Everybody once: the same name twice at one address is one person whom the library has twice. */
export function namedOnce<P extends Named>(people: readonly P[]): P[] {
  const seen = new Set<string>()
  return people.filter((person) => {
    const plain = nameKey(person.name)
    // Of "Mr López" and "Mrs López" the titles are all that tells them apart.
    const key = plain.includes(' ') ? plain : fold(displayName(person))
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** "Ana and Luis López" where the family name is shared, "Ana López and Luis Pérez" otherwise. */
export function joinNames(names: readonly string[]): string {
  const natural = names.map(inOrder)
  const shared = sharedEnding(natural.map(words))
  if (shared === 0) return listNames(natural)
  const family = words(natural[0]!).slice(-shared).join(' ')
  return `${listNames(natural.map((name) => words(name).slice(0, -shared).join(' ')))} ${family}`
}

/** Whether all of them have one family name. */
export function isOneFamily(names: readonly string[]): boolean {
  return names.length > 1 && sharedEnding(names.map(inOrder).map(words)) > 0
}

/** How they are greeted together: by their first names, or in full where those would be the same word twice. */
export function greetTogether(people: readonly Named[]): string {
  const first = people.map((person) => greetingName(person) || displayName(person))
  const isTold = new Set(first.map(fold)).size === first.length
  return isTold ? listNames(first) : joinNames(people.map((person) => person.name || displayName(person)))
}

/** Whether a text names somebody as a word of its own. */
export function isNamedIn(text: string, person: Named): boolean {
  const padded = (value: string) => ` ${fold(value).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const name = greetingName(person)
  return name !== '' && (chinesePunctuated.test(name) ? text.includes(name) : padded(text).includes(padded(name)))
}

/**
 * Whether a text that was typed for somebody, such as a greeting, calls them by their first name or has a word of their
 * name that is not also the name of `others`: "The Lund family" of three is that of the two who stay.
 */
export function hasTheirName(text: string, person: Named, others: readonly Pick<Named, 'name'>[] = []): boolean {
  const found = new Set(nameWords(text))
  const shared = new Set(others.flatMap(({ name }) => nameWords(name)))
  const own = nameWords(displayName(person)).filter((word) => !shared.has(word))
  return isNamedIn(text, person) || own.some((word) => found.has(word))
}

/** The folded words of a name or a text, without single letters. */
export function nameWords(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
}

/** "López, Ana" as it is spoken; "John Smith, Jr." is in order already. */
function inOrder(name: string): string {
  const [family = '', ...behind] = name.split(',')
  const given = behind.filter((part) => !isNameSuffix(part)).join(' ').trim()
  if (given === '') return name.replace(/\s+/g, ' ').trim()
  const suffixes = behind.filter((part) => isNameSuffix(part) && part.trim() !== '').map((part) => `,${part}`)
  return `${given} ${family.trim()}${suffixes.join('')}`.replace(/\s+/g, ' ').trim()
}

const words = (name: string): string[] => name.split(/\s+/).filter((word) => word !== '')
const isTitle = (word: string): boolean => titles.has(fold(word).replace(/\.$/, ''))

/**
 * How many last words all names have in common, with something before them in each. "Mr López" and "Mrs López" share
 * one; "Mr López" and "Ana López" would be "Mr and Ana López", so they share none.
 */
function sharedEnding(names: readonly (readonly string[])[]): number {
  const [first = []] = names
  if (names.length < 2 || names.some((name) => chinesePunctuated.test(name.join('')))) return 0
  let shared = 0
  while (names.every((name) => name.length > shared + 1 && fold(name.at(-1 - shared)!) === fold(first.at(-1 - shared)!))) shared += 1
  // Of "Dr. Ana" and "Dr. Luis" nothing is a family name.
  if (shared === 0) return 0
  const onlyTitles = names.map((name) => name.slice(0, -shared).every(isTitle))
  return new Set(onlyTitles).size > 1 ? 0 : shared
}
