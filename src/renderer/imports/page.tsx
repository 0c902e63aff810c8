import { useEffect } from 'react'
import { addressOf } from '../state/navigation.store.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ImportPreviewView } from './import-preview.tsx'
import { ImportResultView } from './import-result.tsx'
import { useImport } from './imports.store.ts'
import { Reading } from './reading.tsx'

/** From a file to customers, with nothing kept before it was looked at. */
export function ImportPage() {
  const { step, error, isReading, restart } = useImport()
  useEffect(() => {
    // A finished import is history: coming back starts a new one.
    return () => {
      if (useImport.getState().step === 'done') restart()
    }
  }, [restart])
  if (step === 'preview') return <ImportPreviewView />
  if (step === 'done') return <ImportResultView />
  return (
    <Page title="Import customers" lead="Choose the export of your billing, or any list of customers. You see everything before anything is kept.">
      {error && <ErrorNote error={error} />}
      {isReading ? <Reading /> : <ChooseFile />}
      <p>
        <a href={addressOf('imports')}>Past imports</a>
      </p>
    </Page>
  )
}
