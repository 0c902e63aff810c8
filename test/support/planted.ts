import { createCustomersRepository, type NewCustomer } from '../../src/core/customers/customers.repository.ts'
import { fold, noAddress } from '../../src/core/customers/customers.rules.ts'
import { newId } from '../../src/core/storage/ids.ts'
import { openLibrary } from '../../src/core/storage/database.ts'

type Person = Pick<NewCustomer, 'name' | 'company' | 'email' | 'phone' | 'address'>

const given = 'Amélie Anna Ben Carla Dmitri Élodie Franziska Giulia Håkon Inès Jörg Keiko Łukasz Maria Noor Owen Priya Quentin Rosa Søren Théo Uma Violet Wesley Ximena Yusuf Zoë John Mary Robert Patricia Michael Jennifer David Linda James Elizabeth Thomas Susan Lena Lina Mario Martina Christina Andreas Peter Luis Luisa Alexander Alexandra'.split(' ')
const syllables = 'ab an ar be bo ca da de do el fa ga ha he in ja ka ko la le li lo ma me mi mo na ne no ok pa pe ra re ri ro sa se si so ta te ti to va ve vi wa we ya za'.split(' ')
const providers = ['gmail.com', 'outlook.com', 'yahoo.com', 'gmx.de', 'icloud.com']
const mistyped: Readonly<Record<string, string>> = { 'gmail.com': 'gmial.com', 'outlook.com': 'outlok.com', 'yahoo.com': 'yaho.com', 'gmx.de': 'gmxx.de', 'icloud.com': 'icloud.con' }

/** The six ways in which one person comes to be in a list twice. */
const kinds: readonly ((person: Person, local: string, domain: string) => Person)[] = [
  (person) => ({ ...person, name: `${person.name.toUpperCase()} `, email: person.email.toUpperCase() }),
  (person, local, domain) => ({ ...person, email: `${local}+news@${domain}` }),
  (person, local, domain) => ({ ...person, email: `${local[0]}${local[2]}${local[1]}${local.slice(3)}@${domain}` }),
  (person, local, domain) => ({ ...person, email: `${local}@${mistyped[domain] ?? `${domain.slice(0, -1)}n`}` }),
  (person, local, domain) => ({ ...person, company: '', email: `${local.replace('.', '')}@${domain === 'gmail.com' ? 'outlook.com' : 'gmail.com'}` }),
  (person, local, domain) => {
    const [first = '', last = ''] = person.name.split(' ')
    return { ...person, name: `${last}, ${first}`, email: person.company === '' ? person.email.toUpperCase() : `${local[0]}${fold(last)}@${domain}` }
  },
]

/**
 * Makes a library of people of whom `planted` are there twice, and says of each id whose it is. The same people every time.
 */
export function plantDuplicates(libraryPath: string, customers: number, planted: number): Map<string, string> {
  const { writer, close } = openLibrary(libraryPath, { now: () => 1, hasBackups: false, backup: () => undefined })
  const repository = createCustomersRepository(writer)
  const pick = picker(7)
  const word = () => capital(pick(syllables) + pick(syllables) + pick(syllables))
  const families = Array.from({ length: 6000 }, () => word() + pick(['r', 'n', 'z', 'ez', 'sen', 'mann', '', 'ski']))
  const streets = Array.from({ length: 400 }, () => `${word()} Street`)
  const people: { readonly id: string; readonly person: Person }[] = []
  const ownerOf = new Map<string, string>()
  const put = (person: Person, owner?: string) => {
    const id = newId(1)
    repository.insert({ ...unknown, ...person, id }, null)
    ownerOf.set(id, owner ?? id)
    return id
  }
  writer.exec('BEGIN')
  for (let index = 0; index < customers; index++) {
    const first = pick(given)
    const last = pick(families)
    const company = pick([true, false, false]) ? `${pick(families)} ${pick(['Maps', 'Press', 'Studio', 'Labs'])} ${pick(['Ltd', 'Inc', 'GmbH'])}` : ''
    const mailbox = `${fold(first)}.${fold(last)}`
    const email = company === '' ? `${mailbox}${pick.below(1000)}@${pick(providers)}` : `${mailbox}@${fold(company).replaceAll(' ', '')}.com`
    const town = pick.below(900)
    const address = pick([true, true, false]) ? { ...noAddress, line1: `${1 + pick.below(300)} ${pick(streets)}`, city: `Town ${town}`, postalCode: String(10_000 + 97 * town), country: pick(['US', 'DE', 'FR', 'GB']) } : noAddress
    const person = { name: `${first} ${last}`, company, email, phone: '', address }
    people.push({ id: put(person), person })
  }
  for (let index = 0; index < planted; index++) {
    const { id, person } = pick(people)
    const [local = '', domain = ''] = person.email.split('@')
    put(kinds[index % kinds.length]!({ ...person, address: noAddress }, local, domain), id)
  }
  writer.exec('COMMIT')
  close()
  return ownerOf
}

const unknown = {
  externalId: null, firstName: '', sinceOn: null, plan: '', spendCents: null, spendCurrency: null, isDoNotMail: false, isDoNotEmail: false,
  addressSource: null, addressOn: null, addressImportId: null, addressState: null, addressStateOn: null, householdId: null, isApart: false,
  editedFields: [], createdAt: 1, updatedAt: 1,
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Picks from lists as by chance, but the same every time. */
function picker(seed: number) {
  let state = seed
  const below = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  return Object.assign(<T>(list: readonly T[]): T => list[below(list.length)]!, { below })
}
