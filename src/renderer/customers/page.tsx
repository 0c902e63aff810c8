import { X } from 'lucide-react'
import { useState } from 'react'
import { startWriting } from '../cards/cards.store.ts'
import { LabelsDialog } from '../stationery/labels-dialog.tsx'
import { addressOf } from '../state/navigation.store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { formatNumber } from '../format.ts'
import { Menu } from '../ui/menu.tsx'
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
  const go = (page: 'households' | 'import' | 'imports') => (location.hash = addressOf(page))
  return (
    <div className={cx(styles.split)}>
      <section className={cx(styles.listSide)} aria-label="List">
        <header className={cx(styles.listHeader)}>
          <h1>Customers</h1>
          <Menu
            label="More for customers"
            actions={[
              { id: 'add', name: 'Add a customer…', onAction: () => setAdding(true) },
              { id: 'households', name: 'Households', onAction: () => go('households') },
              { id: 'import', name: 'Import a file…', onAction: () => go('import') },
              { id: 'imports', name: 'Past imports', onAction: () => go('imports') },
            ]}
          />
        </header>
        <FilterBar />
        <CustomerList openId={id} />
        <SelectionBar />
      </section>
      <CustomerDetail key={id} id={id} />
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
function SelectionBar() {
  const { selected, clearSelection } = useCustomers()
  const [isPrinting, setPrinting] = useState(false)
  if (selected.size === 0) return null
  const ids = [...selected]
  return (
    <footer className={cx(styles.selection)} aria-label="Selection">
      <span>{formatNumber(ids.length)} selected</span>
      <IconButton label="Clear the selection" icon={<X size={15} aria-hidden />} onPress={clearSelection} />
      <div>
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
      {isPrinting && <LabelsDialog ids={ids} onClose={() => setPrinting(false)} />}
    </footer>
  )
}
