import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useToasts, type Toast } from '../state/toasts.store.ts'
import { cx } from '../ui/cx.ts'
import styles from './app.module.css'

const shortMs = 5000
const longMs = 10_000

/** Short words at the foot of the window, read aloud; they stay while the pointer or the keyboard is on them. */
export function Toaster() {
  const { toasts } = useToasts()
  return (
    <div className={cx(styles.toasts)} role="status" aria-live="polite" data-react-aria-top-layer="true">
      {toasts.map((toast) => (
        <ToastNote key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastNote({ toast }: { readonly toast: Toast }) {
  const close = useToasts((state) => state.close)
  const [isHeld, setHeld] = useState(false)
  const staysMs = toast.action || toast.tone === 'wrong' ? longMs : shortMs
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => close(toast.id), staysMs)
    return () => clearTimeout(timer)
  }, [isHeld, close, toast.id, staysMs])
  const { action } = toast
  return (
    <div
      className={cx(styles.toast, toast.tone === 'wrong' && styles.toastWrong)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>
        {toast.text}
        {toast.detail && <span className={cx(styles.toastDetail)}>{toast.detail}</span>}
      </span>
      <Button className={cx(styles.toastButton)} aria-label="Close" onPress={() => close(toast.id)}>
        <X size={14} aria-hidden />
      </Button>
      {action && (
        <Button className={cx(styles.toastButton, styles.toastAction)} onPress={action.run}>
          {action.name}
        </Button>
      )}
    </div>
  )
}
