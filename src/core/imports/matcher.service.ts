import { compareNames, nameParts, type NameParts } from '../duplicates/names.rules.ts'
import { idAlias, personAlias } from '../customers/aliases.rules.ts'
import { matchKey } from '../customers/keys.rules.ts'
import { mostAtKey, type ImportsRepository, type Known } from './imports.repository.ts'
import { createKeyFilter, type KeyFilter } from './key-filter.rules.ts'
import type { RowValues } from './rows.rules.ts'

/** The customer a row is about. */
export interface Matcher {
  /** By the id in the other system, else by e-mail where the names agree, else by name, company and place together. */
  find(values: RowValues): string | null
  /** The same, without asking the database for those whom it surely does not know: for customers from before the file. */
  findKnown(values: RowValues): string | null
  /** The alias of its own that somebody new needs where more share an e-mail than are compared; null where few do. */
  crowdAlias(values: RowValues): string | null
}

/** Rows for which the database is asked at once, before it is worth reading the keys of everybody. */
const askedAtOnce = 1000

export function createMatcher(repository: ImportsRepository, knownCount: number): Matcher {
  /** Most rows of a first import match nobody; this says so without asking the database. */
  let known: KeyFilter | null = null
  let asked = 0
  const partsOf = rememberedParts()

  function readKeys(): KeyFilter {
    const filter = createKeyFilter(2 * knownCount)
    repository.eachKey(filter.add)
    return filter
  }

  function find(values: RowValues): string | null {
    if (values.externalId !== '') {
      const id = repository.byExternalId(values.externalId) ?? repository.byAlias(idAlias(values.externalId))[0]?.id
      if (id) return id
    }
    const key = matchKey(values, values.address)
    if (values.email === '') return (repository.byMatchKey(key)[0] ?? repository.byAlias(key)[0])?.id ?? null
    const named = values.name === '' ? null : repository.byAlias(personAlias(key, values.name))[0]?.id
    return named ?? closest(values.name, repository.byMatchKey(key), partsOf) ?? closest(values.name, repository.byAlias(key), partsOf)
  }

  return {
    find,
    crowdAlias(values) {
      const key = matchKey(values, values.address)
      const isCrowded = values.email !== '' && values.name !== '' && repository.byMatchKey(key).length === mostAtKey
      return isCrowded ? personAlias(key, values.name) : null
    },
    findKnown(values) {
      if (knownCount === 0) return null
      asked += 1
      if (asked <= askedAtOnce) return find(values)
      known ??= readKeys()
      const mayBe = (values.externalId !== '' && known.mayHave(idAlias(values.externalId))) || known.mayHave(matchKey(values, values.address))
      return mayBe ? find(values) : null
    },
  }
}

/** Of several with one e-mail the one whose name is the same, else the first whose name may be. */
function closest(name: string, people: readonly Known[], partsOf: (name: string) => NameParts): string | null {
  const own = nameParts(name)
  let compatible: string | null = null
  for (const person of people) {
    const names = compareNames(partsOf(person.name), own)
    if (names === 'same') return person.id
    if (names !== 'different') compatible ??= person.id
  }
  return compatible
}

/** Takes names apart and remembers some: where thousands share an e-mail, each is compared with the same few. */
function rememberedParts(): (name: string) => NameParts {
  const remembered = new Map<string, NameParts>()
  return (name) => {
    const known = remembered.get(name)
    if (known) return known
    const parts = nameParts(name)
    if (remembered.size >= 4 * mostAtKey) remembered.clear()
    remembered.set(name, parts)
    return parts
  }
}
