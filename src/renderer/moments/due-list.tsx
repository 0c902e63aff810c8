import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Moment } from '../../contract/moments.ts'
import { DueRow } from './due-row.tsx'
import { useToday } from './moments.store.ts'
import styles from './moments.module.css'
import { cx } from '../ui/cx.ts'

export interface DueListProps {
  readonly moments: readonly Moment[]
  readonly onWrite: (id: string) => void
  readonly onSkip: (moment: Moment) => void
}

/** The rows, worked by keyboard: arrows move, Enter writes, S skips, X selects. */
export function DueList({ moments, onWrite, onSkip }: DueListProps) {
  const [active, setActive] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const { toggle } = useToday()
  const here = Math.min(active, moments.length - 1)

  useEffect(() => {
    if (document.activeElement === document.body) list.current?.querySelector<HTMLElement>('li[tabindex="0"]')?.focus()
  }, [])

  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(moments.length - 1, index))
    setActive(next)
    const row = list.current?.children[next]
    if (row instanceof HTMLElement) row.focus()
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const moment = moments[index]
    if (!moment || event.ctrlKey || event.metaKey || event.altKey) return
    const isOnRow = event.target === event.currentTarget
    const key = event.key.toLowerCase()
    if (key === 'arrowdown' || key === 'j') focusRow(index + 1)
    else if (key === 'arrowup' || key === 'k') focusRow(index - 1)
    else if (key === 's') onSkip(moment)
    else if (key === 'x' || (key === ' ' && isOnRow)) toggle(moment.id)
    else if (key === 'enter' && isOnRow) onWrite(moment.id)
    else return
    event.preventDefault()
  }
  return (
    <ol className={cx(styles.list)} ref={list} aria-label="Due for a thank-you">
      {moments.map((moment, index) => (
        <DueRow
          key={moment.id}
          moment={moment}
          isActive={index === here}
          onFocus={() => setActive(index)}
          onKeyDown={(event) => onKeyDown(event, index)}
          onWrite={() => onWrite(moment.id)}
          onSkip={() => onSkip(moment)}
        />
      ))}
    </ol>
  )
}
