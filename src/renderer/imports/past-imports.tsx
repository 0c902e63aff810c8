import { useState } from 'react'
import type { ImportRecord } from '../../contract/imports.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { addressOf } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { formatInstant, formatInstantDay, formatNumber } from '../format.ts'
import { Empty, Page, Tag } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import styles from './imports.module.css'
import { usePastImports } from './past-imports.store.ts'
import { UndoImportDialog } from './undo-dialog.tsx'
import { sourceNames } from './words.ts'

/** Every file that came in, each with the way to take it back whole. */
export function PastImportsPage() {
  const { value: imports, error } = useResource(usePastImports)
  const [undoing, setUndoing] = useState<ImportRecord | null>(null)
  const importNow = () => (location.hash = addressOf('import'))
  return (
    <Page
      title="Past imports"
      lead="Each can be taken back as a whole, for 30 days."
      actions={
        <Button look="primary" onPress={importNow}>
          Import a file…
        </Button>
      }
    >
      {error && <ErrorNote error={error} />}
      {!imports && !error && <Waiting>Reading the list…</Waiting>}
      {imports?.length === 0 && <Empty title="Nothing was imported yet">Import the export of your billing, and it shows here.</Empty>}
      <ul>
        {imports?.map((record) => (
          <li key={record.id} className={cx(styles.past)}>
            <div>
              <h2>{record.fileName}</h2>
              <p className={cx(styles.quiet)}>
                {formatInstant(record.importedAt)} – {sourceNames[record.source]} – {numbersOf(record)}
              </p>
            </div>
            <WayBack record={record} onUndo={() => setUndoing(record)} />
          </li>
        ))}
      </ul>
      {undoing && <UndoImportDialog record={undoing} onClose={() => setUndoing(null)} />}
    </Page>
  )
}

/** How an import is taken back, or why it cannot be. */
function WayBack({ record, onUndo }: { readonly record: ImportRecord; readonly onUndo: () => void }) {
  const { undoneAt, undoUntil, fileName } = record
  const [now] = useState(() => Date.now())
  if (undoneAt !== null) return <Tag>Undone {formatInstant(undoneAt)}</Tag>
  // One that changed nothing has nothing to take back.
  if (record.new + record.updated + record.maybe === 0) return null
  if (undoUntil < now) return <span className={cx(styles.quiet)}>Too old to take back</span>
  return (
    <span className={cx(styles.wayBack)}>
      <small className={cx(styles.quiet)}>until {formatInstantDay(undoUntil)}</small>
      <Button onPress={onUndo} label={`Undo the import of ${fileName}`}>
        Undo…
      </Button>
    </span>
  )
}

/** What came of it, without the numbers that are none. */
function numbersOf(record: ImportRecord): string {
  const numbers = [
    [record.new, 'new'],
    [record.updated, 'updated'],
    [record.same, 'the same'],
    [record.maybe, 'maybe the same'],
    [record.skipped, 'skipped'],
  ] as const
  const said = numbers.filter(([value]) => value > 0).map(([value, name]) => `${formatNumber(value)} ${name}`)
  return said.join(', ') || 'nothing in it'
}
