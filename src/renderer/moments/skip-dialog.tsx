import { useState } from 'react'
import type { Moment } from '../../contract/moments.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { formatDay, monthsFromToday } from '../format.ts'
import { Segmented } from '../ui/toggles.tsx'
import { skip } from './moments.store.ts'
import styles from './moments.module.css'

const usualReasons = ['Not the right time', 'Already spoke in person', 'Not a fit for a card', 'Leaving us'] as const
const spans = [
  { id: '3', name: '3 months' },
  { id: '12', name: 'A year' },
  { id: 'good', name: 'For good' },
] as const
type Span = (typeof spans)[number]['id']

/** Asks why somebody is passed over, and for how long. */
export function SkipDialog({ moment, onClose }: { readonly moment: Moment; readonly onClose: () => void }) {
  const [reason, setReason] = useState<string>('')
  const [span, setSpan] = useState<Span>('3')
  const untilOn = span === 'good' ? null : monthsFromToday(Number(span))
  const isReady = reason.trim() !== ''
  const submit = async () => {
    if (isReady && (await skip(moment, reason, untilOn))) onClose()
  }
  return (
    <Dialog
      title={`Skip ${moment.name}`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void submit()} isDisabled={!isReady}>
            Skip
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label="Why" value={reason} onChange={setReason} autoFocus placeholder="A word for your later self" maxLength={300} />
      </form>
      <div className={cx(styles.reasons)}>
        {usualReasons.map((usual) => (
          <Button key={usual} size="small" onPress={() => setReason(usual)}>
            {usual}
          </Button>
        ))}
      </div>
      <Segmented label="For how long" isLabelShown value={span} options={spans} onChange={setSpan} />
      <p>
        {untilOn
          ? `${moment.name} comes back on ${formatDay(untilOn)} at the earliest.`
          : `${moment.name} will not come up on Today again. The list of skipped people takes it back.`}
      </p>
    </Dialog>
  )
}
