import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './virtual-list.module.css'

export interface VirtualListProps {
  readonly label: string
  readonly count: number
  readonly rowHeight: number
  readonly children: (index: number) => ReactNode
  readonly keyOf: (index: number) => string
  /** The row the keyboard stands on; -1 is none. */
  readonly active: number
  readonly onActive: (index: number) => void
  /** Enter, or a double click. */
  readonly onOpen?: (index: number) => void
  /** Given when rows can be selected: space, Ctrl/Cmd+click, or the tick at the left (`data-tick`). */
  readonly onToggle?: (index: number, toIndex: number) => void
  readonly isSelected?: (index: number) => boolean
  readonly onSelectAll?: () => void
  /** Tells which rows are in sight, so that they can be fetched. */
  readonly onRange?: (first: number, last: number) => void
  readonly autoFocus?: boolean
}

/** A list of any length, worked by keyboard: arrows, page keys, Home, End, Enter, Space, Ctrl/Cmd+A. */
export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, children, keyOf, active, onActive, onOpen, onToggle, isSelected, onSelectAll, onRange, autoFocus } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef(-1)
  // It is used here and nowhere else; nothing of it is handed on to be memoized.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, getItemKey: keyOf })
  const items = rows.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0

  useEffect(() => onRange?.(first, last), [onRange, first, last, count])
  useEffect(() => {
    if (active >= 0 && active < count) rows.scrollToIndex(active)
  }, [active, count, rows])
  useEffect(() => {
    if (autoFocus) scroller.current?.focus({ preventScroll: true })
  }, [autoFocus])

  const move = (index: number, isRange: boolean) => {
    const next = Math.max(0, Math.min(count - 1, index))
    if (isRange && onToggle) {
      if (anchor.current < 0) anchor.current = Math.max(0, active)
      onToggle(anchor.current, next)
    } else anchor.current = next
    onActive(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const steps: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: count - 1 }
    const next = steps[event.key]
    if (next !== undefined && count > 0) move(next, event.shiftKey)
    else if (event.key === 'Enter' && onOpen && active >= 0) onOpen(active)
    else if (event.key === ' ' && onToggle && active >= 0) onToggle(active, active)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && onSelectAll) onSelectAll()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const rowAt = (event: MouseEvent) => Number((event.target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1)
  const onClick = (event: MouseEvent) => {
    const index = rowAt(event)
    if (index < 0) return
    const isTick = (event.target as Element).closest('[data-tick]') !== null
    if (onToggle && event.shiftKey) onToggle(Math.max(0, anchor.current), index)
    else if (onToggle && (isTick || event.ctrlKey || event.metaKey)) onToggle(index, index)
    else onActive(index)
    anchor.current = index
  }

  return (
    <div
      ref={scroller}
      className={cx(styles.scroller)}
      role="listbox"
      aria-label={label}
      aria-multiselectable={onToggle ? true : undefined}
      aria-activedescendant={items.some((item) => item.index === active) ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      // The list keeps the focus: rows come and go as it scrolls.
      onMouseDown={(event) => {
        if (rowAt(event) < 0) return
        event.preventDefault()
        scroller.current?.focus({ preventScroll: true })
      }}
      onClick={onClick}
      onDoubleClick={(event) => rowAt(event) >= 0 && onOpen?.(rowAt(event))}
    >
      <div className={cx(styles.space)} role="presentation" style={{ height: rows.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            id={`${id}-${item.index}`}
            className={cx(styles.row, item.index === active && styles.active)}
            role="option"
            tabIndex={-1}
            data-index={item.index}
            aria-selected={isSelected ? isSelected(item.index) : item.index === active}
            aria-setsize={count}
            aria-posinset={item.index + 1}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
          >
            {children(item.index)}
          </div>
        ))}
      </div>
    </div>
  )
}
