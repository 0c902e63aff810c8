import { useEffect, useRef, type KeyboardEvent } from 'react'
import { GridList } from 'react-aria-components'
import type { Moment } from '../../contract/moments.ts'
import { cx } from '../ui/cx.ts'
import { DueRow } from './due-row.tsx'
import { useToday } from './moments.store.ts'
import styles from './moments.module.css'

export interface DueListProps {
  readonly moments: readonly Moment[]
  readonly onWrite: (id: string) => void
  readonly onSkip: (moment: Moment) => void
}

/** The rows, worked by keyboard: arrows move, Space selects, Enter writes, S skips. */
export function DueList({ moments, onWrite, onSkip }: DueListProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { selected, select } = useToday()

  useEffect(() => {
    // The first row has the keyboard, so that Enter writes to whoever is most deserving. The rows are there one frame later.
    const soon = requestAnimationFrame(() => {
      if (document.activeElement === document.body) frame.current?.querySelector<HTMLElement>('[role=row]')?.focus()
    })
    return () => cancelAnimationFrame(soon)
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement && event.target.role === 'row' ? event.target : null
    const moment = moments.find((one) => one.id === row?.dataset['key'])
    if (!moment || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') onWrite(moment.id)
    else if (event.key.toLowerCase() === 's') onSkip(moment)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={frame} role="presentation" onKeyDownCapture={onKeyDown}>
      <GridList
        className={cx(styles.list)}
        aria-label="Due for a thank-you"
        items={moments}
        dependencies={[selected]}
        selectionMode="multiple"
        keyboardNavigationBehavior="tab"
        disallowTypeAhead
        escapeKeyBehavior="none"
        selectedKeys={selected}
        onSelectionChange={(keys) => select(keys === 'all' ? moments.map((moment) => moment.id) : [...keys].map(String))}
      >
        {(moment) => <DueRow moment={moment} onWrite={() => onWrite(moment.id)} onSkip={() => onSkip(moment)} />}
      </GridList>
    </div>
  )
}
