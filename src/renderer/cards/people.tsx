import { CircleAlert, MapPinOff } from 'lucide-react'
import type { Card } from '../../contract/cards.ts'
import { count } from '../format.ts'
import { cx } from '../ui/cx.ts'
import { TwoLines } from '../ui/rows.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { useWriting } from './cards.store.ts'
import styles from './cards.module.css'

export interface PeopleProps {
  readonly cards: readonly Card[]
  readonly current: Card
  readonly onOpen: (card: Card) => void
}

const rowHeight = 46

/** Who is being written to. */
export function People({ cards, current, onOpen }: PeopleProps) {
  const { ownIds } = useWriting()
  const at = (index: number) => cards[index]
  const open = (index: number) => {
    const card = at(index)
    if (card) onOpen(card)
  }
  return (
    <section className={cx(styles.people)} aria-label="People">
      <header className={cx(styles.peopleHead)}>
        <h1>Writing</h1>
        <p>{count(cards.length, 'card')}</p>
      </header>
      <VirtualList
        label="People being written to"
        count={cards.length}
        rowHeight={rowHeight}
        keyOf={(index) => at(index)?.id ?? String(index)}
        active={cards.indexOf(current)}
        onActive={open}
        onOpen={() => document.querySelector<HTMLTextAreaElement>('textarea')?.focus()}
      >
        {(index) => {
          const card = at(index)
          return card && <Person card={card} hasOwnText={cards.length > 1 && ownIds.has(card.id)} />
        }}
      </VirtualList>
    </section>
  )
}

function Person({ card, hasOwnText }: { readonly card: Card; readonly hasOwnText: boolean }) {
  const needsYou = card.text !== '' && card.problems.length > 0
  return (
    <div className={cx(styles.person)}>
      <TwoLines name={card.customerName} note={card.text === '' ? 'Empty' : needsYou ? problemWord(card) : hasOwnText ? 'Own text' : 'Shared text'} />
      {!card.hasAddress && <MapPinOff size={14} aria-label="no address" className={cx(styles.quiet)} />}
      {needsYou && <CircleAlert size={15} aria-hidden className={cx(styles.alert)} />}
    </div>
  )
}

const words: Record<Card['problems'][number]['code'], string> = {
  empty: 'Empty',
  'too-long': 'Too long',
  'unknown-placeholder': 'Unknown placeholder',
  'missing-value': 'Something is missing',
  'uncovered-character': 'A letter the hand lacks',
  'do-not-mail': 'Do not mail',
}

const problemWord = (card: Card) => (card.problems[0] ? words[card.problems[0].code] : '')
