import { useState } from 'react'
import type { ImportRecord } from '../../contract/imports.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Confirm, Dialog } from '../ui/dialog.tsx'
import { count } from '../format.ts'
import { Scroll } from '../ui/scroll.tsx'
import styles from './imports.module.css'
import { undoImport, type UndoneImport } from './past-imports.store.ts'

export interface UndoImportDialogProps {
  readonly record: Pick<ImportRecord, 'id' | 'fileName' | 'new' | 'updated' | 'maybe'>
  readonly onClose: () => void
  readonly onDone?: () => void
}

/** Asks before a whole import is taken back, then says what was and what was kept. */
export function UndoImportDialog({ record, onClose, onDone }: UndoImportDialogProps) {
  const [undone, setUndone] = useState<UndoneImport | null>(null)
  const added = record.new + record.maybe
  const finish = () => {
    onClose()
    onDone?.()
  }
  if (!undone) {
    return (
      <Confirm
        title={`Undo the import of ${record.fileName}?`}
        action="Undo import"
        onConfirm={async () => {
          const answer = await undoImport(record)
          if (answer) setUndone(answer)
        }}
        onClose={() => undefined}
        onCancel={onClose}
      >
        <p>
          {count(added, 'customer')} it added {added === 1 ? 'is' : 'are'} removed
          {record.updated > 0 && `, and ${count(record.updated, 'customer')} it changed ${record.updated === 1 ? 'gets' : 'get'} the former values back`}. Anybody you have written to or edited since is kept.
        </p>
      </Confirm>
    )
  }
  return (
    <Dialog title="Import undone" onClose={finish} actions={<Button look="primary" onPress={finish} autoFocus>Done</Button>}>
      <p>
        {count(undone.removed, 'customer')} removed{undone.restored > 0 && `, ${undone.restored} put back as before`}.
      </p>
      {undone.kept.length > 0 && (
        <section>
          <h2>{count(undone.kept.length, 'customer')} kept</h2>
          <Scroll label="Kept" className={cx(styles.long)}>
            <ul className={cx(styles.notes)}>
            {undone.kept.map((kept) => (
              <li key={kept.id}>
                <span>{kept.name}</span>
                <span>{kept.reason}</span>
              </li>
            ))}
            </ul>
          </Scroll>
        </section>
      )}
    </Dialog>
  )
}
