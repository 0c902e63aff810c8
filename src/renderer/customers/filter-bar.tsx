import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import type { CustomerFilter } from '../../contract/customers.ts'
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
]
const sorts: readonly { id: CustomerSort; name: string }[] = [
  { id: 'name', name: 'By name' },
  { id: 'since', name: 'Longest with us' },
  { id: 'last-thanked', name: 'Longest unthanked' },
]

const typingMs = 40

export function FilterBar() {
  const { filter, sort, setFilter, setSort } = useCustomers()
  const [words, setWords] = useState(filter.search)
  useEffect(() => {
    if (words === filter.search) return
    const timer = setTimeout(() => setFilter({ search: words }), typingMs)
    return () => clearTimeout(timer)
  }, [words, filter.search, setFilter])
  return (
    <div className={cx(styles.filters)} role="search">
      <SearchField className={cx(styles.search)} aria-label="Search customers" value={words} onChange={setWords}>
        <Search size={15} aria-hidden />
        <Input className={cx(control.input, styles.searchInput)} placeholder="Name, company, e-mail or city" />
        {words !== '' ? (
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
