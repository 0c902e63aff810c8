import { useState, type ReactNode } from 'react'
import type { ImportPreview, Repair } from '../../contract/imports.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { useMore } from '../ui/more.tsx'
import { Section } from '../ui/page.tsx'
import { Switch } from '../ui/toggles.tsx'
import { formatNumber } from '../format.ts'
import type { Answers } from './answers.ts'
import styles from './imports.module.css'
import { useImport } from './imports.store.ts'
import { repairWords } from './words.ts'

type Group = ImportPreview['repairs'][number]

/** What is mended on the way in, by kind, each cell to be seen and each kind to be left as it is. */
export function Repairs({ groups, answers }: { readonly groups: readonly Group[]; readonly answers: Answers }) {
  const { setRepair } = useImport()
  if (groups.length === 0) return null
  return (
    <Section title="Repairs" aside={<span className={cx(styles.quiet)}>Nothing else in the file is changed.</span>}>
      <ul className={cx(styles.repairs)}>
        {groups.map((group) => {
          const isMade = !answers.withoutRepairs.includes(group.kind)
          const words = repairWords(group.kind, group.count)
          return (
            <RepairKindItem key={group.kind} group={group} isMade={isMade}>
              <Switch isSelected={isMade} onChange={(next) => setRepair(group.kind, next)}>
                <span>
                  <strong>{words}</strong>
                  {!isMade && ' – left as in the file'}
                </span>
              </Switch>
            </RepairKindItem>
          )
        })}
      </ul>
    </Section>
  )
}

/** What was mended by an import that is done. */
export function RepairsMade({ groups }: { readonly groups: readonly Group[] }) {
  const made = groups.filter(({ isApplied }) => isApplied)
  if (made.length === 0) return null
  return (
    <Section title="Repaired">
      <ul className={cx(styles.repairs)}>
        {made.map((group) => (
          <RepairKindItem key={group.kind} group={group} isMade>
            <strong>{repairWords(group.kind, group.count)}</strong>
          </RepairKindItem>
        ))}
      </ul>
    </Section>
  )
}

interface RepairKindItemProps {
  readonly group: Group
  readonly isMade: boolean
  readonly children: ReactNode
}

const examples = 2

function RepairKindItem({ group, isMade, children }: RepairKindItemProps) {
  const [isOpen, setOpen] = useState(false)
  const { kind, cells, count: total } = group
  const words = repairWords(kind, total)
  const showWords = total > cells.length ? 'Show more' : `Show all ${formatNumber(total)}`
  return (
    <li className={cx(!isMade && styles.off)}>
      <div className={cx(styles.repairHead)}>
        {children}
        {total > examples && (
          <Button size="small" look="quiet" onPress={() => setOpen(!isOpen)} label={`${isOpen ? 'Hide' : showWords}: ${words}`}>
            {isOpen ? 'Hide' : showWords}
          </Button>
        )}
      </div>
      {isOpen ? <Cells cells={cells} total={total} label={words} /> : <CellList cells={cells.slice(0, examples)} />}
    </li>
  )
}

function Cells({ cells, total, label }: { readonly cells: readonly Repair[]; readonly total: number; readonly label: string }) {
  const { shown, more } = useMore(cells, label, 20)
  return (
    <>
      <CellList cells={shown} />
      {more}
      {total > cells.length && <p className={cx(styles.quiet)}>The first {formatNumber(cells.length)} are listed; the others are of the same kind.</p>}
    </>
  )
}

function CellList({ cells }: { readonly cells: readonly Repair[] }) {
  return (
    <ul className={cx(styles.cells)}>
      {cells.map(({ row, from, to }, index) => (
        <li key={`${row}-${index}`}>
          <span className={cx(styles.number)}>Row {formatNumber(row)}</span>
          <span className={cx(styles.from)}>{from}</span>
          <span aria-label="becomes" role="img">
            →
          </span>
          <span className={cx(styles.to)}>{to}</span>
        </li>
      ))}
    </ul>
  )
}
