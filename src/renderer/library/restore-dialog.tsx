import { useResource } from '../state/resource.ts'
import { Confirm } from '../ui/dialog.tsx'
import { count } from '../format.ts'
import { restore, useLibrary } from './library.store.ts'

export interface RestoreDialogProps {
  readonly name: string
  readonly from: { readonly backup: string } | { readonly ticket: string }
  readonly onClose: () => void
}

/** Asks before another library takes the place of this one. */
export function RestoreDialog({ name, from, onClose }: RestoreDialogProps) {
  const { value: status } = useResource(useLibrary)
  return (
    <Confirm title={`Restore ${name}?`} action="Restore" onConfirm={() => restore(from)} onClose={onClose}>
      <p>
        It is checked whole, and then takes the place of the library you have now
        {status?.state === 'open' ? ` with its ${count(status.customers, 'customer')}` : ''}. The library as it is now is kept as a backup first.
      </p>
    </Confirm>
  )
}
