import type { RowNote } from '../../contract/imports.ts'
import { cx } from '../ui/cx.ts'
import { useMore } from '../ui/more.tsx'
import { Section } from '../ui/page.tsx'
import { count, formatNumber } from '../format.ts'
import styles from './imports.module.css'

export interface RowNotesProps {
  readonly outcome: {
    readonly skipped: readonly RowNote[]
    readonly skippedTotal: number
    readonly warnings: readonly RowNote[]
    readonly warningsTotal: number
  }
}

/** Every row that was skipped or only partly used, with its reason. */
export function RowNotes({ outcome: { skipped, skippedTotal, warnings, warningsTotal } }: RowNotesProps) {
  return (
    <>
      {skipped.length > 0 && <Notes title={`${count(skippedTotal, 'row')} skipped`} notes={skipped} total={skippedTotal} />}
      {warnings.length > 0 && <Notes title={`${count(warningsTotal, 'row')} used, but look at them`} notes={warnings} total={warningsTotal} />}
    </>
  )
}

function Notes({ title, notes, total }: { readonly title: string; readonly notes: readonly RowNote[]; readonly total: number }) {
  const { shown, more } = useMore(notes, title)
  return (
    <Section title={title}>
      <ul className={cx(styles.notes)}>
        {shown.map((note, index) => (
          <li key={`${note.row}-${index}`}>
            <span className={cx(styles.number)}>Row {formatNumber(note.row)}</span>
            <span>{note.reason}</span>
          </li>
        ))}
      </ul>
      {more}
      {total > notes.length && <p className={cx(styles.quiet)}>The first {formatNumber(notes.length)} are listed with their reason.</p>}
    </Section>
  )
}
