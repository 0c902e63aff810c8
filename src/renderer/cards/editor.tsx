import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { Card } from '../../contract/cards.ts'
import { count } from '../format.ts'
import { addressOf } from '../state/navigation.store.ts'
import { cx } from '../ui/cx.ts'
import { Menu } from '../ui/menu.tsx'
import { Notice } from '../ui/page.tsx'
import { Segmented } from '../ui/toggles.tsx'
import { cardsTogether, removeCards, saveNow, typeText, useWriting, writeAlone, writeTogether } from './cards.store.ts'
import styles from './cards.module.css'
import { FitMeter } from './fit-meter.tsx'
import { Placeholders } from './placeholders.tsx'
import { Problems } from './problems.tsx'

/** The words of the card. */
export function Editor({ card, next }: { readonly card: Card; readonly next: ReactNode }) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const writing = useWriting()
  const cards = writing.cards ?? []
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  return (
    <section className={cx(styles.editorSide)} aria-label="Text">
      <div className={cx(styles.editor)}>
      <header className={cx(styles.editorHead)}>
        <div>
          <h2>
            <a href={addressOf('customers', card.customerId)}>{card.customerName}</a>
          </h2>
          <p className={cx(styles.quiet)} role="status">
            {writing.isSaving ? 'Saving…' : 'Saved as you type'}
          </p>
        </div>
        <Menu
          label={`More for the card for ${card.customerName}`}
          actions={[
            { id: 'remove', name: 'Remove this card', onAction: () => void removeCards([card]) },
            ...(cards.length > 1 ? [{ id: 'all', name: `Remove all ${cards.length} cards`, onAction: () => void removeCards(cards), isDanger: true }] : []),
          ]}
        />
      </header>
      {cards.length > 1 && <Scope card={card} />}
      <div className={cx(styles.paperField)}>
        <label className={cx(styles.fieldLabel)} htmlFor={id}>
          Text
        </label>
        <textarea
          id={id}
          ref={field}
          className={cx(styles.textarea)}
          value={card.text}
          maxLength={4000}
          placeholder={'Dear {firstName},\n\nwhat you remember of them, plainly.'}
          onChange={(event) => typeText(card, event.target.value)}
          onBlur={() => void saveNow()}
        />
        <FitMeter />
      </div>
      <Placeholders field={field} text={card.text} onChange={(text) => typeText(card, text)} />
      <Problems card={card} cards={cards} />
      {!card.hasAddress && (
        <Notice tone="needs-you" action={<a href={addressOf('customers', card.customerId)}>Add it</a>}>
          Needs an address: the card prints, an envelope does not.
        </Notice>
      )}
      </div>
      <footer className={cx(styles.editorFoot)}>{next}</footer>
    </section>
  )
}

/** Whether typing changes one card or all that share the text. */
function Scope({ card }: { readonly card: Card }) {
  const writing = useWriting()
  const isAlone = writing.ownIds.has(card.id)
  const sharing = isAlone ? (writing.cards ?? []).filter((one) => !writing.ownIds.has(one.id)).length + 1 : cardsTogether(writing, card).length
  const isEverybody = sharing === writing.cards?.length
  return (
    <Segmented
      label="Whose text this is"
      value={isAlone ? 'alone' : 'together'}
      options={[
        { id: 'together', name: isEverybody ? `Same text for all ${sharing}` : `Same text for ${count(sharing, 'card')}` },
        { id: 'alone', name: 'Only this card' },
      ]}
      onChange={(scope) => void (scope === 'alone' ? writeAlone(card) : writeTogether(card))}
    />
  )
}
