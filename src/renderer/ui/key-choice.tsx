import { ToggleButton } from 'react-aria-components'
import { cx } from './cx.ts'
import button from './button.module.css'
import styles from './key-choice.module.css'

export interface KeyChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  /** `hint` is the key that does the same; whoever shows this listens for it. */
  readonly options: readonly { readonly id: T; readonly name: string; readonly hint: string }[]
  readonly onChoose: (value: T) => void
}

/** A few answers of which one stands, each with its key. Unlike radio buttons they are pressed, so that the arrows stay free. */
export function KeyChoice<T extends string>({ label, value, options, onChoose }: KeyChoiceProps<T>) {
  return (
    <div className={cx(styles.group)} role="group" aria-label={label}>
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          className={cx(button.button, button.plain, styles.option)}
          isSelected={option.id === value}
          onChange={() => onChoose(option.id)}
          aria-keyshortcuts={option.hint}
        >
          <span>{option.name}</span>
          <kbd className={cx(button.hint)} aria-hidden>
            {option.hint}
          </kbd>
        </ToggleButton>
      ))}
    </div>
  )
}
