import { useEffect, useState } from 'react'
import type { CustomerRow } from '../../contract/customers.ts'
import { findCustomers } from '../customers/customers.store.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import styles from './duplicates.module.css'
import { pairKey } from './duplicates.store.ts'

export interface MergeWithDialogProps {
  readonly customer: { readonly id: string; readonly displayName: string }
  readonly onClose: () => void
}

/** Finds the other one; both are then shown side by side before anything happens. */
export function MergeWithDialog({ customer, onClose }: MergeWithDialogProps) {
  const [words, setWords] = useState(customer.displayName)
  const [found, setFound] = useState<readonly CustomerRow[]>([])
  const { go } = useNavigation()
  useEffect(() => {
    const controller = new AbortController()
    findCustomers(words, controller.signal).then(
      (rows) => setFound(rows.filter((row) => row.id !== customer.id)),
      () => undefined,
    )
    return () => controller.abort()
  }, [words, customer.id])
  const choose = (id: string) => {
    onClose()
    go('duplicates', pairKey({ one: customer, other: { id } }))
  }
  return (
    <Dialog title={`Merge ${customer.displayName} with…`} onClose={onClose} actions={<Button onPress={onClose}>Cancel</Button>}>
      <Field label="The other customer" value={words} onChange={setWords} placeholder="A name, company or e-mail" autoFocus />
      <ul className={cx(styles.found)} aria-label="Found">
        {found.map((row) => (
          <li key={row.id}>
            <Button look="quiet" onPress={() => choose(row.id)}>
              {[row.name || row.email, row.company !== row.name && row.company, row.city, row.name && row.email].filter(Boolean).join(' – ')}
            </Button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={cx(styles.quiet)}>Nobody else by that name. You see both side by side before anything is merged.</p>}
    </Dialog>
  )
}
