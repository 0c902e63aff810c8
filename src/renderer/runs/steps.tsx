import { Check } from 'lucide-react'
import type { ItemState } from '../../contract/runs.ts'
import { formatNumber } from '../format.ts'
import { cx } from '../ui/cx.ts'
import { reached, stateNames, stateOrder } from './states.ts'
import styles from './runs.module.css'

export interface StepsProps {
  readonly counts: Readonly<Record<ItemState, number>>
  readonly items: number
}

/** How far a stack has come: the five stops with how many have passed each. */
export function Steps({ counts, items }: StepsProps) {
  return (
    <ol className={cx(styles.steps)}>
      {stateOrder.slice(1).map((state) => {
        const done = reached(counts, state)
        const isDone = done === items
        return (
          <li key={state} className={cx(isDone && styles.stepDone, done > 0 && !isDone && styles.stepPart)}>
            {isDone && <Check size={13} aria-hidden />}
            {stateNames[state]}
            {done > 0 && !isDone && (
              <span>
                {formatNumber(done)} of {formatNumber(items)}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
