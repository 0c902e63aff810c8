import { useEffect, useState } from 'react'
import type { Customer } from '../../contract/customers.ts'
import type { Traces } from '../../contract/erasure.ts'
import { count, formatList } from '../format.ts'
import { cx } from '../ui/cx.ts'
import { Confirm } from '../ui/dialog.tsx'
import { Switch } from '../ui/toggles.tsx'
import { Waiting } from '../ui/waiting.tsx'
import styles from './erase-dialog.module.css'
import { eraseCustomer, loadTraces, type Erasing } from './erasure.store.ts'

export interface EraseDialogProps {
  readonly customer: Customer
  readonly onClose: () => void
}

/** Says exactly what goes with a customer, and what stays, before it goes. */
export function EraseDialog({ customer, onClose }: EraseDialogProps) {
  const [traces, setTraces] = useState<Traces | null>(null)
  const [how, setHow] = useState<Erasing>({ isBarred: true, isFromBackups: false })
  useEffect(() => void loadTraces(customer.id).then(setTraces), [customer.id])
  return (
    <Confirm
      title={`Erase ${customer.displayName}?`}
      action={`Erase ${customer.displayName}`}
      onConfirm={() => void eraseCustomer(customer, how)}
      onClose={onClose}
    >
      <p>Everything this library knows about them goes for good, and the place in the file where it stood is overwritten. There is no undo.</p>
      {traces ? <WhatGoes customer={customer} traces={traces} isFromBackups={how.isFromBackups} /> : <Waiting>Looking for what there is…</Waiting>}
      <div className={cx(styles.switches)}>
        {traces?.isBarrable !== false && (
          <Switch isSelected={how.isBarred} onChange={(isBarred) => setHow({ ...how, isBarred })}>
            Keep them out of later imports and restored backups
          </Switch>
        )}
        <p className={cx(styles.note)}>{whatComesBack(how.isBarred, traces)}</p>
        {traces && traces.backups > 0 && (
          <Switch isSelected={how.isFromBackups} onChange={(isFromBackups) => setHow({ ...how, isFromBackups })}>
            {traces.backups === 1 ? 'Delete the backup as well, and make a new one' : `Delete the ${count(traces.backups, 'backup')} as well, and make a new one`}
          </Switch>
        )}
      </div>
      <p className={cx(styles.note)}>To keep the history and only stop the mail, edit the customer and switch on “Do not mail”.</p>
    </Confirm>
  )
}

function whatComesBack(isBarred: boolean, traces: Traces | null): string {
  if (traces?.isBarrable === false) return 'Only a name is known of them, which others may have too: a later import of a file that holds it brings it back.'
  if (!isBarred) return 'A later import of a file that holds them would bring them back.'
  return 'A code that cannot be turned back into a name stays behind, so that an import passes them over and says so.'
}

function WhatGoes({ customer, traces, isFromBackups }: { readonly customer: Customer; readonly traces: Traces; readonly isFromBackups: boolean }) {
  const { facts, gestures, drafts, places, onDesk, documents, others, backups } = traces
  const goes = [
    'name and details',
    customer.addressLines.length > 0 && 'the address',
    facts > 0 && count(facts, 'fact'),
    gestures > 0 && `${count(gestures, 'gesture')} of history`,
    drafts > 0 && count(drafts, 'draft'),
  ].filter((word) => word !== false)
  const keepers = backups === 1 ? 'the backup beside the library' : `the ${count(backups, 'backup')} beside the library`
  return (
    <dl className={cx(styles.sides)}>
      <dt>What goes</dt>
      <dd>{capital(formatList(goes))}.</dd>
      {places > 0 && (
        <dd>
          Their words and address in {count(places, 'place')} of your stacks{onDesk > 0 ? ` (${onDesk === places ? '' : `${onDesk} `}still on the desk)` : ''}.{' '}
          {documents > 0 && `${count(documents, 'PDF')} that ${documents === 1 ? 'holds' : 'hold'} them ${documents === 1 ? 'is' : 'are'} made again without them.`}
        </dd>
      )}
      {others.length > 0 && <dd>Words written to them together with {formatList(others)}. That others were thanked stays.</dd>}
      <dt>What stays</dt>
      <dd>
        {capital(formatList([...(backups > 0 && !isFromBackups ? [keepers] : []), 'copies you keep elsewhere', 'files you imported', 'paper']))}; and what you
        wrote about them in facts and cards of others.
      </dd>
    </dl>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
