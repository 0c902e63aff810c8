import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './split.module.css'

export interface SplitProps {
  /** What the list is, for those who do not see it. */
  readonly label: string
  readonly title: string
  /** Beside the title. */
  readonly aside: ReactNode
  readonly list: ReactNode
  /** The one who is open, beside the list. */
  readonly children: ReactNode
}

/** A list beside the one thing of it that is open. */
export function Split({ label, title, aside, list, children }: SplitProps) {
  return (
    <div className={cx(styles.split)}>
      <section className={cx(styles.listSide)} aria-label={label}>
        <header className={cx(styles.listHeader)}>
          <h1>{title}</h1>
          {aside}
        </header>
        {list}
      </section>
      {children}
    </div>
  )
}
