import { useImport } from './imports.store.ts'
import { Bar, useIsLate, Waiting } from '../ui/waiting.tsx'

const barAfterMs = 1500

/** What is said while a file is read: a word at first, then a bar with a count. */
export function Reading() {
  const { file, isReading, progress } = useImport()
  const isLong = useIsLate(isReading, barAfterMs)
  const words = `Reading ${file?.name ?? 'the file'}…`
  return isLong && progress ? <Bar label={words} done={progress.done} of={progress.of} /> : <Waiting>{words}</Waiting>
}
