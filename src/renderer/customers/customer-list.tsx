import { House, MapPin } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CustomerRow } from '../../contract/customers.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { count, formatNumber, formatMonth } from '../format.ts'
import { Empty } from '../ui/page.tsx'
import { SelectableRow, TwoLines } from '../ui/rows.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { everybody, isFiltered } from './chosen.ts'
import styles from './customers.module.css'
import { useCustomers } from './customers.store.ts'

const rowHeight = 58

/** The list itself: any number of rows, fetched as they come into sight. */
export function CustomerList({ openId }: { readonly openId: string | null }) {
  const { total, isCapped, rows, selected, toggle, selectAll, show, filter, setFilter, answer } = useCustomers()
  const { go } = useNavigation()
  const onRange = useCallback((first: number, last: number) => show(first, last), [show])
  const active = useActive(openId)
  if (total === null) {
    return (
      <>
        <FirstWindow onRange={onRange} />
        <Waiting>Fetching customers…</Waiting>
      </>
    )
  }
  return (
    <>
      <div className={cx(styles.total)}>
        <span role="status">{isCapped ? `The best ${formatNumber(total)} matches` : count(total, 'customer')}</span>
        {total > 0 && (
          <Button size="small" look="quiet" onPress={() => void selectAll()}>
            Select all
          </Button>
        )}
      </div>
      {total === 0 ? (
        isFiltered(filter) ? (
          <Empty title="Nobody fits" actions={<Button onPress={() => setFilter(everybody)}>Show everybody</Button>}>
            No customer matches the search and the filters.
          </Empty>
        ) : (
          <Empty title="No customers yet" actions={<Button onPress={() => go('import')}>Import a file</Button>}>
            Import the export of your billing or your list of customers.
          </Empty>
        )
      ) : (
        <VirtualList
          label="Customers"
          count={total}
          rowHeight={rowHeight}
          keyOf={(index) => rows.get(index)?.id ?? `at-${index}`}
          key={answer}
          active={active.index}
          onActive={active.moveTo}
          onOpen={() => document.getElementById('customer-name')?.focus()}
          onToggle={toggle}
          isSelected={(index) => selected.has(rows.get(index)?.id ?? '')}
          onSelectAll={() => void selectAll()}
          onRange={onRange}
        >
          {(index) => <Row row={rows.get(index)} isSelected={selected.has(rows.get(index)?.id ?? '')} />}
        </VirtualList>
      )}
    </>
  )
}

/** Where the keyboard stands: at the open customer, or at a row that is still being fetched and opens when it is there. */
function useActive(openId: string | null): { readonly index: number; moveTo(index: number): void } {
  const { rows, answer } = useCustomers()
  const { go } = useNavigation()
  const [wanted, setWanted] = useState({ index: -1, answer })
  const index = wanted.answer === answer ? wanted.index : -1
  const id = rows.get(index)?.id
  const isWaited = useRef(false)
  useEffect(() => {
    if (!isWaited.current || id === undefined) return
    isWaited.current = false
    go('customers', id)
  }, [id, go])
  return {
    index: index >= 0 && (id === undefined || id === openId) ? index : openId === null ? -1 : ([...rows].find(([, row]) => row.id === openId)?.[0] ?? -1),
    moveTo(next) {
      setWanted({ index: next, answer })
      const there = rows.get(next)
      isWaited.current = there === undefined
      if (there) go('customers', there.id)
    },
  }
}

function Row({ row, isSelected }: { readonly row: CustomerRow | undefined; readonly isSelected: boolean }) {
  if (!row) return <div className={cx(styles.blank)} aria-label="Being fetched" />
  return (
    <SelectableRow isSelected={isSelected}>
      <TwoLines name={row.name} note={[row.company, row.city].filter((word) => word !== '' && word !== row.name).join(' – ') || (row.email === row.name ? '' : row.email)} />
      <div className={cx(styles.rowSide)}>
        <span>{row.sinceOn ? `since ${formatMonth(row.sinceOn)}` : ''}</span>
        <span className={cx(styles.rowMarks)}>
          {row.lastThankedOn && <span className={cx(styles.thanked)}>thanked</span>}
          {row.isInHousehold && <House size={13} aria-label="gets one card with others" />}
          {row.hasAddress && <MapPin size={13} aria-label="has an address" />}
        </span>
      </div>
    </SelectableRow>
  )
}

/** Asks for the first rows before there is a list to scroll. */
function FirstWindow({ onRange }: { readonly onRange: (first: number, last: number) => void }) {
  useEffect(() => onRange(0, 20), [onRange])
  return null
}
