import { useEffect, useState, type ReactElement } from 'react'
import { startWriting } from '../cards/cards.store.ts'
import type { Customer } from '../../contract/customers.ts'
import { MergeWithDialog } from '../duplicates/merge-with-dialog.tsx'
import { ErrorNote } from '../errors/error-note.tsx'
import { GestureDialog } from '../gestures/gesture-dialog.tsx'
import { HouseholdSection } from '../households/household-section.tsx'
import { host } from '../host/host.ts'
import { useLibrary } from '../library/library.store.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { formatDay, formatMoney } from '../format.ts'
import { Menu } from '../ui/menu.tsx'
import { Empty, Section, Tag } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { AddressSection } from './address-section.tsx'
import { CustomerForm } from './customer-form.tsx'
import { saveCustomer, useCustomer } from './customer.store.ts'
import { Facts } from './facts.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { Timeline } from './timeline.tsx'
import styles from './customers.module.css'

type Doing = 'nothing' | 'editing' | 'erasing' | 'recording' | 'merging'

/** One customer: who, where, what we know, what we did. */
export function CustomerDetail({ id }: { readonly id: string | null }) {
  const { customer, error, open } = useCustomer()
  const hasCustomers = useLibrary((state) => state.value?.customers !== 0)
  const [doing, setDoing] = useState<Doing>('nothing')
  useEffect(() => open(id), [id, open])
  if (!id) return <div className={cx(styles.detail)}>{hasCustomers && <Empty title="Nobody is open">Choose a customer from the list, or press / and type a name.</Empty>}</div>
  if (!customer) return <div className={cx(styles.detail)}>{error ? <ErrorNote error={error} /> : <Waiting>Opening…</Waiting>}</div>
  if (doing === 'editing') {
    return (
      <div className={cx(styles.detail)} key={customer.id}>
        <h2 className={cx(styles.detailTitle)}>Edit {customer.displayName}</h2>
        <CustomerForm
          customer={customer}
          action="Save"
          onCancel={() => setDoing('nothing')}
          onSave={async (fields) => {
            const isSaved = Object.keys(fields).length === 0 || (await saveCustomer(customer, fields))
            if (isSaved) setDoing('nothing')
            return isSaved
          }}
        />
      </div>
    )
  }
  return (
    <article className={cx(styles.detail)} key={customer.id} aria-labelledby="customer-name">
      <Head customer={customer} onDo={setDoing} />
      <div className={cx(styles.sides)}>
        <AddressSection customer={customer} onEdit={() => setDoing('editing')} />
        <Details customer={customer} />
      </div>
      <HouseholdSection customer={customer} />
      <Facts customer={customer} />
      <Timeline customer={customer} onRecord={() => setDoing('recording')} />
      {doing === 'recording' && <GestureDialog customerId={customer.id} name={customer.displayName} onClose={() => setDoing('nothing')} />}
      {doing === 'merging' && <MergeWithDialog customer={customer} onClose={() => setDoing('nothing')} />}
      {doing === 'erasing' && <EraseDialog customer={customer} onClose={() => setDoing('nothing')} />}
    </article>
  )
}

function Head({ customer, onDo }: { readonly customer: Customer; readonly onDo: (doing: Doing) => void }) {
  const { place } = useNavigation()
  useEffect(() => {
    if (place.part) document.getElementById(`customer-${place.part}`)?.scrollIntoView({ block: 'nearest' })
  }, [place.part, customer.id])
  return (
    <header className={cx(styles.detailHead)}>
      <div>
        <h2 className={cx(styles.detailTitle)} id="customer-name" tabIndex={-1}>
          {customer.displayName}
        </h2>
        <p className={cx(styles.quiet)}>
          {[customer.company !== customer.displayName && customer.company, customer.plan].filter(Boolean).join(' – ')}
        </p>
        <p className={cx(styles.tags)}>
          {customer.isDoNotMail && <Tag tone="needs-you">Do not mail</Tag>}
          {customer.isDoNotEmail && <Tag tone="needs-you">Do not e-mail</Tag>}
        </p>
      </div>
      <div className={cx(styles.headActions)}>
        <Menu
          label={`More for ${customer.displayName}`}
          actions={[
            { id: 'gesture', name: 'Record a gesture…', onAction: () => onDo('recording') },
            { id: 'merge', name: 'Merge with…', onAction: () => onDo('merging') },
            { id: 'erase', name: 'Erase…', onAction: () => onDo('erasing'), isDanger: true },
          ]}
        />
        <Button onPress={() => onDo('editing')}>Edit</Button>
        <Button look="primary" onPress={() => void startWriting([customer.id])} isDisabled={customer.isDoNotMail}>
          Write
        </Button>
      </div>
    </header>
  )
}

function Details({ customer }: { readonly customer: Customer }) {
  const all: readonly (readonly [string, string | ReactElement | false | null])[] = [
    ['With you since', customer.sinceOn && formatDay(customer.sinceOn)],
    ['Last thanked', customer.lastThankedOn ? formatDay(customer.lastThankedOn) : 'Never'],
    ['E-mail', customer.email && <MailLink key="mail" email={customer.email} isAllowed={!customer.isDoNotEmail} />],
    ['Phone', customer.phone],
    ['Greeted as', customer.firstName],
    ['Spent', customer.spendCents !== null && formatMoney(customer.spendCents, customer.spendCurrency)],
    ['Your number for them', customer.externalId],
  ]
  const rows = all.filter(([, value]) => value !== null && value !== false && value !== '')
  return (
    <Section title="Details">
      <dl className={cx(styles.facts)}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function MailLink({ email, isAllowed }: { readonly email: string; readonly isAllowed: boolean }) {
  if (!isAllowed) return email
  return (
    <a
      href={`mailto:${email}`}
      onClick={(event) => {
        event.preventDefault()
        void host.openLink(`mailto:${email}`)
      }}
    >
      {email}
    </a>
  )
}
