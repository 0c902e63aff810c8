import { X } from 'lucide-react'
import { useState } from 'react'
import { startWriting } from '../cards/cards.store.ts'
import { OpenPairsLine } from '../duplicates/open-pairs-line.tsx'
import { ExportDialog } from '../exports/export-dialog.tsx'
import { LabelsDialog } from '../stationery/labels-dialog.tsx'
import { addressOf } from '../state/navigation.store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { formatNumber } from '../format.ts'
import { Menu } from '../ui/menu.tsx'
import { everybody } from './chosen.ts'
import { CustomerDetail } from './customer-detail.tsx'
import { CustomerForm } from './customer-form.tsx'
import { CustomerList } from './customer-list.tsx'
import styles from './customers.module.css'
import { useCustomers } from './customers.store.ts'
import { FilterBar } from './filter-bar.tsx'
import { addCustomer } from './customer.store.ts'
import { Dialog } from '../ui/dialog.tsx'

/** Everybody: the list beside the one who is open. */
export function CustomersPage({ id }: { readonly id: string | null }) {
  const [isAdding, setAdding] = useState(false)
  const [isExporting, setExporting] = useState(false)
  const { selected, filter } = useCustomers()
  const go = (page: 'import' | 'imports' | 'duplicates' | 'households') => (location.hash = addressOf(page))
  return (
    <div className={cx(styles.split)}>
      <section className={cx(styles.listSide)} aria-label="List">
        <header className={cx(styles.listHeader)}>
          <h1>Customers</h1>
          <Menu
            label="More for customers"
            actions={[
              { id: 'add', name: 'Add a customer…', onAction: () => setAdding(true) },
              { id: 'import', name: 'Import a file…', onAction: () => go('import') },
              { id: 'export', name: 'Export…', onAction: () => setExporting(true) },
              { id: 'imports', name: 'Past imports', onAction: () => go('imports') },
              { id: 'duplicates', name: 'Duplicates', onAction: () => go('duplicates') },
              { id: 'households', name: 'Households', onAction: () => go('households') },
            ]}
          />
        </header>
        <OpenPairsLine />
        <FilterBar />
        <CustomerList openId={id} />
        <SelectionBar onExport={() => setExporting(true)} />
      </section>
      <CustomerDetail key={id} id={id} />
      {isExporting && <ExportDialog selected={selected} filter={filter} onClose={() => setExporting(false)} />}
      {isAdding && (
        <Dialog title="Add a customer" isWide onClose={() => setAdding(false)}>
          <CustomerForm
            onCancel={() => setAdding(false)}
            action="Add customer"
            onSave={async (fields) => {
              const isAdded = await addCustomer(fields)
              if (isAdded) setAdding(false)
              return isAdded
            }}
          />
        </Dialog>
      )}
    </div>
  )
}

/** As many as can be started at once. */
const mostCards = 10_000

/** What can be done with the customers who are selected. */
function SelectionBar({ onExport }: { readonly onExport: () => void }) {
  const { selected, clearSelection } = useCustomers()
  const [isPrinting, setPrinting] = useState(false)
  if (selected.size === 0) return null
  const ids = [...selected]
  return (
    <footer className={cx(styles.selection)} aria-label="Selection">
      <span>{formatNumber(ids.length)} selected</span>
      <IconButton label="Clear the selection" icon={<X size={15} aria-hidden />} onPress={clearSelection} />
      <div>
        <Button size="small" onPress={onExport}>
          Export…
        </Button>
        <Button size="small" onPress={() => setPrinting(true)}>
          Print labels…
        </Button>
        <Button
          size="small"
          look="primary"
          isDisabled={ids.length > mostCards}
          onPress={() => {
            clearSelection()
            void startWriting(ids)
          }}
        >
          {ids.length > mostCards ? `Write to ${formatNumber(mostCards)} at most` : `Write to ${formatNumber(ids.length)}`}
        </Button>
      </div>
      {isPrinting && <LabelsDialog chosen={{ ids, filter: everybody, count: ids.length }} onClose={() => setPrinting(false)} />}
    </footer>
  )
}
