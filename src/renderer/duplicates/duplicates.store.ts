import { create } from 'zustand'
import type { CustomerFields } from '../../contract/customers.ts'
import type { DuplicatePair, DuplicateSide, MergeField, MergeRecord } from '../../contract/duplicates.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'
import { useToasts } from '../state/toasts.store.ts'
import { didUndoable } from '../state/undo.store.ts'
import { runWork } from '../state/work.store.ts'

const pageSize = 200

/** How many pairs are fetched. */
const useShown = create<{ readonly limit: number }>()(() => ({ limit: pageSize }))

/** The pairs nobody has decided on, the likeliest first. */
export const useDuplicates = createResource(async () => {
  const { limit } = useShown.getState()
  const pairs: DuplicatePair[] = []
  let total = 0
  do {
    const answer = await call('duplicates.list', { offset: pairs.length, limit: Math.min(500, limit - pairs.length) })
    pairs.push(...answer.pairs)
    total = answer.total
    if (answer.pairs.length === 0) break
  } while (pairs.length < Math.min(limit, total))
  return { pairs, total }
}, ['duplicates', 'customers', 'gestures', 'cards', 'library'])

export function showMorePairs(): void {
  useShown.setState(({ limit }) => ({ limit: limit + pageSize }))
  void useDuplicates.getState().refresh()
}

/** How many pairs wait, for the line on Customers. */
export const useOpenPairs = createResource(async () => (await call('duplicates.list', { limit: 1 })).total, ['duplicates', 'customers', 'library'])

/** The merges of the last 30 days. */
export const useMerges = createResource(async () => (await call('duplicates.merges', {})).merges, ['duplicates', 'customers', 'library'])

/** Names a pair, whichever way round it is shown. */
export const pairKey = ({ one, other }: { readonly one: { readonly id: string }; readonly other: { readonly id: string } }): string =>
  [one.id, other.id].toSorted().join('_')

/** Compares everybody anew, and says how many pairs there are. */
export async function lookForDuplicates(): Promise<void> {
  await attempt(async () => {
    const { found, customers } = await runWork('Comparing customers', (options) => call('duplicates.look', {}, options))
    const among = `among ${customers.toLocaleString()} customers`
    useToasts.getState().show({ text: found === 0 ? `Nobody looks alike ${among}.` : `${found.toLocaleString()} ${found === 1 ? 'pair looks' : 'pairs look'} alike ${among}.` })
  })
}

const bothOf = (one: string, other: string): string => (one === other ? `The two called ${one}` : `${one} and ${other}`)

export function mergePair(kept: DuplicateSide, other: DuplicateSide, take: readonly MergeField[]): Promise<boolean> {
  return attempt(async () => {
    const { mergeId } = await call('duplicates.merge', { keepId: kept.id, otherId: other.id, take: [...take] })
    didUndoable({
      done: kept.displayName === other.displayName ? `${kept.displayName} is one customer now.` : `Merged ${other.displayName} into ${kept.displayName}.`,
      undone: `${bothOf(other.displayName, kept.displayName)} are two again.`,
      undo: () => call('duplicates.unmerge', { mergeId }),
    })
  })
}

export function callDifferent(one: DuplicateSide, other: DuplicateSide): Promise<boolean> {
  const two = { customerId: one.id, otherId: other.id }
  return attempt(async () => {
    await call('duplicates.dismiss', two)
    didUndoable({
      done: `${bothOf(one.displayName, other.displayName)} are different people.`,
      undone: 'The pair waits again.',
      undo: () => call('duplicates.undismiss', two),
    })
  })
}

export function takeMergeBack(merge: MergeRecord): Promise<boolean> {
  return attempt(async () => {
    await call('duplicates.unmerge', { mergeId: merge.id })
    useToasts.getState().show({ text: `${bothOf(merge.otherName, merge.name)} are two again.` })
  })
}

/** Two customers the founder chose, side by side. */
export const fetchPair = (customerId: string, otherId: string): Promise<DuplicatePair> => call('duplicates.pair', { customerId, otherId })

export interface Alike {
  readonly id: string
  readonly name: string
  readonly reasons: readonly string[]
}

/** Customers whom somebody with these fields may be. */
export async function findAlike(fields: Partial<CustomerFields>, exceptId: string | null, signal: AbortSignal): Promise<readonly Alike[]> {
  return (await call('duplicates.like', { fields, exceptId }, { signal })).people
}
