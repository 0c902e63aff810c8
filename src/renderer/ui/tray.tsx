import { useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import buttonStyles from './button.module.css'
import { cx } from './cx.ts'
import styles from './tray.module.css'

export interface TrayProps {
  readonly label: string
  /** What the button shows. */
  readonly trigger: ReactNode
  readonly children: ReactNode
}

/** A button with a tray above it. It stays while things are tried out, until Esc or until the focus goes elsewhere. */
export function Tray({ label, trigger, children }: TrayProps) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    event.preventDefault()
    event.stopPropagation()
    setOpen(false)
    frame.current?.querySelector('button')?.focus()
  }
  const onBlur = (event: FocusEvent) => {
    if (!frame.current?.contains(event.relatedTarget)) setOpen(false)
  }
  return (
    <div ref={frame} className={cx(styles.frame)} role="presentation" onKeyDownCapture={onKeyDown} onBlur={onBlur}>
      <Button
        className={cx(buttonStyles.button, buttonStyles.plain)}
        aria-label={label}
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': id })}
        onPress={() => setOpen(!isOpen)}
      >
        {trigger}
      </Button>
      {isOpen && (
        <div id={id} className={cx(styles.tray)} role="group" aria-label={label}>
          {children}
        </div>
      )}
    </div>
  )
}
