import { useEffect, useState } from 'react'
import type { CustomerFilter } from '../../contract/customers.ts'
import type { ExportFormat } from '../../contract/exports.ts'
import { everybody, isFiltered, type Chosen } from '../customers/chosen.ts'
import { count, formatNumber } from '../format.ts'
import { host } from '../host/host.ts'
import { LabelsDialog } from '../stationery/labels-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Segmented } from '../ui/toggles.tsx'
import { countFound, exportCustomers } from './exports.store.ts'

type Who = 'selected' | 'found' | 'all'
type What = ExportFormat | 'labels'

const whats: readonly { readonly id: What; readonly name: string }[] = [
  { id: 'csv', name: 'Spreadsheet (CSV)' },
  { id: 'vcard', name: 'Contacts (vCard)' },
  { id: 'labels', name: 'Label sheets' },
]

const explained: Record<What, string> = {
  csv: 'For Excel, Numbers, LibreOffice and other programs: every field and every fact, one row for each customer. An import takes it all back in.',
  vcard: 'For phones and mail programs: one card for each customer, in vCard 4.0. An import takes it all back in.',
  labels: 'Addresses on sheets of labels, as a PDF to print. Those marked “Do not mail” and those without an address are left out.',
}

export interface ExportDialogProps {
  readonly selected: ReadonlySet<string>
  readonly filter: CustomerFilter
  readonly onClose: () => void
}

/** Who, and as what. */
export function ExportDialog({ selected, filter, onClose }: ExportDialogProps) {
  const counts = useCounts(filter)
  const [asked, setAsked] = useState<Who | null>(null)
  const [what, setWhat] = useState<What>('csv')
  const [labels, setLabels] = useState<Chosen | null>(null)
  const whos = [
    ...(selected.size > 0 ? [{ id: 'selected' as const, name: `${formatNumber(selected.size)} selected` }] : []),
    ...(isFiltered(filter) ? [{ id: 'found' as const, name: counts ? `${formatNumber(counts.found)} found` : 'Those found' }] : []),
    { id: 'all' as const, name: counts ? `All ${formatNumber(counts.all)}` : 'All' },
  ]
  const who = asked ?? whos[0]?.id ?? 'all'
  const chosen: Chosen | null =
    who === 'selected' ? { ids: [...selected], filter: everybody, count: selected.size }
    : counts && who === 'found' ? { ids: null, filter, count: counts.found }
    : counts && { ids: null, filter: everybody, count: counts.all }
  if (labels) return <LabelsDialog chosen={labels} onClose={onClose} />
  const go = () => {
    if (!chosen) return
    if (what === 'labels') return setLabels(chosen)
    onClose()
    void exportCustomers(what, chosen, host.saveDocument)
  }
  const people = chosen ? count(chosen.count, 'customer') : 'customers'
  return (
    <Dialog
      title="Export customers"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={go} isDisabled={!chosen || chosen.count === 0}>
            {what === 'labels' ? `Labels for ${people}…` : `Export ${people}…`}
          </Button>
        </>
      }
    >
      {whos.length > 1 && <Segmented isLabelShown label="Who" value={who} options={whos} onChange={setAsked} />}
      <Segmented isLabelShown label="As" value={what} options={whats} onChange={setWhat} />
      <p>{explained[what]}</p>
      {what !== 'labels' && <p>Those marked “Do not mail” or “Do not e-mail” are in the file, with their mark.</p>}
    </Dialog>
  )
}

/** Null until they are known. */
function useCounts(filter: CustomerFilter): { readonly found: number; readonly all: number } | null {
  const [counts, setCounts] = useState<{ found: number; all: number } | null>(null)
  useEffect(() => {
    let isOpen = true
    void countFound(filter).then((answer) => isOpen && setCounts(answer))
    return () => {
      isOpen = false
    }
  }, [filter])
  return counts
}
