import { useState } from 'react'
import { addressOf } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../format.ts'
import { Page } from '../ui/page.tsx'
import { useImport } from './imports.store.ts'
import { Outcome } from './outcome.tsx'
import { UndoImportDialog } from './undo-dialog.tsx'

/** What an import did, and the way to take it back. */
export function ImportResultView() {
  const { result, preview, restart } = useImport()
  const [isUndoing, setUndoing] = useState(false)
  if (!result || !preview) return null
  return (
    <Page
      title={result.new + result.updated === 0 ? 'Nothing was new' : `${count(result.new + result.updated, 'customer')} imported`}
      lead={`From ${preview.fileName}.`}
      actions={
        <>
          <Button onPress={() => setUndoing(true)}>Undo import…</Button>
          <Button onPress={restart}>Import another file</Button>
          <Button look="primary" onPress={() => (location.hash = addressOf('today'))}>
            See who is due
          </Button>
        </>
      }
    >
      <Outcome outcome={result} />
      {isUndoing && (
        <UndoImportDialog
          record={{ id: result.importId, fileName: preview.fileName, new: result.new, updated: result.updated }}
          onClose={() => setUndoing(false)}
          onDone={restart}
        />
      )}
    </Page>
  )
}
