import type { DuplicatePair } from '../../contract/duplicates.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { count } from '../format.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/page.tsx'
import { TwoLines } from '../ui/rows.tsx'
import { Split } from '../ui/split.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useChosenPair } from './chosen-pair.ts'
import styles from './duplicates.module.css'
import { callDifferent, lookForDuplicates, mergePair, pairKey, showMorePairs, useDuplicates } from './duplicates.store.ts'
import { Merges } from './merges.tsx'
import { PairView } from './pair-view.tsx'

const rowHeight = 58

/** Pairs who may be one person: the list beside the two who are open. `id` names a pair, also one that is not in the list. */
export function DuplicatesPage({ id }: { readonly id: string | null }) {
  const { value, error } = useResource(useDuplicates)
  const { go } = useNavigation()
  const pairs = value?.pairs ?? []
  const found = pairs.findIndex((pair) => pairKey(pair) === id)
  const chosen = useChosenPair(found < 0 ? id : null)
  const at = found >= 0 ? found : chosen ? -1 : 0
  const pair = at < 0 ? chosen : (pairs[at] ?? null)
  const open = (index: number) => pairs[index] && go('duplicates', pairKey(pairs[index]))
  /** Goes on to the next pair at once; to where it was, if it could not be done. */
  const decide = async (decided: DuplicatePair, act: () => Promise<boolean>) => {
    const next = pairs[at + 1] ?? pairs[at - 1]
    if (at < 0) go('customers', decided.one.id)
    else go('duplicates', next ? pairKey(next) : null)
    if (!(await act())) go('duplicates', pairKey(decided))
  }
  return (
    <Split
      label="Pairs"
      title="Duplicates"
      aside={
        <Button size="small" onPress={() => void lookForDuplicates()}>
          Look again
        </Button>
      }
      list={
        <>
          {error && <ErrorNote error={error} />}
          {!value && !error && <Waiting>Reading the list…</Waiting>}
          {value && (
            <div className={cx(styles.total)}>
              <span role="status">{value.total === 0 ? 'No pair waits' : `${count(value.total, 'pair')} to decide on`}</span>
              {value.total > pairs.length && (
                <Button size="small" look="quiet" onPress={showMorePairs}>
                  Show more
                </Button>
              )}
            </div>
          )}
          {pairs.length > 0 && (
            <VirtualList label="Pairs" count={pairs.length} rowHeight={rowHeight} keyOf={(index) => pairKey(pairs[index]!)} active={at} onActive={open} autoFocus>
              {(index) => <Row pair={pairs[index]!} />}
            </VirtualList>
          )}
        </>
      }
    >
      <div className={cx(styles.detail)} tabIndex={-1}>
        {pair ? (
          <PairView
            key={pairKey(pair)}
            pair={pair}
            onMerge={(take) => void decide(pair, () => mergePair(pair.one, pair.other, take))}
            onDifferent={() => void decide(pair, () => callDifferent(pair.one, pair.other))}
            onStep={(step) => open(Math.max(0, Math.min(pairs.length - 1, at + step)))}
          />
        ) : (
          value && (
            <Empty title="Nobody waits here" actions={<Button onPress={() => void lookForDuplicates()}>Compare all customers</Button>}>
              Customers who may be one person show here after an import, or when you compare them all.
            </Empty>
          )
        )}
        <Merges />
      </div>
    </Split>
  )
}

function Row({ pair: { one, other, reasons } }: { readonly pair: DuplicatePair }) {
  const names = one.displayName === other.displayName ? `${one.displayName}, twice` : `${one.displayName} and ${other.displayName}`
  return (
    <div className={cx(styles.item)}>
      <TwoLines name={names} note={reasons[0] ?? ''} />
    </div>
  )
}
