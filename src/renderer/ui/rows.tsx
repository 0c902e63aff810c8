import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './rows.module.css'
import { Tick } from './toggles.tsx'

/** A name over a note, each on one line, cut off where there is no room. */
export function TwoLines({ name, note }: { readonly name: string; readonly note: string }) {
  return (
    <span className={cx(styles.twoLines)}>
      <span className={cx(styles.name)}>{name}</span>
      <span className={cx(styles.note)}>{note}</span>
    </span>
  )
}

/** A row of a virtual list with its tick at the left. */
export function SelectableRow({ isSelected, children }: { readonly isSelected: boolean; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.row)}>
      <span className={cx(styles.tick)} data-tick>
        <Tick isOn={isSelected} />
      </span>
      {children}
    </div>
  )
}

/** One line of a short list: what it is, a word about it, and what can be done with it. */
export function LineItem({ name, note, action }: { readonly name: string; readonly note?: string; readonly action: ReactNode }) {
  return (
    <div className={cx(styles.line)}>
      <span>
        {name}
        {note && <small>{note}</small>}
      </span>
      {action}
    </div>
  )
}
