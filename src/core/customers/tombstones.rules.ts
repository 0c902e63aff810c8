import type { Address } from '../../contract/customers.ts'
import { emailKey, matchKey, nameKey } from './keys.rules.ts'

export interface Known {
  readonly externalId: string | null
  readonly name: string
  readonly company: string
  readonly email: string
  readonly address: Pick<Address, 'line1' | 'postalCode'>
}

/**
 * What an erased person is known again by: their number, their e-mail address, their name with that address (which two may
 * share), and their name with where they live. Never the bare name, which others have too.
 */
export function tombstoneKeys({ externalId, name, company, email, address }: Known): string[] {
  const keys: string[] = []
  if (externalId) keys.push(`id:${externalId}`)
  if (email) keys.push(`mail:${emailKey(email)}`)
  if (email && name) keys.push(`both:${emailKey(email)} ${nameKey(name)}`)
  const called = name || company
  // Without the company: one export has it, the next has not.
  if (called && (address.line1 || address.postalCode)) keys.push(`name:${matchKey({ name: called, company: '', email: '' }, address)}`)
  return keys
}
