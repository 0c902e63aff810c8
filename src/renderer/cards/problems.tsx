import { Fragment } from 'react'
import type { Card } from '../../contract/cards.ts'
import { groupBy } from '../group.ts'
import { addressOf } from '../state/navigation.store.ts'
import { cx } from '../ui/cx.ts'
import { Notice } from '../ui/page.tsx'
import { usePreview } from './preview.store.ts'
import styles from './cards.module.css'

/** Faults shown, and people named with each. */
const shown = 6
const named = 4

/** What keeps this card, and the others, from being printed. An empty or too long card is told elsewhere. */
export function Problems({ card, cards }: { readonly card: Card; readonly cards: readonly Card[] }) {
  const here = usePreview((state) => state.preview?.problems)
  const mine = (here ?? []).filter(({ code }) => code !== 'empty' && code !== 'too-long')
  const others = cards.filter((one) => one.id !== card.id && one.text !== '' && one.problems.length > 0)
  // One text for many has one fault for many: said once, with the names.
  const groups = [...groupBy(others, (one) => one.problems[0]?.message ?? '')]
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
            {groups.slice(0, shown).map(([message, people]) => (
              <li key={message}>
                {people.slice(0, named).map((other, index) => (
                  <Fragment key={other.id}>
                    {index > 0 && ', '}
                    <a href={addressOf('writing', other.id)}>{other.customerName}</a>
                  </Fragment>
                ))}
                {people.length > named && ` and ${people.length - named} more`}: {message}
              </li>
            ))}
          </ul>
          {groups.length > shown && <p className={cx(styles.quiet)}>and others, marked in the list.</p>}
        </div>
      )}
    </>
  )
}
