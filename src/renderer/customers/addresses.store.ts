import { create } from 'zustand'
import type { AddressField } from '../../contract/addresses.ts'
import type { Address, AddressHint, Customer } from '../../contract/customers.ts'
import { call, onChanged } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'
import { didUndoable } from '../state/undo.store.ts'
import type { Mark } from './address-states.ts'

export interface AddressQuestion {
  readonly address: Address
  readonly name: string
  readonly company: string
  /** Where the letter starts; null for the sender's country. */
  readonly fromCountry: string | null
}

interface AddressReading {
  readonly fields: readonly AddressField[]
  readonly hints: readonly AddressHint[]
  readonly lines: readonly string[]
}

/** Until the country's form is there: what most countries have. */
const usualFields: readonly AddressField[] = (
  [['line1', 'Street and number'], ['line2', 'Second line'], ['postalCode', 'Postal code'], ['city', 'City'], ['region', 'State or region']] as const
).map(([field, label]) => ({ field, label, isRequired: false, isSpare: false, options: [], example: '' }))

const forms = new Map<string, Promise<readonly AddressField[]>>()
// A form without a country is the one of the sender's country.
onChanged(['settings', 'library'], () => forms.clear())

function formOf(country: string, script: 'latin' | 'local'): Promise<readonly AddressField[]> {
  const key = `${country} ${script}`
  const form = forms.get(key) ?? call('addresses.form', { country, script }).then(({ fields }) => fields)
  forms.set(key, form)
  form.catch(() => forms.delete(key))
  return form
}

const waitsMs = 60

/** Follows one address while it is typed: the form of its country, what looks wrong, and how it will print. */
export function createAddressReader() {
  const store = create<AddressReading>()(() => ({ fields: usualFields, hints: [], lines: [] }))
  let asking = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  return Object.assign(store, {
    read({ address, ...who }: AddressQuestion): void {
      clearTimeout(timer)
      asking.abort()
      asking = new AbortController()
      const { signal } = asking
      const keep = <T extends Partial<AddressReading>>(reading: T) => {
        if (!signal.aborted) store.setState(reading)
      }
      // What cannot be read keeps the last words; saving says what is wrong.
      const leave = () => undefined
      formOf(address.country, hasLocalScript(address) ? 'local' : 'latin').then((fields) => keep({ fields }), leave)
      timer = setTimeout(() => call('addresses.check', { address, ...who }, { signal }).then(keep, leave), waitsMs)
    },
  })
}

const hasLocalScript = ({ line1, line2, city }: Address): boolean => /[^\p{Script=Latin}\P{L}]/u.test(line1 + line2 + city)

let historyOf: string | null = null

/** One customer's addresses, the one that holds first. */
export const useAddressHistory = createResource(async () => {
  if (!historyOf) return { entries: [] }
  return call('addresses.history', { customerId: historyOf })
}, ['addresses', 'customers', 'imports', 'settings', 'library'])

export function openAddressHistory(customerId: string): void {
  if (historyOf === customerId) return
  historyOf = customerId
  useAddressHistory.clear()
  void useAddressHistory.getState().refresh()
}

/** Says what is known of an address; undo says again what was known before. */
export function markAddress({ id, displayName, addressState, addressStateOn }: Customer, mark: Mark): Promise<boolean> {
  return attempt(async () => {
    await call('addresses.mark', { customerId: id, state: mark.state })
    if (addressState === null) return
    didUndoable({
      done: mark.done(displayName),
      undone: `What was known of the address of ${displayName} holds again.`,
      undo: () => call('addresses.mark', { customerId: id, state: addressState, stateOn: addressStateOn }),
    })
  })
}
