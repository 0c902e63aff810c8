import { useState } from 'react'
import type { LabelSheetId } from '../../contract/stationery.ts'
import { host } from '../host/host.ts'
import type { Chosen } from '../customers/chosen.ts'
import { attempt } from '../state/attempt.ts'
import { useSettings } from '../settings/settings.store.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/dialog.tsx'
import { count, formatNumber } from '../format.ts'
import { Notice } from '../ui/page.tsx'
import { LabelStart } from './label-start.tsx'
import { printLabels, type PrintedLabels } from './labels.store.ts'
import { useStationery } from './stationery.store.ts'
import styles from './stationery.module.css'

/** Label sheets for the customers who are chosen. */
export function LabelsDialog({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const { value: stationery } = useResource(useStationery)
  const { value: settings } = useResource(useSettings)
  const [chosenId, setChosenId] = useState<LabelSheetId | null>(null)
  const sheetId = chosenId ?? settings?.labelSheet ?? 'avery-l7160'
  const [start, setStart] = useState(1)
  const [printed, setPrinted] = useState<PrintedLabels | null>(null)
  const [isBusy, setBusy] = useState(false)
  const sheet = stationery?.labelSheets.find((one) => one.id === sheetId)
  const make = async () => {
    setBusy(true)
    const answer = await printLabels(chosen, sheetId, start)
    setBusy(false)
    setPrinted(answer)
  }
  if (printed) return <Printed printed={printed} onClose={onClose} />
  return (
    <Dialog
      title={`Labels for ${count(chosen.count, 'customer')}`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void make()} isDisabled={isBusy || !sheet}>
            {isBusy ? 'Making…' : 'Make labels'}
          </Button>
        </>
      }
    >
      <Choice
        label="Sheet"
        value={sheetId}
        options={(stationery?.labelSheets ?? []).map(({ id, name }) => ({ id, name }))}
        onChange={(id) => {
          setChosenId(id)
          setStart(1)
        }}
      />
      {sheet && <LabelStart sheet={sheet} start={start} labels={chosen.count} onChange={setStart} />}
    </Dialog>
  )
}

function Printed({ printed, onClose }: { readonly printed: PrintedLabels; readonly onClose: () => void }) {
  return (
    <Dialog
      title={`${count(printed.labels, 'label')} on ${count(printed.sheets, 'sheet')}`}
      onClose={onClose}
      actions={<Button onPress={onClose}>Done</Button>}
    >
      {printed.documents.map((document) => (
        <div key={document.documentId} className={cx(styles.document)}>
          <span>
            {document.fileName} <small>{count(document.pages, 'page')}</small>
          </span>
          <Button onPress={() => void attempt(() => host.saveDocument(document.documentId, document.fileName))}>Save…</Button>
          <Button look="primary" onPress={() => void attempt(() => host.openDocument(document.documentId))} autoFocus>
            Open
          </Button>
        </div>
      ))}
      <p>Print at 100 %, without “fit to page”, on the sheet you chose.</p>
      {printed.sharing > 0 && <p>{count(printed.sharing, 'more customer')} {printed.sharing === 1 ? 'is' : 'are'} on the label of somebody at the same address.</p>}
      {printed.left.length > 0 && (
        <Notice tone="needs-you">
          {formatNumber(printed.left.length)} left out: {printed.left.slice(0, 8).map((one) => one.name).join(', ')}
          {printed.left.length > 8 ? ' and more' : ''}. {printed.left[0]?.reason}
        </Notice>
      )}
    </Dialog>
  )
}
