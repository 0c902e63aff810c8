import type { Traces } from '../../contract/erasure.ts'
import type { Command } from '../command.ts'
import { findCustomer } from '../find-customer.ts'
import { counted } from '../terminal.ts'

const namesShown = 5

export const eraseCommands: readonly Command[] = [
  {
    name: 'erase',
    args: ['CUSTOMER'],
    summary: 'erase a customer for good; CUSTOMER is an id, an e-mail address or a name',
    details:
      'Facts, cards, history and PDFs go too, and the freed pages of the file are overwritten. Without --yes it only says what\n' +
      'would go. A later import passes the person over, unless --not-barred is given.\n' +
      'JSON: {"id", "isErased", "traces"}, and once erased {"documents", "isBarred", "deletedBackups", "keptBackups", "isSwept"}',
    options: {
      yes: { help: 'erase; without it nothing is changed' },
      'not-barred': { help: 'let a later import or a restored backup bring the person back' },
      'with-backups': { help: 'delete all backups beside the library as well, and make a new one' },
    },
    async run(call) {
      const session = await call.open()
      const id = await findCustomer(session, call.args[0]!)
      const traces = await session.call('customers.traces', { id })
      const isFromBackups = call.options.isOn('with-backups')
      if (!call.options.isOn('yes')) {
        return { json: { id, isErased: false, traces }, text: [...wouldGo(traces, isFromBackups), 'Nothing was erased yet. Add --yes to do it.'].join('\n') }
      }
      const erased = await session.call('customers.erase', { id, isBarred: !call.options.isOn('not-barred'), isFromBackups })
      const lines = [`Erased ${traces.name}${erased.documents > 0 ? `, and from ${counted(erased.documents, 'PDF')}` : ''}.`]
      if (erased.keptBackups > 0) lines.push(`${counted(erased.keptBackups, 'backup')} beside the library may still hold them.`)
      if (erased.deletedBackups > 0) lines.push(`${counted(erased.deletedBackups, 'backup')} deleted, and a new one made.`)
      if (isFromBackups && erased.keptBackups > 0) lines.push('They were kept, because no new backup could be made. Look at the disk’s space.')
      if (!erased.isSwept) lines.push('The freed pages of the file could not be overwritten: the disk is full. It is done when the library is opened next.')
      return { json: { id, isErased: true, traces, ...erased }, text: lines.join('\n') }
    },
  },
]

function wouldGo({ name, facts, gestures, drafts, places, onDesk, documents, others, isBarrable, backups }: Traces, isFromBackups: boolean): string[] {
  const lines = [`${name} would be erased, with ${counted(facts, 'fact')}, ${counted(gestures, 'gesture')} and ${counted(drafts, 'draft')}.`]
  if (places > 0) lines.push(`${counted(places, 'place')} in stacks would be left empty${onDesk > 0 ? ` (${onDesk} not mailed yet)` : ''}, and ${counted(documents, 'PDF')} printed again without them.`)
  if (others.length > 0) lines.push(`Words written to them together with ${others.slice(0, namesShown).join(', ')} would go too.`)
  if (!isBarrable) lines.push('Only a name is known of them, which others may have too: a later import may bring it back.')
  if (backups > 0) lines.push(isFromBackups ? `${counted(backups, 'backup')} beside the library would be deleted.` : `${counted(backups, 'backup')} beside the library would still hold them. --with-backups deletes these.`)
  return lines
}
