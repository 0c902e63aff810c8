import type { RefObject } from 'react'
import type { Placeholder } from '../../contract/cards.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import styles from './cards.module.css'

/** What a button inserts; the words after the bar stand for customers without the value. */
const inserts: readonly { readonly placeholder: Placeholder; readonly name: string; readonly fallback: string }[] = [
  { placeholder: 'firstName', name: 'First name', fallback: '' },
  { placeholder: 'company', name: 'Company', fallback: 'your team' },
  { placeholder: 'years', name: 'Years', fallback: '' },
  { placeholder: 'since', name: 'Since', fallback: '' },
  { placeholder: 'fact', name: 'Fact', fallback: 'your kind words' },
  { placeholder: 'city', name: 'City', fallback: 'your town' },
  { placeholder: 'plan', name: 'Plan', fallback: 'your plan' },
  { placeholder: 'name', name: 'Full name', fallback: '' },
]

export interface PlaceholdersProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onChange: (text: string) => void
}

/** Words that are different for everybody, put in at the caret. */
export function Placeholders({ field, text, onChange }: PlaceholdersProps) {
  const insert = (placeholder: Placeholder, fallback: string) => {
    const element = field.current
    const from = element?.selectionStart ?? text.length
    const to = element?.selectionEnd ?? text.length
    const word = fallback ? `{${placeholder}|${fallback}}` : `{${placeholder}}`
    onChange(text.slice(0, from) + word + text.slice(to))
    requestAnimationFrame(() => {
      element?.focus()
      // The fallback is selected, ready to be said in the founder's own words.
      const end = from + word.length
      element?.setSelectionRange(fallback ? end - 1 - fallback.length : end, fallback ? end - 1 : end)
    })
  }
  return (
    <div className={cx(styles.inserts)} role="group" aria-label="Insert what is different for everybody">
      {inserts.map(({ placeholder, name, fallback }) => (
        <Button key={placeholder} size="small" onPress={() => insert(placeholder, fallback)} label={`Insert ${name.toLowerCase()}`}>
          {name}
        </Button>
      ))}
      <p className={cx(styles.hint)}>
        In <code>{'{company|your team}'}</code> the words after the bar are for those without one.
      </p>
    </div>
  )
}
