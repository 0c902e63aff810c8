import type { Customer } from '../../contract/customers.ts'
import type { Traces } from '../../contract/erasure.ts'
import { count, formatDay } from '../format.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { useToasts } from '../state/toasts.store.ts'
import { runWork } from '../state/work.store.ts'
import { useCustomers } from './customers.store.ts'

export interface Erasing {
  readonly isBarred: boolean
  readonly isFromBackups: boolean
}

/** What erasing would take away; null where that cannot be told. */
export async function loadTraces(id: string): Promise<Traces | null> {
  let traces: Traces | null = null
  await attempt(async () => {
    traces = await call('customers.traces', { id })
  })
  return traces
}

/** Erases under the bar, because PDFs that hold them may have to be made again. */
export async function eraseCustomer({ id, displayName }: Customer, how: Erasing): Promise<void> {
  const { go } = useNavigation.getState()
  go('customers')
  const isErased = await attempt(async () => {
    const erased = await runWork(`Erasing ${displayName}`, (options) => call('customers.erase', { id, ...how }, options))
    useCustomers.setState(({ selected }) => ({ selected: new Set([...selected].filter((one) => one !== id)) }))
    useToasts.getState().show({ text: `Erased ${displayName}.`, detail: whatIsLeft(erased, how) })
  })
  if (!isErased) go('customers', id)
}

function whatIsLeft({ deletedBackups, keptBackups, isSwept }: { deletedBackups: number; keptBackups: number; isSwept: boolean }, { isFromBackups }: Erasing): string {
  if (!isSwept) return 'The disk is too full to overwrite what is freed: that is done when the library is opened next.'
  if (isFromBackups && keptBackups > 0) return `The ${count(keptBackups, 'backup')} stayed, because no new one could be made. Check that the disk has space.`
  if (deletedBackups > 0) return `${count(deletedBackups, 'backup')} deleted, and a new one made.`
  return keptBackups > 0 ? `${count(keptBackups, 'backup')} may still hold them.` : ''
}

/** Somebody is entered again who had been erased: the founder's word counts, and is said back. */
export function sayReturned(name: string, erasedOn: string | null): void {
  if (erasedOn === null) return
  useToasts.getState().show({ text: `${name} was erased on ${formatDay(erasedOn)}.`, detail: 'Imports may bring them again from now on.' })
}
