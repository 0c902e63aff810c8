import { useState } from 'react'
import type { ItemState, Run, RunItem } from '../../contract/runs.ts'
import { formatNumber } from '../format.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { Tag } from '../ui/page.tsx'
import { SelectableRow, TwoLines } from '../ui/rows.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { mark, useRun } from './runs.store.ts'
import { stateNames, stateOptions } from './states.ts'
import styles from './runs.module.css'

const rowHeight = 52

/** The cards of a stack in their order. Selected ones can be marked or printed again. */
export function StackTable({ run, onReprint }: { readonly run: Run; readonly onReprint: (itemIds: readonly string[]) => Promise<void> }) {
  const { selected, toggle, select } = useRun()
  const [active, setActive] = useState(0)
  const { stack } = run
  const chosen = stack.filter((item) => selected.has(item.id))
  return (
    <section className={cx(styles.table)} aria-label="Stack">
      <header className={cx(styles.tableBar)}>
        {chosen.length === 0 ? (
          <p className={cx(styles.quiet)}>In stack order. Select cards to mark or reprint only those.</p>
        ) : (
          <>
            <span>{formatNumber(chosen.length)} selected</span>
            <Choice<ItemState | 'choose'>
              isSmall
              isLabelHidden
              label="Mark the selected cards"
              value="choose"
              options={[{ id: 'choose', name: 'Mark as…' }, ...stateOptions]}
              onChange={(state) => state !== 'choose' && void mark(run, chosen, state)}
            />
            <Button size="small" onPress={() => void onReprint(chosen.map((item) => item.id))}>
              {run.envelope ? 'Reprint with envelopes' : 'Reprint'}
            </Button>
            <Button size="small" look="quiet" onPress={() => select([])}>
              Clear
            </Button>
          </>
        )}
      </header>
      <VirtualList
        label="Cards in stack order"
        count={stack.length}
        rowHeight={rowHeight}
        keyOf={(index) => stack[index]?.id ?? String(index)}
        active={active}
        onActive={setActive}
        onOpen={(index) => stack[index] && toggle([stack[index].id])}
        onToggle={(from, to) => toggle(stack.slice(Math.min(from, to), Math.max(from, to) + 1).map((item) => item.id))}
        isSelected={(index) => selected.has(stack[index]?.id ?? '')}
        onSelectAll={() => select(stack.map((item) => item.id))}
      >
        {(index) => stack[index] && <Row item={stack[index]} isSelected={selected.has(stack[index].id)} />}
      </VirtualList>
    </section>
  )
}

function noteOf({ halt, customerIds, customerName, addressLines }: RunItem): string {
  if (halt === 'erased') return 'Take this one out of the stack. The others keep their numbers.'
  if (halt === 'do-not-mail') {
    const who = customerIds.length > 1 ? 'Somebody this card is for' : 'They'
    return `${who} asked not to get mail since this was made: take it out of the stack.`
  }
  if (addressLines.length > 0) return addressLines.slice(1).join(', ')
  return customerName === '(erased)' ? '' : 'No address: no envelope, no label'
}

function Row({ item, isSelected }: { readonly item: RunItem; readonly isSelected: boolean }) {
  return (
    <SelectableRow isSelected={isSelected}>
      <span className={cx(styles.position)}>{formatNumber(item.position)}</span>
      <TwoLines
        name={item.customerName}
        note={noteOf(item)}
      />
      {item.halt === 'do-not-mail' && <Tag tone="needs-you">Do not mail</Tag>}
      <Tag tone={item.state === 'mailed' ? 'done' : 'plain'}>{stateNames[item.state]}</Tag>
    </SelectableRow>
  )
}
