import type { CustomerFields } from '../../contract/customers.ts'
import { useToasts } from '../state/toasts.store.ts'

/** What was typed into a form that was left without Save or Cancel: by Esc, by a click beside it, by opening somebody else. */
const drafts = new Map<string, Partial<CustomerFields>>()

export const draftOf = (key: string): Partial<CustomerFields> | undefined => drafts.get(key)

/** Keeps what differs from before; nothing is left to keep where nothing does. */
export function keepDraft(key: string, changes: Partial<CustomerFields>): void {
  if (Object.keys(changes).length > 0) drafts.set(key, changes)
  else drafts.delete(key)
}

export const dropDraft = (key: string): boolean => drafts.delete(key)

/** Said when a form closes on words that were neither saved nor cancelled. */
export function tellDraft(key: string, name: string | undefined): void {
  if (!drafts.has(key)) return
  useToasts.getState().show({
    text: name ? `The changes to ${name} are not saved.` : 'The new customer is not saved.',
    detail: name ? 'Edit brings them back.' : 'Add a customer brings it back.',
  })
}
