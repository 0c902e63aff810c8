import { useWork } from '../state/work.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Bar, TimeLeft, useIsLate } from '../ui/waiting.tsx'
import styles from './app.module.css'

/** The thin bar of a long piece of work, at the foot of every page. */
export function WorkBar() {
  const { work } = useWork()
  const isLate = useIsLate(work !== null)
  if (!work || !isLate) return null
  return (
    <div className={cx(styles.work)} role="status">
      <Bar label={work.isCancelling ? 'Stopping…' : work.title} done={work.done} of={work.of} />
      <TimeLeft ms={work.leftMs} />
      <Button size="small" onPress={work.cancel} isDisabled={work.isCancelling}>
        Cancel
      </Button>
    </div>
  )
}
