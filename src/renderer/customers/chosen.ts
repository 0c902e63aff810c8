import type { CustomerFilter } from '../../contract/customers.ts'

/** Customers something is done for: those with these ids, or all that the filter finds. */
export interface Chosen {
  readonly ids: readonly string[] | null
  readonly filter: CustomerFilter
  readonly count: number
}

export const everybody: CustomerFilter = { search: '', minYears: null, thanked: 'any', address: 'any' }

export function isFiltered(filter: CustomerFilter): boolean {
  return filter.search.trim() !== '' || filter.minYears !== null || filter.thanked !== 'any' || filter.address !== 'any'
}
