import { useEffect } from 'react'
import type { AddressEntry } from '../../contract/addresses.ts'
import type { Customer } from '../../contract/customers.ts'
import { formatDay } from '../format.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Menu } from '../ui/menu.tsx'
import { Section, Tag } from '../ui/page.tsx'
import { marks, stateNames, stateTones, whereFrom } from './address-states.ts'
import { markAddress, openAddressHistory, useAddressHistory } from './addresses.store.ts'
import { PaperLines } from '../ui/paper-lines.tsx'
import styles from './customers.module.css'

/** Where a customer lives: as it prints, where it came from, what is known of it, and what it was before. */
export function AddressSection({ customer, onEdit }: { readonly customer: Customer; readonly onEdit: () => void }) {
  const { addressLines, addressHints, addressState, displayName } = customer
  return (
    <Section
      title="Address"
      aside={
        addressState !== null && (
          <Menu
            label={`for the address of ${displayName}`}
            text="Mark as…"
            actions={marks.map((mark) => ({ id: mark.state, name: mark.name, onAction: () => void markAddress(customer, mark) }))}
          />
        )
      }
    >
      {addressLines.length > 0 ? (
        <PaperLines lines={addressLines} />
      ) : (
        <div className={cx(styles.noAddress)}>
          <p>{addressState === null ? 'No address yet' : 'Some of the address is missing'}, so a card can be printed but no envelope.</p>
          <Button size="small" onPress={onEdit}>
            {addressState === null ? 'Add an address' : 'Complete it'}
          </Button>
        </div>
      )}
      {addressState !== null && (
        <p className={cx(styles.source)}>
          <Tag tone={stateTones[addressState]}>{stateNames[addressState]}</Tag> {whereFrom(knownOf(customer))}
          {addressState === 'returned' && ' Nothing is sent there until you change it, or mark it otherwise.'}
        </p>
      )}
      {addressHints.length > 0 && (
        <ul className={cx(styles.hints)} aria-label="What looks wrong with the address">
          {addressHints.map(({ field, message }) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      )}
      <FormerAddresses customerId={customer.id} />
    </Section>
  )
}

const knownOf = ({ addressSource, addressFrom, addressOn, addressState, addressStateOn }: Customer) => ({
  source: addressSource,
  fileName: addressFrom,
  sourceOn: addressOn,
  state: addressState ?? 'entered',
  stateOn: addressStateOn,
})

/** What the address was, folded away; a mark that was changed is among it. */
function FormerAddresses({ customerId }: { readonly customerId: string }) {
  useEffect(() => openAddressHistory(customerId), [customerId])
  const { value } = useResource(useAddressHistory)
  const former = (value?.entries ?? []).filter(({ untilOn }) => untilOn !== null)
  if (former.length === 0) return null
  return (
    <details className={cx(styles.former)}>
      <summary>Former addresses and marks</summary>
      <ul>
        {former.map((entry, index) => (
          <li key={index}>
            {addressInALine(entry)}
            <small>
              {stateNames[entry.state]} {whereFrom(entry)} {entry.untilOn && `Until ${formatDay(entry.untilOn)}.`}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

const addressInALine = ({ lines }: AddressEntry): string => lines.join(', ')
