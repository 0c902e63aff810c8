import type { Customer } from '../../contract/customers.ts'
import { GestureEntry } from '../gestures/gesture-entry.tsx'
import { openTimeline, useTimeline } from '../gestures/gestures.store.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Section } from '../ui/page.tsx'
import { useEffect } from 'react'
import styles from './customers.module.css'

/** Everything that went out to one customer, newest first. */
export function Timeline({ customer, onRecord }: { readonly customer: Customer; readonly onRecord: () => void }) {
  useEffect(() => openTimeline(customer.id), [customer.id])
  const { value } = useResource(useTimeline)
  return (
    <div id="customer-gestures">
      <Section
        title="Gestures"
        aside={
          <Button size="small" look="quiet" onPress={onRecord}>
            Record one…
          </Button>
        }
      >
        {value && value.gestures.length > 0 ? (
          <ul className={cx(styles.timeline)}>
            {value.gestures.map((gesture) => (
              <GestureEntry key={gesture.id} gesture={gesture} />
            ))}
          </ul>
        ) : (
          <p className={cx(styles.quiet)}>Nothing has gone out to {customer.displayName} yet.</p>
        )}
      </Section>
    </div>
  )
}
