import type { LibraryStatus } from '../../contract/library.ts'
import { cx } from '../ui/cx.ts'
import { Button } from '../ui/button.tsx'
import { Notice, Section } from '../ui/page.tsx'
import { Backups } from './backups.tsx'
import styles from './library.module.css'
import { useLibrary } from './library.store.ts'

type Problem = Exclude<LibraryStatus['state'], 'open'>

const copy: Record<Problem, { title: string; text: string; next: string; offersBackups: boolean }> = {
  damaged: {
    title: 'The library is damaged',
    text: 'The file that holds your customers cannot be read whole. This happens after a disk fault, or when a sync program wrote into it.',
    next: 'Restore the last good backup below. The damaged file is kept beside it.',
    offersBackups: true,
  },
  'not-a-library': {
    title: 'This file is not a library',
    text: 'The file at this place was not written by Longhand.',
    next: 'Restore a backup, or start Longhand with another library file.',
    offersBackups: true,
  },
  newer: {
    title: 'This library is from a newer Longhand',
    text: 'A later version has written this file, in a way this version does not know.',
    next: 'Update Longhand on this computer, then open it again.',
    offersBackups: false,
  },
  'in-use': {
    title: 'The library is open elsewhere',
    text: 'Another Longhand has this file open. Two at once could overwrite each other.',
    next: 'Close the other window or terminal, then try again.',
    offersBackups: false,
  },
  unwritable: {
    title: 'The library cannot be written',
    text: 'The file or its folder is read-only, or the disk is full.',
    next: 'Make room or give yourself the right to write there, then try again.',
    offersBackups: false,
  },
}

/** The whole window while the library is not open: what happened, what is safe, what to do. */
export function LibraryProblem({ status }: { readonly status: LibraryStatus }) {
  if (status.state === 'open') return null
  const { title, text, next, offersBackups } = copy[status.state]
  return (
    <div className={cx(styles.overflow)}>
      <main className={cx(styles.problem)}>
        <h1>{title}</h1>
        <p>{text}</p>
        <Notice tone="done">Nothing was changed: the file is exactly as Longhand found it.</Notice>
        <p>{offersBackups && status.backups.length === 0 ? 'Restore a copy, if you have one somewhere else. This file is kept beside it.' : next}</p>
        <p className={cx(styles.path)}>{status.path}</p>
        <div>
          <Button onPress={() => void useLibrary.getState().refresh()}>Try again</Button>
        </div>
        {offersBackups && (
          <Section title="Backups">
            <Backups status={status} limit={5} />
          </Section>
        )}
      </main>
    </div>
  )
}
