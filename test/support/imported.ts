import type { Output } from '../../src/contract/contract.ts'
import type { Customer } from '../../src/contract/customers.ts'
import type { TestLibrary } from './library.ts'

/** Imports a file's text as it is, or with what the founder chose. */
export function importFile(library: TestLibrary, content: string, how: object = {}): Promise<Output<'imports.apply'>> {
  return library.core.call('imports.apply', { ticket: library.take('customers.csv', content), ...how })
}

export function previewFile(library: TestLibrary, content: string, how: object = {}): Promise<Output<'imports.preview'>> {
  return library.core.call('imports.preview', { ticket: library.take('customers.csv', content), ...how })
}

/** Everybody, by name. */
export async function everybody(library: TestLibrary): Promise<Customer[]> {
  const { rows } = await library.core.call('customers.list', { limit: 500 })
  return Promise.all(rows.map(({ id }) => library.core.call('customers.get', { id })))
}

export async function named(library: TestLibrary, name: string): Promise<Customer> {
  const found = (await everybody(library)).filter((customer) => customer.name === name)
  if (found.length !== 1) throw new Error(`${found.length} customers are called ${name}`)
  return found[0]!
}
