import type { Card } from '../../contract/cards.ts'
import { addressOf } from '../state/navigation.store.ts'
import { cx } from '../ui/cx.ts'
import { Notice } from '../ui/page.tsx'
import { usePreview } from './preview.store.ts'
import styles from './cards.module.css'

const shown = 6

/** What keeps this card, and the others, from being printed. An empty or too long card is told elsewhere. */
export function Problems({ card, cards }: { readonly card: Card; readonly cards: readonly Card[] }) {
  const here = usePreview((state) => state.preview?.problems)
  const mine = (here ?? []).filter(({ code }) => code !== 'empty' && code !== 'too-long')
  const others = cards.filter((one) => one.id !== card.id && one.text !== '' && one.problems.length > 0)
  return (
    <>
      {mine.map((problem) => (
        <Notice key={problem.code + problem.about} tone="needs-you">
          {problem.message}
        </Notice>
      ))}
      {others.length > 0 && (
        <div className={cx(styles.others)}>
          <h3>Other cards that need you</h3>
          <ul>
            {others.slice(0, shown).map((other) => (
              <li key={other.id}>
                <a href={addressOf('writing', other.id)}>{other.customerName}</a> {other.problems[0]?.message}
              </li>
            ))}
          </ul>
          {others.length > shown && <p className={cx(styles.quiet)}>and {others.length - shown} more, marked in the list.</p>}
        </div>
      )}
    </>
  )
}
