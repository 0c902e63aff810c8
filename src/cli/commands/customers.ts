import type { Command } from '../command.ts'
import type { Address } from '../../contract/customers.ts'
import type { Session } from '../session.ts'
import { table } from '../terminal.ts'

const shownAtMost = 100

export const customersCommands: readonly Command[] = [
  {
    name: 'customers',
    args: [],
    summary: 'list customers',
    details: 'JSON: [{"id", "name", "email", "company", "sinceOn", "address"}]; address is null where there is none.',
    options: {
      search: { value: 'TEXT', help: 'words that begin a word of name, company, e-mail or city; accents do not matter' },
      limit: { value: 'N', help: `how many (${shownAtMost}; with --json all)` },
    },
    async run(call) {
      const isJson = call.options.isOn('json')
      const limit = call.options.number('limit', 1, 10_000_000) ?? (isJson ? Infinity : shownAtMost)
      const session = await call.open()
      const { customers, total } = await listCustomers(session, call.options.text('search') ?? '', limit)
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
async function listCustomers(session: Session, search: string, limit: number): Promise<{ customers: ListedCustomer[]; total: number }> {
  const { ids } = await session.call('customers.ids', { filter: { search } })
  const customers: ListedCustomer[] = []
  for (const id of ids.slice(0, limit)) {
    const { displayName: name, email, company, sinceOn, address, addressLines } = await session.call('customers.get', { id })
    customers.push({ id, name, email, company, sinceOn, address: addressLines.length > 0 ? address : null })
  }
  return { customers, total: ids.length }
}
