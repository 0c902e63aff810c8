import { ChevronRight } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './fold.module.css'

export interface FoldProps {
  readonly title: string
  /** What is inside, in a few words, so that nobody needs to look. */
  readonly note?: ReactNode
  readonly isOpenAtFirst?: boolean
  readonly children: ReactNode
}

/** A part of a page under its heading, folded away until it is wanted. */
export function Fold({ title, note, isOpenAtFirst = false, children }: FoldProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <section className={cx(styles.fold)}>
      <header className={cx(styles.header)}>
        <h2>
          <Button className={cx(styles.trigger)} aria-expanded={isOpen} {...(isOpen && { 'aria-controls': id })} onPress={() => setOpen(!isOpen)}>
            <ChevronRight size={16} aria-hidden className={cx(styles.arrow, isOpen && styles.down)} />
            {title}
          </Button>
        </h2>
        {note && <span className={cx(styles.note)}>{note}</span>}
      </header>
      {isOpen && (
        <div id={id} className={cx(styles.inside)}>
          {children}
        </div>
      )}
    </section>
  )
}
