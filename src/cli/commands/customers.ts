import type { Address } from '../../contract/customers.ts'
import type { Input } from '../../contract/contract.ts'
import type { Command } from '../command.ts'
import type { Session } from '../session.ts'
import { table } from '../terminal.ts'
import { filterOptions, readFilter } from './filter.ts'

const shownAtMost = 100
const mostAtOnce = 500

export const customersCommands: readonly Command[] = [
  {
    name: 'customers',
    args: [],
    summary: 'list customers',
    details: 'JSON: [{"id", "name", "email", "company", "sinceOn", "address"}]; address is null where there is none.',
    options: {
      ...filterOptions,
      limit: { value: 'N', help: `how many (${shownAtMost}; with --json all)` },
    },
    async run(call) {
      const isJson = call.options.isOn('json')
      const limit = call.options.number('limit', 1, 10_000_000) ?? (isJson ? Infinity : shownAtMost)
      const session = await call.open()
      const { customers, total } = await listCustomers(session, readFilter(call.options), limit)
      if (total > customers.length) call.note(`${customers.length} of ${total}; --limit shows more.`)
      const rows = customers.map(({ id, name, company, email, sinceOn, address }) => [name, company, email, sinceOn ?? '', address ? address.city : 'no address', id])
      return { json: customers, text: rows.length > 0 ? table(rows) : 'No customers found.' }
    },
  },
]

interface ListedCustomer {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly company: string
  readonly sinceOn: string | null
  readonly address: Address | null
}

/** By their ids, because the list itself stops a search at 500. */
async function listCustomers(session: Session, filter: Input<'customers.ids'>['filter'], limit: number): Promise<{ customers: ListedCustomer[]; total: number }> {
  const { ids } = await session.call('customers.ids', { filter })
  const customers: ListedCustomer[] = []
  for (let from = 0; from < Math.min(limit, ids.length); from += mostAtOnce) {
    const { customers: fetched } = await session.call('customers.getMany', { ids: ids.slice(from, Math.min(limit, from + mostAtOnce)) })
    for (const { id, displayName: name, email, company, sinceOn, address, addressLines } of fetched) {
      customers.push({ id, name, email, company, sinceOn, address: addressLines.length > 0 ? address : null })
    }
  }
  return { customers, total: ids.length }
}
