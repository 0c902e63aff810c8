import type { Core } from '../../src/core/create-core.ts'

export const home = { line1: '1 Main St', line2: '', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' }

export const sender = {
  name: 'Maya Brook',
  company: 'Lanternhouse',
  address: { line1: '12 Harbor Way', line2: '', city: 'Portland', region: 'ME', postalCode: '04101', country: 'US' },
}

/** Adds customers by name; `sinceOn` and an address unless told otherwise. Returns their ids in order. */
export async function addPeople(core: Core, people: readonly (Partial<Parameters<typeof add>[1]> & { name: string })[]): Promise<string[]> {
  const ids: string[] = []
  for (const person of people) ids.push(await add(core, person))
  return ids
}

interface Person {
  name: string
  sinceOn: string | null
  company: string
  email: string
  address: typeof home
  isDoNotMail: boolean
}

async function add(core: Core, person: Partial<Person> & { name: string }): Promise<string> {
  const { id } = await core.call('customers.add', { sinceOn: '2020-01-01', address: home, ...person })
  return id
}
