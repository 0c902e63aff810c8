import { useEffect, useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './waiting.module.css'

/** True once a wait has lasted long enough to be worth a word. */
export function useIsLate(isWaiting: boolean, afterMs = 400): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [isWaiting, afterMs])
  return isWaiting && isLate
}

/** Says what is being waited for, once the wait is long enough to notice. */
export function Waiting({ children }: { readonly children: string }) {
  const isLate = useIsLate(true)
  return (
    <p className={cx(styles.waiting)} role="status">
      {isLate && (
        <>
          <span className={cx(styles.dot)} aria-hidden />
          {children}
        </>
      )}
    </p>
  )
}

export interface BarProps {
  readonly label: string
  readonly done: number
  /** 0 while the end is not known. */
  readonly of: number
  readonly isCountShown?: boolean
}

/** A bar with a count. */
export function Bar({ label, done, of, isCountShown = true }: BarProps) {
  const percent = of > 0 ? Math.min(100, (done / of) * 100) : 0
  return (
    <ProgressBar className={cx(styles.bar)} value={percent} isIndeterminate={of === 0} aria-label={label}>
      <span className={cx(styles.barLabel)}>
        <span>{label}</span>
        {isCountShown && <span className={cx(styles.count)}>{of > 0 ? `${done.toLocaleString()} of ${of.toLocaleString()}` : done > 0 ? done.toLocaleString() : ''}</span>}
      </span>
      <span className={cx(styles.track)}>
        <span className={cx(styles.fill, of === 0 && styles.unknown)} style={of === 0 ? {} : { width: `${percent}%` }} />
      </span>
    </ProgressBar>
  )
}

const worthSayingMs = 2000

/** How long a piece of work may still take; nothing while that is short or unknown. */
export function TimeLeft({ ms }: { readonly ms: number }) {
  if (ms <= worthSayingMs) return null
  const seconds = Math.ceil(ms / 1000)
  return <span className={cx(styles.left)}>{seconds < 60 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`}</span>
}
