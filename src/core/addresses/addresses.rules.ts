import type { Address, AddressState } from '../../contract/customers.ts'

/** Where an address came from and what is known of it. */
export interface Provenance {
  readonly addressSource: 'entered' | 'imported' | null
  readonly addressOn: string | null
  readonly addressImportId: string | null
  readonly addressState: AddressState | null
  readonly addressStateOn: string | null
}

/** An address that was, or a state of it that was. */
export interface FormerAddress extends Provenance {
  readonly id: string
  readonly address: Address
  readonly addressState: AddressState
  readonly untilOn: string
}

export const isSameAddress = (a: Address, b: Address): boolean =>
  a.line1 === b.line1 && a.line2 === b.line2 && a.city === b.city && a.region === b.region && a.postalCode === b.postalCode && a.country === b.country

/** An address that was typed today; nothing is known of none. */
export function provenanceOfTyped(isBlank: boolean, today: string): Provenance {
  if (isBlank) return { addressSource: null, addressOn: null, addressImportId: null, addressState: null, addressStateOn: null }
  return { addressSource: 'entered', addressOn: today, addressImportId: null, addressState: 'entered', addressStateOn: today }
}

/**
 * Whether typing this address takes back the last change instead of making a new one: it is the address from just before,
 * replaced today, or yesterday by somebody who works past midnight. Then everything that was known of it holds again.
 */
export function isTakenBack(typed: Address, last: FormerAddress | null, today: string): last is FormerAddress {
  return last !== null && isSameAddress(typed, last.address) && last.untilOn >= dayBefore(today)
}

/** Whether an address was typed today and nothing else is known of it: taking it out again leaves no trace. */
export const isJustTyped = ({ addressOn, addressState }: Provenance, today: string): boolean => addressState === 'entered' && addressOn === today

/** Whether a mark says again what was known of this same address just before, from the same day: then it is taken back. */
export function isMarkTakenBack(mark: { state: AddressState; stateOn: string }, address: Address, last: FormerAddress | null): last is FormerAddress {
  return last !== null && isSameAddress(address, last.address) && last.addressState === mark.state && last.addressStateOn === mark.stateOn
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
