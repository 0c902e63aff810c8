import { create } from 'zustand'
import type { Customer, CustomerFields } from '../../contract/customers.ts'
import { call, onChanged } from '../rpc.ts'
import { attempt, toAppError } from '../state/attempt.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { didUndoable } from '../state/undo.store.ts'
import { sayReturned } from './erasure.store.ts'
import type { AppError } from '../../contract/errors.ts'

interface OpenCustomer {
  readonly id: string | null
  readonly customer: Customer | null
  readonly error: AppError | null
  open(id: string | null): void
}

/** The customer beside the list. */
export const useCustomer = create<OpenCustomer>()((set, get) => {
  const load = async (id: string) => {
    try {
      const customer = await call('customers.get', { id })
      if (get().id === id) set({ customer, error: null })
    } catch (error) {
      if (get().id === id) set({ customer: null, error: toAppError(error) })
    }
  }
  onChanged(['customers', 'gestures', 'library'], () => {
    const { id } = get()
    if (id) void load(id)
  })
  return {
    id: null,
    customer: null,
    error: null,
    open(id) {
      if (id === get().id) return
      // The one before stays in sight until the next is there, so that walking down the list does not flicker.
      set({ id, error: null, ...(id === null && { customer: null }) })
      if (id) void load(id)
    },
  }
})

/** Saves what was edited; undo puts the former values back. */
export function saveCustomer(before: Customer, fields: Partial<CustomerFields>): Promise<boolean> {
  return attempt(async () => {
    const { erasedOn, ...after } = await call('customers.save', { id: before.id, fields })
    useCustomer.setState((state) => (state.id === after.id ? { customer: after } : {}))
    const former = Object.fromEntries(Object.keys(fields).map((key) => [key, before[key as keyof CustomerFields]]))
    didUndoable({
      done: `Saved ${after.displayName}.`,
      undone: `${before.displayName} is as before.`,
      undo: () => call('customers.save', { id: before.id, fields: former }),
    })
    sayReturned(after.displayName, erasedOn)
  })
}

export function addCustomer(fields: Partial<CustomerFields>): Promise<boolean> {
  return attempt(async () => {
    const { id, erasedOn } = await call('customers.add', fields)
    useNavigation.getState().go('customers', id)
    sayReturned(fields.name || fields.company || fields.email || '', erasedOn)
  })
}

export const addFact = (id: string, text: string) => attempt(() => call('customers.addFact', { id, text }))

export function removeFact(id: string, fact: { readonly id: string; readonly text: string }): Promise<boolean> {
  return attempt(async () => {
    await call('customers.removeFact', { id, factId: fact.id })
    didUndoable({ done: 'Removed a fact.', undone: 'The fact is back.', undo: () => call('customers.addFact', { id, text: fact.text }) })
  })
}
