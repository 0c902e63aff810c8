import type { Address } from '../../contract/customers.ts'

/** An address as every table that has one stores it. */
export interface AddressColumns {
  line1: string
  line2: string
  city: string
  region: string
  postal_code: string
  country: string
}

export function addressOfRow(row: AddressColumns): Address {
  return { line1: row.line1, line2: row.line2, city: row.city, region: row.region, postalCode: row.postal_code, country: row.country }
}

/** Only a country is no address. */
export const isBlankAddress = (address: Omit<Address, 'country'>): boolean =>
  address.line1 === '' && address.line2 === '' && address.city === '' && address.region === '' && address.postalCode === ''
