import type { Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersRepository, StoredCustomer } from '../customers/customers.repository.ts'
import { restored } from '../imports/undo.rules.ts'
import { reverted } from './merge.rules.ts'
import type { MergeUndo, StoredRow } from './merge.types.ts'
import type { MergesRepository, StoredMerge } from './merges.repository.ts'

/** Takes merges back. What was changed since stays with the kept one; what is gone since stays gone. */
export function createUnmerge(context: CoreContext, repository: MergesRepository, customers: CustomersRepository) {
  const { environment } = context

  function require(mergeId: string): StoredMerge & { undo: MergeUndo } {
    const merge = repository.find(mergeId)
    if (!merge) throw new AppError('duplicates/not-found', { mergeId })
    if (merge.undoneAt !== null) throw new AppError('duplicates/already-unmerged', { mergeId })
    if (merge.undo === null || repository.isTooOld(merge.mergedAt, environment.now())) throw new AppError('duplicates/too-old', { mergeId })
    const laterId = repository.coveredBy(merge)
    if (laterId) throw new AppError('duplicates/merged-again', { mergeId: laterId })
    return { ...merge, undo: merge.undo }
  }

  const household = (id: string | null): string | null => (id !== null && repository.hasHousehold(id) ? id : null)
  const knownImport = (id: StoredRow[string]): string | null => (typeof id === 'string' && repository.importUndone(id) !== undefined ? id : null)
  const standingImport = (id: StoredRow[string]): string | null => (typeof id === 'string' && repository.importUndone(id) === null ? id : null)

  function revertKept(customerId: string, { keptBefore, keptAfter }: MergeUndo): void {
    const next = reverted(customers.find(customerId)!, keptBefore, keptAfter)
    customers.update({ ...next, householdId: household(next.householdId), addressImportId: knownImport(next.addressImportId) })
  }

  /** An import that was taken back since has no customers of its own any more: this one then stands alone. */
  function bringOtherBack(row: StoredRow): void {
    const externalId = row['external_id'] as string | null
    repository.insertCustomer({
      ...row,
      external_id: externalId !== null && repository.hasExternalId(externalId) ? null : externalId,
      household_id: household(row['household_id'] as string | null),
      import_id: standingImport(row['import_id']!),
      address_import_id: knownImport(row['address_import_id']!),
      // The triggers on gestures find it out again.
      last_thanked_on: null,
    })
  }

  function giveBack(from: string, to: string, { moved, added }: MergeUndo): void {
    repository.give('facts', moved.facts, from, to)
    repository.give('gestures', moved.gestures, from, to)
    const isUnchanged = (card: StoredRow) => JSON.stringify(repository.row('cards', String(card['id']))) === JSON.stringify({ ...card, customer_id: from })
    repository.give('cards', moved.cards.filter(isUnchanged).map((card) => String(card['id'])), from, to)
    repository.give('former_addresses', moved.formerAddresses, from, to)
    repository.giveItems(moved.items, from, to)
    repository.giveItemGestures(moved.items, from, to)
    repository.giveShares(moved.shares, from, to)
    repository.giveMerges(moved.merges, from, to)
    for (const id of added.formerAddresses) repository.removeFormerAddress(id, from)
    for (const skip of added.skips) if (areEqual(repository.rows('skips', from)[0], skip)) repository.removeSkip(from)
  }

  function bringDroppedBack({ dropped, added }: MergeUndo): void {
    for (const fact of dropped.facts) {
      const isOfUndone = fact['import_id'] !== null && standingImport(fact['import_id']!) === null
      if (!isOfUndone) repository.insert('facts', fact)
    }
    for (const share of dropped.shares) if (repository.isMailed(String(share['run_item_id'])) !== undefined) repository.insert('run_item_people', share)
    for (const gesture of dropped.gestures) {
      const itemId = gesture['run_item_id']
      if (itemId === null || repository.isMailed(String(itemId))) repository.insert('gestures', gesture)
    }
    for (const card of dropped.cards) repository.insert('cards', { ...card, household_id: household(card['household_id'] as string | null) })
    for (const skip of dropped.skips) repository.insert('skips', skip)
    for (const alias of dropped.aliases) repository.insert('customer_aliases', { ...alias, import_id: knownImport(alias['import_id']!) })
    for (const { before, after } of added.pairs) {
      const [first, second] = [String(after['customer_id']), String(after['other_id'])]
      if (!areEqual(repository.pair(first, second), after)) continue
      if (before) repository.insert('duplicates', before)
      else repository.removePair(first, second)
    }
    for (const pair of dropped.pairs) {
      if (repository.hasCustomer(String(pair['customer_id'])) && repository.hasCustomer(String(pair['other_id']))) repository.insert('duplicates', pair)
    }
  }

  /** What an import changed in the other goes too if the import was taken back in the meantime. */
  function catchUpWithImports(otherId: string, mergedAt: number, { dropped }: MergeUndo): void {
    for (const change of dropped.importChanges) {
      const undoneAt = repository.importUndone(String(change['import_id']))
      if (undoneAt === undefined) continue
      repository.insert('import_changes', change)
      if (undoneAt === null || undoneAt < mergedAt) continue
      const [before, after] = [change['before'], change['after']].map((text) => JSON.parse(String(text)) as Partial<StoredCustomer>)
      customers.update(restored(customers.find(otherId)!, before!, after!))
    }
  }

  return ({ mergeId }: Parsed<'duplicates.unmerge'>): Output<'duplicates.unmerge'> => {
    const { customerId, mergedAt, undo } = require(mergeId)
    const otherId = String(undo.other['id'])
    context.transaction(() => {
      revertKept(customerId, undo)
      repository.removeAliases(customerId, mergeId)
      bringOtherBack(undo.other)
      giveBack(customerId, otherId, undo)
      bringDroppedBack(undo)
      catchUpWithImports(otherId, mergedAt, undo)
      repository.markUndone(mergeId, environment.now())
    })
    context.changed('duplicates', 'customers', 'gestures', 'cards', 'runs', 'moments', 'reports')
    return { customerId, otherId }
  }
}

/** Rows of one table, whose columns come in one order. */
const areEqual = (a: StoredRow | null | undefined, b: StoredRow): boolean =>
  a !== null && a !== undefined && Object.entries(b).every(([column, value]) => a[column] === value)
