import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Bar, TimeLeft, useIsLate, Waiting } from '../ui/waiting.tsx'
import styles from './imports.module.css'
import { useImport } from './imports.store.ts'

const barAfterMs = 1500

/** What is said while a file is read: a word at first, then a bar with a count, the time left and a way to stop. */
export function Reading() {
  const { file, isReading, isCounting, progress, stopReading } = useImport()
  const isLong = useIsLate(isReading || isCounting, barAfterMs)
  const name = file?.name ?? 'the file'
  const words = wordsFor(progress?.label, name)
  if (!isLong || !progress) return <Waiting>{words}</Waiting>
  return (
    <div className={cx(styles.waiting)} role="status">
      <Bar label={words} done={progress.done} of={progress.of} />
      <TimeLeft ms={progress.leftMs} />
      <Button size="small" onPress={stopReading}>
        Cancel
      </Button>
    </div>
  )
}

/** First every row is read, then each is compared with whom the library knows, and at last those who may be one are looked for. */
function wordsFor(stage: string | undefined, name: string): string {
  if (stage === 'look-alikes') return 'Looking for people who may be the same…'
  return stage === 'customers' ? `Comparing ${name} with your customers…` : `Reading ${name}…`
}
