import { useState } from 'react'
import type { RowNote } from '../../contract/imports.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Scroll } from '../ui/scroll.tsx'
import { count, formatNumber } from '../format.ts'
import styles from './imports.module.css'

export interface OutcomeProps {
  readonly outcome: {
    readonly new: number
    readonly updated: number
    readonly same: number
    readonly skipped: readonly RowNote[]
    readonly warnings: readonly RowNote[]
  }
}

/** The four numbers of an import, and every row that was skipped or only partly used, with its reason. */
export function Outcome({ outcome }: OutcomeProps) {
  const { skipped, warnings } = outcome
  return (
    <div className={cx(styles.outcome)}>
      <dl className={cx(styles.numbers)}>
        <Number label="new" value={outcome.new} />
        <Number label="updated" value={outcome.updated} />
        <Number label="same as before" value={outcome.same} />
        <Number label="skipped" value={skipped.length} needsYou={skipped.length > 0} />
      </dl>
      {skipped.length > 0 && <Notes title={`${count(skipped.length, 'row')} skipped`} notes={skipped} />}
      {warnings.length > 0 && <Notes title={`${count(warnings.length, 'row')} used, but for one cell`} notes={warnings} />}
    </div>
  )
}

function Number({ label, value, needsYou = false }: { readonly label: string; readonly value: number; readonly needsYou?: boolean }) {
  return (
    <div className={cx(needsYou && styles.needsYou)}>
      <dd>{formatNumber(value)}</dd>
      <dt>{label}</dt>
    </div>
  )
}

const atFirst = 5
const atMost = 500

function Notes({ title, notes }: { readonly title: string; readonly notes: readonly RowNote[] }) {
  const [isOpen, setOpen] = useState(false)
  const shown = notes.slice(0, isOpen ? atMost : atFirst)
  return (
    <div className={cx(styles.notes)}>
      <h2>{title}</h2>
      <Scroll label={`${title}: each with its reason`} className={cx(isOpen && styles.long)}>
        <ul>
        {shown.map((note, index) => (
          <li key={`${note.row}-${index}`}>
            <span className={cx(styles.number)}>Row {formatNumber(note.row)}</span>
            <span>{note.reason}</span>
          </li>
        ))}
        </ul>
      </Scroll>
      {notes.length > atFirst && (
        <div className={cx(styles.more)}>
          <Button size="small" look="quiet" onPress={() => setOpen(!isOpen)}>
            {isOpen ? 'Show fewer' : `Show all ${formatNumber(notes.length)}`}
          </Button>
          {isOpen && notes.length > atMost && <span>The first {formatNumber(atMost)} are shown.</span>}
        </div>
      )}
    </div>
  )
}
