import { useState } from 'react'
import { addressOf } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { count, formatInstantDay } from '../format.ts'
import { Notice, Page } from '../ui/page.tsx'
import { useImport, type ImportResult } from './imports.store.ts'
import { RowNotes } from './notes.tsx'
import { NumberRow } from './numbers.tsx'
import { usePastImports } from './past-imports.store.ts'
import { RepairsMade } from './repairs.tsx'
import { UndoImportDialog } from './undo-dialog.tsx'

/** What an import did, what is left to do about it, and the way to take it back. */
export function ImportResultView() {
  const { result, preview, restart } = useImport()
  const past = useResource(usePastImports)
  const [isUndoing, setUndoing] = useState(false)
  if (!result || !preview) return null
  const used = result.new + result.updated + result.maybe
  const undoUntil = past.value?.find(({ id }) => id === result.importId)?.undoUntil
  return (
    <Page
      title={used === 0 ? 'Nothing was new' : `${count(used, 'customer')} imported`}
      lead={`From ${preview.fileName}.${undoUntil === undefined || used === 0 ? '' : ` Can be taken back until ${formatInstantDay(undoUntil)}.`}`}
      actions={
        <>
          {used > 0 && <Button onPress={() => setUndoing(true)}>Undo import…</Button>}
          <Button onPress={restart}>Import another file</Button>
          <Button look="primary" onPress={() => (location.hash = addressOf('today'))}>
            See who is due
          </Button>
        </>
      }
    >
      <NumberRow numbers={result} />
      <LeftToDo result={result} />
      <RowNotes outcome={result} />
      <RepairsMade groups={result.repairs} />
      {isUndoing && (
        <UndoImportDialog
          record={{ id: result.importId, fileName: preview.fileName, new: result.new, updated: result.updated, maybe: result.maybe }}
          onClose={() => setUndoing(false)}
          onDone={restart}
        />
      )}
    </Page>
  )
}

function LeftToDo({ result: { maybe, edits } }: { readonly result: ImportResult }) {
  const kept = edits.filter(({ isTaken }) => !isTaken).length
  return (
    <>
      {maybe > 0 && (
        <Notice tone="needs-you" action={<a href={addressOf('duplicates')}>Compare them</a>}>
          {count(maybe, 'customer')} may be somebody you already had. They came in on their own, and wait under Duplicates.
        </Notice>
      )}
      {kept > 0 && <Notice>{count(kept, 'field')} you had edited by hand {kept === 1 ? 'was' : 'were'} left as you wrote {kept === 1 ? 'it' : 'them'}.</Notice>}
    </>
  )
}
