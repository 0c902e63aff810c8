import type { Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersRepository, StoredCustomer } from '../customers/customers.repository.ts'
import { restored } from '../imports/undo.rules.ts'
import { newId } from '../storage/ids.ts'
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

  /** All but where they belong, which is returned: they leave a household only once the other is back in it. */
  function revertKept(customerId: string, { keptBefore, keptAfter }: MergeUndo): Pick<StoredCustomer, 'householdId' | 'isApart'> {
    const { householdId, isApart } = customers.find(customerId)!
    const next = reverted(customers.find(customerId)!, keptBefore, keptAfter)
    customers.update({ ...next, householdId, isApart, addressImportId: knownImport(next.addressImportId) })
    return next
  }

  /** Those that the merge left with one member; who has gone elsewhere since stays there. */
  function gatherAgain(dissolved: MergeUndo['dissolved']): void {
    for (const { row, members } of dissolved) {
      for (const member of members.map(customers.find)) {
        if (member?.householdId === null && !member.isApart) customers.settle(member.id, String(row['id']), false)
      }
    }
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
    repository.give('former_addresses', moved.formerAddresses, from, to)
    repository.giveItems(moved.items, from, to)
    repository.giveShares(moved.shares, from, to)
    repository.giveMerges(moved.merges, from, to)
    for (const id of added.formerAddresses) repository.removeFormerAddress(id, from)
    for (const skip of added.skips) if (areEqual(repository.rows('skips', from)[0], skip)) repository.removeSkip(from)
  }

  function bringDroppedBack(keptId: string, otherId: string, { dropped, added }: MergeUndo): void {
    for (const fact of dropped.facts) {
      const isOfUndone = fact['import_id'] !== null && standingImport(fact['import_id']!) === null
      if (!isOfUndone) repository.insert('facts', fact)
    }
    for (const gesture of dropped.gestures) {
      const item = repository.item(String(gesture['run_item_id']))
      if (item?.isMailed) repository.insert('gestures', { ...gesture, text: item.text })
    }
    for (const share of dropped.shares) {
      const itemId = String(share['run_item_id'])
      if (!repository.item(itemId)) continue
      repository.insert('run_item_people', share)
      // It may have been mailed since, to both.
      repository.shareGesture(newId(environment.now()), itemId, keptId, otherId)
    }
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

  function bringCardsBack({ cards }: MergeUndo): void {
    for (const { before, after } of cards) {
      const householdId = household(before['household_id'] as string | null)
      const id = String(before['id'])
      if (after === null) repository.insert('cards', { ...before, household_id: householdId })
      else if (areEqual(repository.row('cards', id), after)) repository.addressCard(id, String(before['customer_id']), householdId)
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
    const dissolved = undo.dissolved.filter(({ row }) => !repository.hasHousehold(String(row['id'])))
    context.transaction(() => {
      for (const { row } of dissolved) repository.insert('households', row)
      const { householdId, isApart } = revertKept(customerId, undo)
      repository.removeAliases(customerId, mergeId)
      bringOtherBack(undo.other)
      gatherAgain(dissolved)
      giveBack(customerId, otherId, undo)
      bringDroppedBack(customerId, otherId, undo)
      bringCardsBack(undo)
      customers.settle(customerId, household(householdId), isApart)
      for (const { row } of dissolved) repository.removeIfAlone(String(row['id']))
      catchUpWithImports(otherId, mergedAt, undo)
      repository.markUndone(mergeId, environment.now())
    })
    context.changed('duplicates', 'customers', 'households', 'gestures', 'cards', 'runs', 'moments', 'reports')
    return { customerId, otherId }
  }
}

/** Rows of one table, whose columns come in one order. */
const areEqual = (a: StoredRow | null | undefined, b: StoredRow): boolean =>
  a !== null && a !== undefined && Object.entries(b).every(([column, value]) => a[column] === value)
