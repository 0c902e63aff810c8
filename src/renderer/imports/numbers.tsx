import { cx } from '../ui/cx.ts'
import { formatNumber } from '../format.ts'
import type { Numbers } from './answers.ts'
import styles from './imports.module.css'

/** What comes of all rows together, in four numbers or five. */
export function NumberRow({ numbers }: { readonly numbers: Numbers }) {
  const { maybe, skippedTotal } = numbers
  return (
    <dl className={cx(styles.numbers)} aria-live="polite">
      <One label="new" value={numbers.new} />
      <One label="updated" value={numbers.updated} />
      <One label="same as before" value={numbers.same} />
      {maybe > 0 && <One label="maybe the same" value={maybe} needsYou />}
      <One label="skipped" value={skippedTotal} needsYou={skippedTotal > 0} />
    </dl>
  )
}

function One({ label, value, needsYou = false }: { readonly label: string; readonly value: number; readonly needsYou?: boolean }) {
  return (
    <div className={cx(needsYou && styles.needsYou)}>
      <dd>{formatNumber(value)}</dd>
      <dt>{label}</dt>
    </div>
  )
}
