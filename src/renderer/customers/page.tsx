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
import { Split } from '../ui/split.tsx'
import { everybody } from './chosen.ts'
import { CustomerDetail } from './customer-detail.tsx'
import { CustomerForm } from './customer-form.tsx'
import { CustomerList } from './customer-list.tsx'
import styles from './customers.module.css'
import { openOnCustomers, useCustomersPage } from './customers-page.store.ts'
import { useCustomers } from './customers.store.ts'
import { FilterBar } from './filter-bar.tsx'
import { addCustomer } from './customer.store.ts'
import { Dialog } from '../ui/dialog.tsx'

/** Everybody: the list beside the one who is open. */
export function CustomersPage({ id }: { readonly id: string | null }) {
  const { dialog, close } = useCustomersPage()
  const { selected, filter } = useCustomers()
  const go = (page: 'import' | 'imports' | 'duplicates' | 'households') => (location.hash = addressOf(page))
  return (
    <Split
      label="List"
      title="Customers"
      aside={
        <Menu
          label="More for customers"
          actions={[
            { id: 'add', name: 'Add a customer…', onAction: () => openOnCustomers('add') },
            { id: 'import', name: 'Import a file…', onAction: () => go('import') },
            { id: 'export', name: 'Export…', onAction: () => openOnCustomers('export') },
            { id: 'households', name: 'Households', onAction: () => go('households') },
            { id: 'duplicates', name: 'Duplicates', onAction: () => go('duplicates') },
            { id: 'imports', name: 'Past imports', onAction: () => go('imports') },
          ]}
        />
      }
      list={
        <>
          <OpenPairsLine />
          <FilterBar />
          <CustomerList openId={id} />
          <SelectionBar onExport={() => openOnCustomers('export')} />
        </>
      }
    >
      <CustomerDetail key={id} id={id} />
      {dialog === 'export' && <ExportDialog selected={selected} filter={filter} onClose={close} />}
      {dialog === 'add' && (
        <Dialog title="Add a customer" isWide onClose={close}>
          <CustomerForm
            onCancel={close}
            action="Add customer"
            onSave={async (fields) => {
              const isAdded = await addCustomer(fields)
              if (isAdded) close()
              return isAdded
            }}
          />
        </Dialog>
      )}
    </Split>
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
