import type { Contract, ProcedureName } from '../contract/contract.ts'

type QueryName = { [N in ProcedureName]: Contract[N]['kind'] extends 'query' ? N : never }[ProcedureName]

/**
 * The contract's own table says which procedures are queries, but it brings zod along, and a page has no use for that.
 * This copy cannot go stale: the compiler refuses a name that is missing or is a command.
 */
const queries: Record<QueryName, true> = {
  'customers.list': true,
  'customers.ids': true,
  'customers.count': true,
  'customers.get': true,
  'customers.traces': true,
  'addresses.form': true,
  'addresses.check': true,
  'addresses.hints': true,
  'addresses.history': true,
  'customers.getMany': true,
  'households.offers': true,
  'households.list': true,
  'households.get': true,
  'imports.list': true,
  'duplicates.list': true,
  'duplicates.pair': true,
  'duplicates.like': true,
  'duplicates.merges': true,
  'moments.due': true,
  'moments.skips': true,
  'gestures.list': true,
  'cards.list': true,
  'cards.preview': true,
  'stationery.list': true,
  'runs.list': true,
  'runs.get': true,
  'reports.coverage': true,
  'settings.get': true,
  'library.status': true,
}

/** Whether a procedure only reads, and may therefore be dropped or repeated. */
export function isQuery(name: string): boolean {
  return Object.hasOwn(queries, name)
}
