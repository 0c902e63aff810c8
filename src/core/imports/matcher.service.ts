import { areSameNames } from '../duplicates/likeness.rules.ts'
import { matchKey, nameKey } from '../customers/keys.rules.ts'
import type { ImportsRepository } from './imports.repository.ts'
import { createKeyFilter } from './key-filter.rules.ts'
import type { RowValues } from './rows.rules.ts'

/** The customer a row is about. */
export interface Matcher {
  /** By the id in the other system, else by e-mail where the names agree, else by name, company and place together. */
  find(values: RowValues): string | null
  /** The same, without asking the database for those whom it surely does not know: for customers from before the file. */
  findKnown(values: RowValues): string | null
}

/** Under which key a customer is also known by another id of the other system. */
export const idAlias = (externalId: string): string => `id:${externalId}`

/** One person of several who share an e-mail address. */
const personAlias = (key: string, name: string): string => `${key}|${nameKey(name)}`

/** The keys by which a row that was said to be about somebody is known as theirs from then on. */
export function aliasesOf(values: RowValues, customer: { name: string; company: string; email: string; externalId: string | null; address: { line1: string; postalCode: string } }): string[] {
  const key = matchKey(values, values.address)
  const aliases: string[] = []
  if (values.externalId !== '' && values.externalId !== customer.externalId) aliases.push(idAlias(values.externalId))
  if (key !== matchKey(customer, customer.address)) aliases.push(key)
  else if (values.email !== '' && areSameNames(values.name, customer.name) === 'different') aliases.push(personAlias(key, values.name))
  return aliases
}

export function createMatcher(repository: ImportsRepository, knownCount: number): Matcher {
  /** Most rows of a first import match nobody; this says so without asking the database. */
  const known = createKeyFilter(2 * knownCount)
  repository.eachKey(known.add)

  function find(values: RowValues): string | null {
    if (values.externalId !== '') {
      const id = repository.byExternalId(values.externalId) ?? repository.byAlias(idAlias(values.externalId))
      if (id) return id
    }
    const key = matchKey(values, values.address)
    const people = repository.byMatchKey(key)
    if (values.email === '') return people[0]?.id ?? repository.byAlias(key)
    const own = values.name === '' ? null : repository.byAlias(personAlias(key, values.name))
    if (own) return own
    let compatible: string | null = null
    for (const { id, name } of people) {
      const names = areSameNames(name, values.name)
      if (names === 'same') return id
      if (names === 'compatible') compatible ??= id
    }
    return compatible ?? repository.byAlias(key)
  }

  return {
    find,
    findKnown(values) {
      if (knownCount === 0) return null
      const mayBe = (values.externalId !== '' && known.mayHave(idAlias(values.externalId))) || known.mayHave(matchKey(values, values.address))
      return mayBe ? find(values) : null
    },
  }
}
