import type { ReactNode } from 'react'
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import styles from './button.module.css'
import { cx } from './cx.ts'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** `primary` is the one thing to do next; a page has at most one. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'small' | 'normal' | 'large'
  readonly isDisabled?: boolean
  readonly icon?: ReactNode
  readonly type?: 'button' | 'submit'
  readonly label?: string
  /** A key that does the same, shown in the button. */
  readonly hint?: string
  readonly autoFocus?: boolean
}

export function Button({ children, onPress, look = 'plain', size = 'normal', icon, label, hint, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(onPress && { onPress })}
      {...(label && { 'aria-label': label })}
      className={cx(styles.button, styles[look], styles[size])}
    >
      {icon}
      <span>{children}</span>
      {hint && <kbd className={cx(styles.hint)}>{hint}</kbd>}
    </AriaButton>
  )
}

export interface IconButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress: () => void
  readonly isDisabled?: boolean
}

/** A button that is only a picture; its words are in the tooltip and read aloud. */
export function IconButton({ label, icon, onPress, isDisabled = false }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton className={cx(styles.button, styles.quiet, styles.icon)} aria-label={label} onPress={onPress} isDisabled={isDisabled}>
        {icon}
      </AriaButton>
      <Tooltip className={cx(styles.tooltip)} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
