import type { Household } from '../../contract/households.ts'
import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { findCustomer } from '../find-customer.ts'
import { readId } from '../ids.ts'
import { count, counted, table } from '../terminal.ts'

const pageSize = 500

export const householdsCommands: readonly Command[] = [
  {
    name: 'households offers',
    args: [],
    summary: 'list customers at one address who could get one card together',
    details:
      'JSON: [{"kind", "customers": [{"id", "name"}], "household": {"id", "name"}, "greeting", "name", "addressLines"}];\n' +
      'household is the one they would join, null where they would make a new one.',
    options: {},
    async run(call) {
      const session = await call.open()
      const offers = await all(async (offset) => {
        const { offers: rows, total } = await session.call('households.offers', { offset, limit: pageSize })
        return { rows, total }
      })
      const json = offers.map(({ kind, customers, household, usualGreeting, usualName, addressLines }) => ({
        kind,
        customers: customers.map(({ id, name }) => ({ id, name })),
        household,
        greeting: usualGreeting,
        name: usualName,
        addressLines,
      }))
      const lines = json.flatMap(({ customers, household, name }) => [
        household ? `${name} (joining ${household.name}, ${household.id})` : name,
        ...customers.map((customer) => `  ${customer.id}  ${customer.name}`),
      ])
      return { json, text: lines.length > 0 ? lines.join('\n') : 'No customers share an address without sharing a card.' }
    },
  },
  {
    name: 'households make',
    args: ['[CUSTOMER...]'],
    summary: 'write to customers together from now on: one card, one greeting',
    details: 'CUSTOMER is an id, an e-mail address or a name.\nJSON: {"id", "greeting", "name"}; with --all {"made", "joined"}',
    options: {
      greeting: { value: 'TEXT', help: 'how the card greets them (follows from their names)' },
      name: { value: 'TEXT', help: 'what stands above the address (follows from their names)' },
      office: { help: 'they share an office, not a home' },
      all: { help: 'accept everything that "households offers" lists' },
    },
    async run(call) {
      const { args, options } = call
      if (options.isOn('all')) {
        if (args.length > 0) throw usage('Give either customers or --all.')
        const { made, joined } = await (await call.open()).call('households.makeAll', {})
        return { json: { made, joined }, text: `${counted(made, 'household')} made, ${count(joined)} grew.` }
      }
      if (args.length === 0) throw usage('Which customers? "longhand households offers" lists who shares an address.')
      const session = await call.open()
      const customerIds = await Promise.all(args.map((typed) => findCustomer(session, typed)))
      const { id } = await session.call('households.make', {
        customerIds,
        kind: options.isOn('office') ? 'office' : null,
        greeting: options.text('greeting') ?? '',
        name: options.text('name') ?? '',
      })
      const { piece } = await session.call('households.get', { id })
      return { json: { id, greeting: piece.greeting, name: piece.name }, text: `${piece.name} get one card from now on, greeted as "${piece.greeting}".` }
    },
  },
  {
    name: 'households list',
    args: [],
    summary: 'list who is written to together',
    details: 'JSON: [{"id", "kind", "greeting", "name", "members": [{"id", "name"}], "addressLines"}]',
    options: {},
    async run(call) {
      const session = await call.open()
      const found = await all(async (offset) => {
        const { households: rows, total } = await session.call('households.list', { offset, limit: pageSize })
        return { rows, total }
      })
      const households = found.map(asListed)
      const rows = households.map(({ name, greeting, members, id }) => [name, greeting, counted(members.length, 'person', 'people'), id])
      return { json: households, text: rows.length > 0 ? table(rows) : 'Nobody is written to together yet. "longhand households offers" lists who could be.' }
    },
  },
  {
    name: 'households split',
    args: ['HOUSEHOLD'],
    summary: 'give everybody of a household a card of their own again',
    details: 'Everybody keeps what was mailed to them together. They are not offered together again unless --offer-again is given.\nJSON: {}',
    options: { 'offer-again': { help: 'they may be offered together again' } },
    async run(call) {
      const session = await call.open()
      const id = readId(call.args[0]!, 'households/not-found')
      const { piece } = await session.call('households.get', { id })
      await session.call('households.split', { id, isApart: !call.options.isOn('offer-again') })
      return { json: {}, text: `${piece.name} get a card each from now on.` }
    },
  },
]

/** Everything of a list, a page at a time. */
async function all<T>(ask: (offset: number) => Promise<{ rows: readonly T[]; total: number }>): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const { rows, total } = await ask(found.length)
    found.push(...rows)
    if (rows.length === 0 || found.length >= total) return found
  }
}

function asListed({ id, kind, piece, members }: Household) {
  return { id, kind, greeting: piece.greeting, name: piece.name, members: members.map((member) => ({ id: member.id, name: member.name })), addressLines: piece.addressLines }
}
