import { useEffect, useState } from 'react'
import type { Customer } from '../../contract/customers.ts'
import type { Household, HouseholdMember, HouseholdOffer } from '../../contract/households.ts'
import { formatList } from '../format.ts'
import { addressOf } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/field.tsx'
import { Notice, Section, Tag } from '../ui/page.tsx'
import { OfferDialog } from './household-dialog.tsx'
import { allowTogether, keepApart, moveOut, openTogether, putTogether, saveHousehold, useTogether } from './households.store.ts'
import styles from './households.module.css'
import { SplitDialog } from './split-dialog.tsx'

/** With whom a customer gets one card, or could. Nothing for those who live alone. */
export function HouseholdSection({ customer }: { readonly customer: Customer }) {
  const { id, householdId, isApart, updatedAt } = customer
  useEffect(() => openTogether({ id, householdId }), [id, householdId, updatedAt])
  const { value } = useResource(useTogether)
  if (isApart) {
    return (
      <Notice
        action={
          <Button size="small" onPress={() => void allowTogether(customer)}>
            Allow one card
          </Button>
        }
      >
        {customer.displayName} gets a card of their own, whoever is at the same address.
      </Notice>
    )
  }
  if (!value || value.customerId !== id) return null
  const { household, offers } = value
  return (
    <>
      {offers.map((offer) => (
        <Offer key={offer.customers.map((one) => one.id).join()} customer={customer} offer={offer} />
      ))}
      {household && household.id === householdId && <Together key={household.id + household.greeting + household.name} household={household} customerId={id} />}
    </>
  )
}

function Offer({ customer, offer }: { readonly customer: Customer; readonly offer: HouseholdOffer }) {
  const [isChanging, setChanging] = useState(false)
  const { customers, household, kind } = offer
  const others = customers.filter(({ id }) => id !== customer.id)
  const isMoving = others.length < customers.length && household !== null
  const names = isMoving ? [household.name] : others.map(({ name }) => name)
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names
  const isOne = names.length === 1 && !isMoving
  const verb = kind === 'office' ? (isOne ? 'is' : 'are') : isOne ? 'lives' : 'live'
  // Beside one who could join a household the question is about that one only; the others who could are asked for on their own.
  const joining = isMoving ? customers.filter(({ id }) => id === customer.id) : customers
  const declined = customer.householdId === null ? joining : others
  return (
    <Notice>
      <div className={cx(styles.offer)}>
        <p>
          {formatList(shown)} {verb} at the same address – write to them together?
        </p>
        <div className={cx(styles.answers)}>
          <Button size="small" onPress={() => void putTogether(offer, joining.map(({ id }) => id), null)}>
            Write together
          </Button>
          <Button size="small" look="quiet" onPress={() => setChanging(true)}>
            Change…
          </Button>
          <Button size="small" look="quiet" onPress={() => void keepApart(declined)}>
            Keep apart
          </Button>
        </div>
      </div>
      {isChanging && <OfferDialog offer={offer} onClose={() => setChanging(false)} />}
    </Notice>
  )
}

function Together({ household, customerId }: { readonly household: Household; readonly customerId: string }) {
  const { piece, members, usualGreeting, usualName } = household
  const [greeting, setGreeting] = useState(household.greeting)
  const [name, setName] = useState(household.name)
  const [isSplitting, setSplitting] = useState(false)
  const isChanged = greeting.trim() !== household.greeting || name.trim() !== household.name
  return (
    <Section
      title={household.kind === 'office' ? 'Office' : 'Household'}
      aside={
        <Button size="small" look="quiet" onPress={() => setSplitting(true)}>
          Split…
        </Button>
      }
    >
      <p className={cx(styles.note)}>
        One card for {piece.name}
        {piece.addressLines.length > 0 ? `, to ${piece.addressLines.slice(1).join(', ')}.` : '. There is no address yet.'}
      </p>
      <ul>
        {members.map((member) => (
          <Member key={member.id} member={member} isHere={member.id === customerId} />
        ))}
      </ul>
      <form
        className={cx(styles.words)}
        onSubmit={(event) => {
          event.preventDefault()
          if (isChanged) void saveHousehold(household, { kind: household.kind, greeting, name })
        }}
      >
        <div className={cx(styles.fields)}>
          <Field label="How the card greets them" value={greeting} onChange={setGreeting} placeholder={usualGreeting} maxLength={200} />
          <Field label="Name above the address" value={name} onChange={setName} placeholder={usualName} maxLength={200} />
        </div>
        {isChanged && (
          <div className={cx(styles.actions)}>
            <Button
              size="small"
              onPress={() => {
                setGreeting(household.greeting)
                setName(household.name)
              }}
            >
              Cancel
            </Button>
            <Button size="small" look="primary" type="submit">
              Save
            </Button>
          </div>
        )}
      </form>
      {isSplitting && <SplitDialog household={household} onClose={() => setSplitting(false)} />}
    </Section>
  )
}

function Member({ member, isHere }: { readonly member: HouseholdMember; readonly isHere: boolean }) {
  return (
    <li className={cx(styles.member)}>
      <span>{isHere ? member.name : <a href={addressOf('customers', member.id)}>{member.name}</a>}</span>
      {member.isDoNotMail && <Tag tone="needs-you">Asked for no mail: left off</Tag>}
      {member.isElsewhere && <Tag tone="needs-you">Has another address now</Tag>}
      <Button size="small" look={member.isElsewhere ? 'plain' : 'quiet'} onPress={() => void moveOut(member)} label={`${member.name} moves out`}>
        Moves out
      </Button>
    </li>
  )
}
