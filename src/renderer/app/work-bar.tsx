import { useWork } from '../state/work.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Bar, useIsLate } from '../ui/waiting.tsx'
import styles from './app.module.css'

/** The thin bar of a long piece of work, at the foot of every page. */
export function WorkBar() {
  const { work } = useWork()
  const isLate = useIsLate(work !== null)
  if (!work || !isLate) return null
  const left = work.of > 0 && work.done > 0 ? ((Date.now() - work.startedAt) * (work.of - work.done)) / work.done : 0
  return (
    <div className={cx(styles.work)} role="status">
      <Bar label={work.isCancelling ? 'Stopping…' : work.title} done={work.done} of={work.of} />
      {left > 2000 && <span className={cx(styles.left)}>{timeLeft(left)}</span>}
      <Button size="small" onPress={work.cancel} isDisabled={work.isCancelling}>
        Cancel
      </Button>
    </div>
  )
}

function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`
}
