import type { AppError } from '../../contract/errors.ts'
import { count } from '../format.ts'
import { addressOf } from '../state/navigation.store.ts'
import { cx } from '../ui/cx.ts'
import { Notice } from '../ui/page.tsx'
import { Scroll } from '../ui/scroll.tsx'
import styles from './runs.module.css'

/** A card that cannot be printed yet, and why. */
export interface Stopped {
  readonly cardId: string
  readonly name: string
  readonly problems: readonly string[]
}

/** The cards a `cards/not-printable` names. */
export function stoppedOf(error: AppError): readonly Stopped[] {
  const { cards } = error.data
  return error.code === 'cards/not-printable' && Array.isArray(cards) ? (cards as readonly Stopped[]) : []
}

/** Each card that stops the run, with its reasons and the way to it. */
export function NotReady({ stopped, onLeave }: { readonly stopped: readonly Stopped[]; readonly onLeave: () => void }) {
  return (
    <Notice tone="needs-you">
      <strong>
        {count(stopped.length, 'card')} cannot be printed yet.
      </strong>
      <Scroll label="Cards that stop the run" className={cx(styles.stopped)}>
        <ul>
        {stopped.map((one) => (
          <li key={one.cardId}>
            <a href={addressOf('writing', one.cardId)} onClick={onLeave}>
              {one.name}
            </a>{' '}
            {one.problems.join(' ')}
          </li>
        ))}
        </ul>
      </Scroll>
    </Notice>
  )
}
