import { useEffect, useState, type KeyboardEvent } from 'react'
import type { Maybe } from '../../contract/imports.ts'
import { cx } from '../ui/cx.ts'
import { KeyChoice } from '../ui/key-choice.tsx'
import { Section, Tag } from '../ui/page.tsx'
import { TwoLines } from '../ui/rows.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { formatNumber } from '../format.ts'
import { pairKey, pairsOf, type Answers } from './answers.ts'
import { useImport } from './imports.store.ts'
import { Pair } from './pair.tsx'
import styles from './maybes.module.css'

const choices = [
  { id: 'same', name: 'Same person', hint: 'S' },
  { id: 'different', name: 'Different people', hint: 'D' },
  { id: 'open', name: 'Leave open', hint: 'O' },
] as const
type Choice = (typeof choices)[number]['id']

const rowHeight = 48

export interface MaybesProps {
  readonly listed: readonly Maybe[]
  /** Rows that may be somebody else, those that are not listed among them. */
  readonly left: number
  readonly answers: Answers
}

/** Rows that may be about somebody who is there: side by side, one after another, answered by one key each. */
export function Maybes({ listed, left, answers }: MaybesProps) {
  const { judge } = useImport()
  const pairs = pairsOf(listed, answers)
  const [at, setAt] = useState(0)
  const here = Math.min(at, pairs.length - 1)
  const pair = pairs[here]
  const verdictOf = (one: Maybe): Choice => answers.verdicts.get(pairKey(one))?.verdict ?? 'open'
  const go = (to: number) => setAt(Math.max(0, Math.min(pairs.length - 1, to)))

  const choose = (choice: Choice) => {
    if (!pair) return
    judge(pair, choice === 'open' ? null : choice)
    if (choice === 'open') go(here + 1)
    else {
      // On to the next that waits; the last one answered stays in sight.
      const next = pairs.findIndex((one, index) => index > here && verdictOf(one) === 'open')
      if (next >= 0) setAt(next)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const choice = choices.find(({ hint }) => hint.toLowerCase() === event.key.toLowerCase())
    if (choice) choose(choice.id)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') go(here + 1)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') go(here - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (!pair) return null
  const isAlone = pairs.length === 1
  return (
    <Section title="Maybe the same person" aside={<Tag tone={left > 0 ? 'needs-you' : 'done'}>{left > 0 ? `${formatNumber(left)} left` : 'All answered'}</Tag>}>
      <div className={cx(styles.frame, isAlone && styles.alone)} onKeyDown={onKeyDown} role="group" aria-label="Pairs that may be the same person">
        {!isAlone && (
          <div className={cx(styles.list)}>
            <VirtualList
              label="Pairs"
              count={pairs.length}
              rowHeight={rowHeight}
              keyOf={(index) => pairKey(pairs[index]!)}
              active={here}
              onActive={setAt}
            >
              {(index) => <PairRow pair={pairs[index]!} verdict={verdictOf(pairs[index]!)} />}
            </VirtualList>
          </div>
        )}
        <div className={cx(styles.detail)}>
          <Pair key={pairKey(pair)} pair={pair} />
          <KeyChoice label="Is this the same person?" value={verdictOf(pair)} options={choices} onChoose={choose} />
          <p className={cx(styles.meaning)}>{meaningOf(verdictOf(pair), pair)}</p>
        </div>
      </div>
      <Rest listed={listed.length} left={left} />
      <Spoken pair={pair} here={here} total={pairs.length} />
    </Section>
  )
}

function PairRow({ pair, verdict }: { readonly pair: Maybe; readonly verdict: Choice }) {
  return (
    <span className={cx(styles.row)}>
      <TwoLines name={nameOf(pair)} note={pair.reasons.join(', ')} />
      {verdict !== 'open' && <Tag tone="done">{verdict === 'same' ? 'Same' : 'Different'}</Tag>}
    </span>
  )
}

/** Says which pair is in sight now to those who listen, as the list's own row only names one side. */
function Spoken({ pair, here, total }: { readonly pair: Maybe; readonly here: number; readonly total: number }) {
  const [words, setWords] = useState('')
  useEffect(() => {
    setWords(here === 0 ? '' : `${here + 1} of ${total}: ${nameOf(pair)} and ${pair.mine.name}. ${pair.reasons.join(', ')}`)
  }, [pair, here, total])
  return (
    <p className={cx(styles.spoken)} role="status">
      {words}
    </p>
  )
}

/** What is listed is not all where there are very many. */
function Rest({ listed, left }: { readonly listed: number; readonly left: number }) {
  if (listed < 500 || left <= listed) return null
  return <p className={cx(styles.meaning)}>The first {formatNumber(listed)} pairs are here. The others come in as customers of their own and wait under Duplicates, as all that are left open.</p>
}

const nameOf = ({ theirs, row }: Maybe): string => theirs.name || theirs.company || theirs.email || `Row ${formatNumber(row)}`

function meaningOf(verdict: Choice, { row, mine, otherRow }: Maybe): string {
  const who = mine.name || mine.company || mine.email
  switch (verdict) {
    case 'same':
      return otherRow === null ? `Row ${formatNumber(row)} goes into ${who}: it fills what is blank there, and the rest stays as it is.` : `Both rows become one customer, ${who}; the first row’s word counts.`
    case 'different':
      return 'The row comes in as a customer of its own, and the two are not asked about again.'
    case 'open':
      return 'Left open, the row comes in as a customer of its own and the pair waits under Duplicates.'
  }
}
