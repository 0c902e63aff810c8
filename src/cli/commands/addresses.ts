import { addressStates } from '../../contract/customers.ts'
import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { findCustomer } from '../find-customer.ts'
import { pick } from '../options.ts'
import { counted, table } from '../terminal.ts'

/** Customers asked about at once. */
const batch = 1000

export const addressesCommands: readonly Command[] = [
  {
    name: 'addresses check',
    args: [],
    summary: 'list the customers whose address looks wrong, and what does',
    details: 'Nothing is changed, and nothing keeps you from using them.\nJSON: [{"id", "name", "lines": [], "hints": [{"field", "message"}]}]',
    options: { search: { value: 'TEXT', help: 'only customers found by these words' } },
    async run(call) {
      const session = await call.open()
      const { ids } = await session.call('customers.ids', { filter: { search: call.options.text('search') ?? '' } })
      const found = []
      for (let from = 0; from < ids.length; from += batch) {
        const { customers } = await session.call('addresses.hints', { customerIds: ids.slice(from, from + batch) })
        found.push(...customers)
      }
      const texts = found.map(({ id, name, lines, hints }) => [`${name}  ${id}`, `  ${lines.join(', ')}`, ...hints.map(({ message }) => `  - ${message}`)].join('\n'))
      const end = `${counted(found.length, 'address looks', 'addresses look')} wrong, of ${counted(ids.length, 'customer')}.`
      return { json: found, text: found.length > 0 ? `${texts.join('\n')}\n${end}` : `No address looks wrong, of ${counted(ids.length, 'customer')}.` }
    },
  },
  {
    name: 'addresses history',
    args: ['CUSTOMER'],
    summary: 'list what a customer’s address was, where it came from, and what was known of it',
    details: 'CUSTOMER is an id, an e-mail address or a name. The address that holds comes first.\nJSON: [{"address", "lines", "source", "fileName", "sourceOn", "state", "stateOn", "untilOn"}]',
    options: {},
    async run(call) {
      const session = await call.open()
      const { entries } = await session.call('addresses.history', { customerId: await findCustomer(session, call.args[0]!) })
      const rows = entries.map(({ lines, state, stateOn, fileName, untilOn }) => [
        `${stateOn ?? ''} to ${untilOn ?? 'today'}`, state, lines.join(', '), fileName ?? '',
      ])
      return { json: entries, text: rows.length > 0 ? table(rows) : 'There is no address, and there was none.' }
    },
  },
  {
    name: 'addresses mark',
    args: ['CUSTOMER', 'STATE'],
    summary: 'say what is known of an address: confirmed, verified, doubtful, returned',
    details: 'CUSTOMER is an id, an e-mail address or a name.\nNothing is sent to an address that is "returned", because mail came back from it, until there is another one.',
    options: { on: { value: 'YYYY-MM-DD', help: 'the day it turned out (today)' } },
    async run(call) {
      const state = pick(call.args[1]!, addressStates)
      if (!state) throw usage(`"${call.args[1]}" is nothing an address can be. There are: ${addressStates.join(', ')}.`)
      const stateOn = call.options.text('on')
      if (stateOn !== null && !/^\d{4}-\d{2}-\d{2}$/.test(stateOn)) throw usage(`--on takes a day as YYYY-MM-DD, not "${stateOn}".`)
      const session = await call.open()
      const customerId = await findCustomer(session, call.args[0]!)
      await session.call('addresses.mark', { customerId, state, stateOn })
      const { displayName } = await session.call('customers.get', { id: customerId })
      return { json: { customerId, state }, text: `The address of ${displayName} is marked as ${state}.` }
    },
  },
]
