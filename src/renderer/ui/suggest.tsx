import { ComboBox, ListBox, ListBoxItem, Popover, type Key } from 'react-aria-components'
import styles from './choice.module.css'
import { ComboLine } from './combo-line.tsx'
import control from './control.module.css'
import { cx } from './cx.ts'

export interface Suggestion {
  /** What is written when it is chosen. */
  readonly code: string
  readonly name: string
}

export interface SuggestProps {
  readonly label: string
  readonly value: string
  readonly suggestions: readonly Suggestion[]
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
}

/** A line of text with suggestions, found by code or name; anything else may be typed too. */
export function Suggest({ label, value, suggestions, onChange, hint }: SuggestProps) {
  const isKnown = suggestions.some(({ code }) => code === value)
  const asked = fold(value)
  const found = isKnown || asked === '' ? suggestions : suggestions.filter(({ code, name }) => fold(name).includes(asked) || fold(code).startsWith(asked))
  return (
    <ComboBox
      className={cx(control.stack)}
      allowsCustomValue
      inputValue={value}
      onInputChange={onChange}
      value={isKnown ? value : null}
      onChange={(key: Key | null) => key !== null && onChange(String(key))}
      items={found}
      menuTrigger="focus"
    >
      <ComboLine label={label} hint={hint} />
      <Popover className={cx(control.popover, styles.popover)} offset={4}>
        <ListBox className={cx(styles.list)}>
          {({ code, name }: Suggestion) => (
            <ListBoxItem id={code} textValue={code} className={cx(control.option, styles.suggestion)}>
              <span>{name}</span>
              {code !== name && <small className={cx(styles.code)}>{code}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase()
