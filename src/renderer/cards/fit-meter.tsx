import { cx } from '../ui/cx.ts'
import { usePreview } from './preview.store.ts'
import styles from './cards.module.css'

/** How much of the card is filled, and which words no longer fit. */
export function FitMeter() {
  const fit = usePreview((state) => state.preview?.fit)
  if (!fit) return null
  const share = Math.min(1, fit.maxLines > 0 ? fit.lines / fit.maxLines : 0)
  return (
    <div className={cx(styles.fit)} role="status">
      <div className={cx(styles.fitBar)} aria-hidden>
        <span className={cx(styles.fitFill, fit.isTooLong && styles.fitOver)} style={{ width: `${share * 100}%` }} />
      </div>
      {fit.isTooLong ? (
        <p className={cx(styles.tooLong)}>
          <strong>Too long.</strong> These words no longer fit: <mark>{fit.overflow}</mark>
        </p>
      ) : (
        <p className={cx(styles.quiet)}>
          {fit.lines} of {fit.maxLines} lines
        </p>
      )}
    </div>
  )
}
