import { useState } from 'react'
import type { Household, HouseholdOffer } from '../../contract/households.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { count } from '../format.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Menu } from '../ui/menu.tsx'
import { Empty, Page, Section } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { HouseholdDialog, OfferDialog } from './household-dialog.tsx'
import { keepApart, putAllTogether, putTogether, showMoreHouseholds, showMoreOffers, useHouseholds, useOffers } from './households.store.ts'
import styles from './households.module.css'
import { MemberNames } from './member-names.tsx'
import { SplitDialog } from './split-dialog.tsx'

/** Who shares an address, and who gets one card for it. */
export function HouseholdsPage() {
  const { value: offered, error } = useResource(useOffers)
  const { value: there } = useResource(useHouseholds)
  if (error) return <ErrorNote error={error} />
  if (!offered || !there) return <Waiting>Looking who shares an address…</Waiting>
  const { offers, total, people } = offered
  return (
    <Page
      title="Households"
      lead="People at one address get one card together, and one greeting."
      actions={
        total > 1 && (
          <Button look="primary" onPress={() => void putAllTogether()}>
            {`Put all ${count(total, 'group')} together`}
          </Button>
        )
      }
    >
      {total === 0 && there.total === 0 && (
        <Empty title="Nobody shares an address">Where two customers have the same address, they are offered here as one household or one office.</Empty>
      )}
      {total > 0 && (
        <Section title={`${count(people, 'customer')} could get one card with others`}>
          <ul>
            {offers.map((offer) => (
              <OfferRow key={offer.customers.map(({ id }) => id).join()} offer={offer} />
            ))}
          </ul>
          {offers.length < total && <More onPress={showMoreOffers} shown={offers.length} total={total} />}
        </Section>
      )}
      {there.total > 0 && (
        <Section title={`${count(there.total, 'household')} get one card`.replace(/^1 household get/, '1 household gets')}>
          <ul>
            {there.households.map((household) => (
              <HouseholdRow key={household.id} household={household} />
            ))}
          </ul>
          {there.households.length < there.total && <More onPress={showMoreHouseholds} shown={there.households.length} total={there.total} />}
        </Section>
      )}
    </Page>
  )
}

function OfferRow({ offer }: { readonly offer: HouseholdOffer }) {
  const [isChanging, setChanging] = useState(false)
  const { customers, household, usualGreeting, usualName } = offer
  const who = customers.map(({ name }) => name).join(', ')
  return (
    <li className={cx(styles.row)}>
      <div>
        <h3>
          {household ? `${who} with ${household.name}` : usualName} <small>“{usualGreeting}”</small>
        </h3>
        <p className={cx(styles.note)}>
          <MemberNames members={customers} /> – {placeOf(offer.addressLines)}
        </p>
      </div>
      <div className={cx(styles.actions)}>
        <Button size="small" look="quiet" onPress={() => void keepApart(customers)} label={`Keep apart: ${who}`}>
          Keep apart
        </Button>
        <Button size="small" look="quiet" onPress={() => setChanging(true)} label={`Change how ${who} are written to`}>
          Change…
        </Button>
        <Button size="small" onPress={() => void putTogether(offer, customers.map(({ id }) => id), null)} label={`Put ${who} together`}>
          Together
        </Button>
      </div>
      {isChanging && <OfferDialog offer={offer} onClose={() => setChanging(false)} />}
    </li>
  )
}

function HouseholdRow({ household }: { readonly household: Household }) {
  const [doing, setDoing] = useState<'nothing' | 'changing' | 'splitting'>('nothing')
  const { piece, members } = household
  return (
    <li className={cx(styles.row)}>
      <div>
        <h3>
          {piece.name} <small>“{piece.greeting}”</small>
        </h3>
        <p className={cx(styles.note)}>
          <MemberNames members={members} /> – {placeOf(piece.addressLines) || 'no address yet'}
        </p>
      </div>
      <div className={cx(styles.actions)}>
        <Menu
          label={`More for ${piece.name}`}
          actions={[
            { id: 'change', name: 'Change greeting and name…', onAction: () => setDoing('changing') },
            { id: 'split', name: 'Split…', onAction: () => setDoing('splitting') },
          ]}
        />
      </div>
      {doing === 'changing' && <HouseholdDialog household={household} onClose={() => setDoing('nothing')} />}
      {doing === 'splitting' && <SplitDialog household={household} onClose={() => setDoing('nothing')} />}
    </li>
  )
}

function More({ onPress, shown, total }: { readonly onPress: () => void; readonly shown: number; readonly total: number }) {
  return (
    <div>
      <Button look="quiet" onPress={onPress}>
        {`Show more (${shown} of ${total.toLocaleString()})`}
      </Button>
    </div>
  )
}

/** The address without the names above it. */
const placeOf = (lines: readonly string[]): string => lines.slice(1).join(', ')
