import { Fragment, type KeyboardEvent } from 'react'
import type { Moment } from '../../contract/moments.ts'
import { addressOf } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Tag } from '../ui/page.tsx'
import { Checkbox } from '../ui/toggles.tsx'
import { useToday } from './moments.store.ts'
import styles from './moments.module.css'

export interface DueRowProps {
  readonly moment: Moment
  readonly isActive: boolean
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onWrite: () => void
  readonly onSkip: () => void
}

export function DueRow({ moment, isActive, onFocus, onKeyDown, onWrite, onSkip }: DueRowProps) {
  const { selected, toggle } = useToday()
  const isSelected = selected.has(moment.id)
  return (
    <li
      className={cx(styles.row, isSelected && styles.selected)}
      tabIndex={isActive ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      aria-label={`${moment.name}: ${moment.why}`}
    >
      <Checkbox isSelected={isSelected} onChange={() => toggle(moment.id)} label={`Select ${moment.name}`} />
      <span className={cx(styles.stamp)} aria-hidden>
        <b>{moment.years}</b>
        {moment.years === 1 ? 'year' : 'years'}
      </span>
      <div className={cx(styles.who)}>
        <h2 className={cx(styles.name)}>
          <a href={addressOf('customers', moment.id)}>{moment.name}</a>
          {moment.company && moment.company !== moment.name && <span className={cx(styles.company)}>{moment.company}</span>}
        </h2>
        <p className={cx(styles.why)}>
          {moment.whyParts.map((part, index) => (
            <Fragment key={`${part.from}-${part.id}-${index}`}>
              {index > 0 && ' – '}
              <a href={`${addressOf('customers', moment.id)}/${part.from}`}>{part.text}</a>
            </Fragment>
          ))}
        </p>
      </div>
      <div className={cx(styles.side)}>
        {moment.hasDraft && <Tag>Draft started</Tag>}
        {!moment.hasAddress && <Tag tone="needs-you">No address yet</Tag>}
        <Button look="quiet" size="small" onPress={onSkip} label={`Skip ${moment.name}`}>
          Skip…
        </Button>
        <Button onPress={onWrite} label={`Write to ${moment.name}`}>
          Write
        </Button>
      </div>
    </li>
  )
}
