import type { Customer } from '../../contract/customers.ts'
import { Confirm } from '../ui/dialog.tsx'
import { count, formatList } from '../format.ts'
import { useTimeline } from '../gestures/gestures.store.ts'

export interface RemoveDialogProps {
  readonly customer: Customer
  readonly onConfirm: () => Promise<unknown>
  readonly onClose: () => void
}

/** Says what goes with a customer before it goes. */
export function RemoveDialog({ customer, onConfirm, onClose }: RemoveDialogProps) {
  const { value } = useTimeline()
  const gone = [
    customer.addressLines.length > 0 ? 'the address' : '',
    customer.facts.length > 0 ? count(customer.facts.length, 'fact') : '',
    value && value.total > 0 ? `${count(value.total, 'gesture')} of history` : '',
    'any draft card',
  ].filter((word) => word !== '')
  return (
    <Confirm title={`Remove ${customer.displayName}?`} action={`Remove ${customer.displayName}`} onConfirm={onConfirm} onClose={onClose}>
      <p>
        This removes one customer with {formatList(gone)}. It cannot be undone, except by restoring a backup. A later import of the same file
        would bring the customer back, without the history.
      </p>
      <p>To keep the history and only stop the mail, edit the customer and tick “Do not mail”.</p>
    </Confirm>
  )
}
