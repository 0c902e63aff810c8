import { areSameNames } from '../duplicates/names.rules.ts'
import { matchKey, nameKey } from './keys.rules.ts'

/** Under which key a customer is also known by another id of the other system. */
export const idAlias = (externalId: string): string => `id:${externalId}`

/** One person of several who share an e-mail address. */
export const personAlias = (key: string, name: string): string => `${key}|${nameKey(name)}`

/** The keys by which what was said of somebody finds them though they are known by other values now. */
export function aliasesOf(said: KeyedPerson, customer: KeyedPerson): string[] {
  const key = matchKey(said, said.address)
  const aliases = said.externalId && said.externalId !== customer.externalId ? [idAlias(said.externalId)] : []
  if (key !== matchKey(customer, customer.address)) aliases.push(key)
  // Under an e-mail alone nobody of a clearly different name is found.
  if (said.email !== '' && said.name !== customer.name && areSameNames(said.name, customer.name) === 'different') aliases.push(personAlias(key, said.name))
  return aliases
}

interface KeyedPerson {
  readonly externalId: string | null
  readonly name: string
  readonly company: string
  readonly email: string
  readonly address: { readonly line1: string; readonly postalCode: string }
}
