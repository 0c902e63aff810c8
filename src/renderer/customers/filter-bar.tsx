import { Search, X } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import type { CustomerFilter } from '../../contract/customers.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { Choice } from '../ui/choice.tsx'
import control from '../ui/control.module.css'
import { cx } from '../ui/cx.ts'
import styles from './customers.module.css'
import { useCustomers, type CustomerSort } from './customers.store.ts'

const years = ['0', '1', '2', '3', '5', '10'].map((id) => ({ id, name: id === '0' ? 'Any time with us' : `${id}+ ${id === '1' ? 'year' : 'years'} with us` }))
const thanked: readonly { id: CustomerFilter['thanked']; name: string }[] = [
  { id: 'any', name: 'Thanked or not' },
  { id: 'never', name: 'Never thanked' },
  { id: 'not-lately', name: 'Not thanked lately' },
  { id: 'lately', name: 'Thanked lately' },
  { id: 'ever', name: 'Ever thanked' },
]
const addresses: readonly { id: CustomerFilter['address']; name: string }[] = [
  { id: 'any', name: 'Any address' },
  { id: 'with', name: 'Has an address' },
  { id: 'without', name: 'No address' },
  { id: 'doubtful', name: 'In doubt, or came back' },
]
const sorts: readonly { id: CustomerSort; name: string }[] = [
  { id: 'name', name: 'By name' },
  { id: 'since', name: 'Longest with us' },
  { id: 'last-thanked', name: 'Longest unthanked' },
]

export function FilterBar() {
  const { filter, sort, setFilter, setSort, firstFound } = useCustomers()
  const { go } = useNavigation()
  const frame = useRef<HTMLDivElement>(null)
  /** Into the list below, past the filters between. */
  const toList = () => frame.current?.parentElement?.querySelector<HTMLElement>('[role=listbox]')?.focus()
  const openFirst = async () => {
    const first = await firstFound()
    if (!first) return
    go('customers', first.id)
    toList()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    toList()
  }
  return (
    <div ref={frame} className={cx(styles.filters)} role="search" onKeyDownCapture={onKeyDown}>
      <SearchField
        className={cx(styles.search)}
        aria-label="Search customers"
        value={filter.search}
        onChange={(search) => setFilter({ search })}
        onSubmit={() => void openFirst()}
      >
        <Search size={15} aria-hidden />
        <Input className={cx(control.input, styles.searchInput)} placeholder="Name, company, e-mail or city" />
        {filter.search !== '' ? (
          <AriaButton className={cx(styles.clear)}>
            <X size={14} aria-hidden />
          </AriaButton>
        ) : (
          <kbd className={cx(styles.key)} aria-hidden>
            /
          </kbd>
        )}
      </SearchField>
      <div className={cx(styles.choices)}>
        <Choice isSmall isLabelHidden label="Time with us" value={String(filter.minYears ?? 0)} options={years} onChange={(value) => setFilter({ minYears: Number(value) || null })} />
        <Choice isSmall isLabelHidden label="Thanked" value={filter.thanked} options={thanked} onChange={(value) => setFilter({ thanked: value })} />
        <Choice isSmall isLabelHidden label="Address" value={filter.address} options={addresses} onChange={(value) => setFilter({ address: value })} />
        <Choice isSmall isLabelHidden label="Order" value={sort} options={sorts} onChange={setSort} />
      </div>
    </div>
  )
}
