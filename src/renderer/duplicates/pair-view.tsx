import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { DuplicatePair, DuplicateSide, MergeField } from '../../contract/duplicates.ts'
import { count, formatDay } from '../format.ts'
import { addressOf } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Notice } from '../ui/page.tsx'
import styles from './duplicates.module.css'
import { pairRows, type PairRow } from './pair-fields.ts'
import { usePairKeys } from './pair-keys.ts'

export interface PairViewProps {
  readonly pair: DuplicatePair
  readonly onMerge: (take: readonly MergeField[]) => void
  readonly onDifferent: () => void
  readonly onStep: (step: 1 | -1) => void
}

/** Two customers side by side, with what would stay of each. */
export function PairView({ pair, onMerge, onDifferent, onStep }: PairViewProps) {
  const { one, other, reasons } = pair
  const [taken, setTaken] = useState<ReadonlySet<MergeField>>(new Set())
  const merge = () => onMerge([...taken])
  usePairKeys({ onMerge: merge, onDifferent, onStep })
  const choose = (field: MergeField, isOther: boolean) => {
    const next = new Set(taken)
    if (isOther) next.add(field)
    else next.delete(field)
    setTaken(next)
  }
  const rows = pairRows(pair)
  return (
    <section className={cx(styles.pair)} aria-labelledby="pair-title">
      <header className={cx(styles.pairHead)}>
        <div>
          <h2 id="pair-title">Is this one person?</h2>
          <p className={cx(styles.quiet)}>{reasons.length > 0 ? sentence(reasons) : 'You chose these two.'}</p>
        </div>
        <div className={cx(styles.pairActions)}>
          <Button onPress={onDifferent} hint="D">
            Different people
          </Button>
          <Button look="primary" onPress={merge} hint="Enter">
            Same person: merge
          </Button>
        </div>
      </header>
      <div className={cx(styles.sides)}>
        <div className={cx(styles.row, styles.head)}>
          <span />
          <SideName side={one} note="stays" />
          <SideName side={other} note="goes into the other" />
        </div>
        {rows.map((row) => (
          <Row key={row.field} row={row} isOther={taken.has(row.field)} isOtherEarlier={(other.sinceOn ?? '') < (one.sinceOn ?? '')} onChoose={choose} />
        ))}
        <Plain label="Facts" values={[one.facts.join('\n'), other.facts.join('\n')]} />
        <Plain label="Flags" values={[flagsOf(one), flagsOf(other)]} />
        <Plain label="History" values={[historyOf(one), historyOf(other)]} />
        <Plain label="Being written" values={[one.draftText ?? '', other.draftText ?? '']} />
      </div>
      {one.draftText !== null && other.draftText !== null && (
        <Notice tone="needs-you">A card is being written to each. The one to {one.displayName} on the left stays; the other goes, and comes back with an undo.</Notice>
      )}
      <p className={cx(styles.quiet)}>Marked values differ: choose which stays. Facts, history and cards of both are kept. A merge can be taken back for 30 days. The keys J and K go through the pairs.</p>
    </section>
  )
}

function SideName({ side, note }: { readonly side: DuplicateSide; readonly note: string }) {
  return (
    <span className={cx(styles.sideName)}>
      <a href={addressOf('customers', side.id)}>{side.displayName}</a>
      <small>{note}</small>
    </span>
  )
}

interface RowProps {
  readonly row: PairRow
  readonly isOther: boolean
  readonly isOtherEarlier: boolean
  readonly onChoose: (field: MergeField, isOther: boolean) => void
}

function Row({ row, isOther, isOtherEarlier, onChoose }: RowProps) {
  const { field, label, values, kind } = row
  if (kind !== 'choice') return <Plain label={label} values={values} gone={kind === 'plain' ? null : isOtherEarlier ? 0 : 1} />
  return (
    <RadioGroup
      className={cx(styles.row, styles.choice)}
      aria-label={`${label} that stays`}
      orientation="horizontal"
      value={isOther ? 'other' : 'one'}
      onChange={(side) => onChoose(field, side === 'other')}
    >
      <span className={cx(styles.label)}>{label}</span>
      {(['one', 'other'] as const).map((side, index) => (
        <Radio key={side} value={side} className={cx(styles.option)}>
          <span className={cx(styles.dot)} aria-hidden />
          <span className={cx(styles.value)}>{values[index]}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

/** A line without a choice. `gone` is the side whose value does not stay. */
function Plain({ label, values, gone = null }: { readonly label: string; readonly values: readonly [string, string]; readonly gone?: 0 | 1 | null }) {
  if (values[0] === '' && values[1] === '') return null
  return (
    <div className={cx(styles.row)}>
      <span className={cx(styles.label)}>{label}</span>
      {values.map((value, index) => (
        <span key={index} className={cx(styles.value, gone === index && styles.gone)}>
          {gone === index ? <s>{value}</s> : value || <span className={cx(styles.none)}>–</span>}
        </span>
      ))}
    </div>
  )
}

const flagsOf = (side: DuplicateSide): string => [side.isDoNotMail && 'Do not mail', side.isDoNotEmail && 'Do not e-mail'].filter(Boolean).join(', ')

function historyOf({ gestures, cards, lastThankedOn }: DuplicateSide): string {
  const parts = [gestures > 0 && count(gestures, 'gesture'), cards > 0 && count(cards, 'card'), lastThankedOn && `thanked on ${formatDay(lastThankedOn)}`]
  return parts.filter(Boolean).join(', ')
}

function sentence(reasons: readonly string[]): string {
  const text = reasons.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
