import { useState, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly isWide?: boolean
}

/** A sheet over the page; Esc and a click beside it close it. */
export function Dialog({ title, onClose, children, actions, isWide = false }: DialogProps) {
  return (
    <ModalOverlay className={cx(styles.veil)} isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={cx(styles.modal, isWide && styles.wide)}>
        <AriaDialog className={cx(styles.dialog)}>
          <Heading slot="title" className={cx(styles.title)}>
            {title}
          </Heading>
          <div className={cx(styles.body)}>{children}</div>
          {actions && <div className={cx(styles.actions)}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface ConfirmProps {
  readonly title: string
  /** Exactly what will happen, and to how many. */
  readonly children: ReactNode
  /** The verb: "Remove Anna", never "OK". */
  readonly action: string
  readonly onConfirm: () => Promise<unknown> | void
  /** Called when it was confirmed and done, and when it was not. */
  readonly onClose: () => void
  /** Called instead of `onClose` when it was not confirmed. */
  readonly onCancel?: () => void
}

export function Confirm({ title, children, action, onConfirm, onClose, onCancel = onClose }: ConfirmProps) {
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    await onConfirm()
    setBusy(false)
    onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      actions={
        <>
          <Button onPress={onCancel} autoFocus>
            Cancel
          </Button>
          <Button look="primary" onPress={() => void confirm()} isDisabled={isBusy}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
