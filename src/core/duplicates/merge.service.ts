import type { Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersRepository, StoredCustomer } from '../customers/customers.repository.ts'
import { displayName } from '../customers/customers.rules.ts'
import { aliasesOf } from '../customers/aliases.rules.ts'
import { addressKey } from '../customers/keys.rules.ts'
import { newId } from '../storage/ids.ts'
import { isBlankAddress, mergedCustomer } from './merge.rules.ts'
import type { MergeUndo, StoredRow } from './merge.types.ts'
import type { MergesRepository } from './merges.repository.ts'
import { createUnmerge } from './unmerge.service.ts'

export function createMergeService(context: CoreContext, repository: MergesRepository, customers: CustomersRepository) {
  const { environment } = context
  const unmerge = createUnmerge(context, repository, customers)

  function require(id: string): StoredCustomer {
    const customer = customers.find(id)
    if (!customer) throw new AppError('customers/not-found', { id })
    return customer
  }

  /** Hands over what is the other's. What the kept one has already, or can have only once, goes with the other. */
  function handOver(keepId: string, otherId: string): Pick<MergeUndo, 'moved' | 'dropped'> {
    const texts = new Set(repository.rows('facts', keepId).map(({ text }) => text))
    const [facts, factsAgain] = parted(repository.rows('facts', otherId), ({ text }) => !texts.has(text!))
    const thanked = new Set(repository.rows('gestures', keepId).map((gesture) => gesture['run_item_id']))
    const [gestures, gesturesAgain] = parted(repository.rows('gestures', otherId), (gesture) => gesture['run_item_id'] === null || !thanked.has(gesture['run_item_id']!))
    const hasDraft = repository.rows('cards', keepId).some((card) => card['run_id'] === null)
    const [cards, drafts] = parted(repository.rows('cards', otherId), (card) => card['run_id'] !== null || !hasDraft)
    const shared = new Set(repository.rows('run_item_people', keepId).map((share) => share['run_item_id']))
    const [shares, sharesAgain] = parted(repository.rows('run_item_people', otherId), (share) => !shared.has(share['run_item_id']!))
    const moved: MergeUndo['moved'] = {
      facts: ids(facts),
      gestures: ids(gestures),
      cards,
      items: ids(repository.rows('run_items', otherId)),
      shares: shares.map((share) => String(share['run_item_id'])),
      formerAddresses: ids(repository.rows('former_addresses', otherId)),
      merges: ids(repository.rows('merges', otherId)),
    }
    repository.give('facts', moved.facts, otherId, keepId)
    repository.give('gestures', moved.gestures, otherId, keepId)
    repository.give('cards', ids(cards), otherId, keepId)
    repository.give('former_addresses', moved.formerAddresses, otherId, keepId)
    repository.giveItems(moved.items, otherId, keepId)
    repository.giveShares(moved.shares, otherId, keepId)
    repository.giveMerges(moved.merges, otherId, keepId)
    const dropped = {
      facts: factsAgain,
      gestures: gesturesAgain,
      cards: drafts,
      shares: sharesAgain,
      skips: repository.rows('skips', otherId),
      aliases: repository.rows('customer_aliases', otherId),
      pairs: repository.pairs(otherId),
      importChanges: repository.rows('import_changes', otherId),
    }
    return { moved, dropped }
  }

  /** What was found or said of the other and a third now holds for the kept one; the founder's word before ours. */
  function takePairsOver(keepId: string, otherId: string, pairs: readonly StoredRow[]): MergeUndo['added']['pairs'] {
    return pairs.flatMap((row) => {
      const third = String(row['customer_id'] === otherId ? row['other_id'] : row['customer_id'])
      if (third === keepId) return []
      const [first, second] = third < keepId ? [third, keepId] : [keepId, third]
      const before = repository.pair(first, second)
      if (before && (before['state'] === 'different' || row['state'] === 'open')) return []
      const after = { ...row, ...before, customer_id: first, other_id: second, state: row['state']! }
      repository.insert('duplicates', after)
      return [{ before, after }]
    })
  }

  /** The address that is not the merged customer's stays in their history. */
  function rememberAddress(next: StoredCustomer, left: StoredCustomer): string[] {
    const key = addressKey(left.address)
    const isTheSame = JSON.stringify(left.address) === JSON.stringify(next.address) || (key !== '' && key === addressKey(next.address))
    if (isTheSame || isBlankAddress(left.address)) return []
    const id = newId(environment.now())
    const { line1, line2, city, region, postalCode, country } = left.address
    repository.insert('former_addresses', {
      id, customer_id: next.id, line1, line2, city, region, postal_code: postalCode, country, source: left.addressSource,
      source_import_id: left.addressImportId, source_on: left.addressOn, state: left.addressState ?? left.addressSource ?? 'entered',
      state_on: left.addressStateOn, until_on: environment.today(), import_id: null,
    })
    return [id]
  }

  return {
    merge({ keepId, otherId, take }: Parsed<'duplicates.merge'>): Output<'duplicates.merge'> {
      if (keepId === otherId) throw new AppError('duplicates/one-customer', { id: keepId })
      const kept = require(keepId)
      const other = require(otherId)
      const now = environment.now()
      const mergeId = newId(now)
      context.transaction(() => {
        repository.forgetOld(now)
        const otherRow = repository.customerRow(otherId)
        const { moved, dropped } = handOver(keepId, otherId)
        const pairs = takePairsOver(keepId, otherId, dropped.pairs)
        const skips = repository.rows('skips', keepId).length > 0 ? [] : dropped.skips.map((skip) => ({ ...skip, customer_id: keepId }))
        for (const skip of skips) repository.insert('skips', skip)
        customers.remove(otherId)
        const next = mergedCustomer(kept, other, take, now)
        customers.update(next)
        repository.insertMerge(mergeId, keepId, displayName(other), now)
        const left = [kept, other].flatMap((customer) => rememberAddress(next, { ...customer, id: keepId }))
        for (const alias of dropped.aliases) repository.addAlias(String(alias['key']), keepId, alias['import_id'] as string | null, mergeId)
        for (const alias of [kept, other].flatMap((customer) => aliasesOf(customer, next))) repository.addAlias(alias, keepId, null, mergeId)
        const keptAfter = customers.find(keepId)!
        repository.keepUndo(mergeId, { keptBefore: kept, keptAfter, other: otherRow, moved, dropped, added: { formerAddresses: left, skips, pairs } })
      })
      context.changed('duplicates', 'customers', 'gestures', 'cards', 'runs', 'moments', 'reports')
      return { mergeId }
    },

    merges: (): Output<'duplicates.merges'> => ({
      merges: repository.undoable(environment.now()).map(({ name, company, email, ...merge }) => ({ ...merge, name: displayName({ name, company, email }) })),
    }),

    unmerge,
    /** What can no longer be taken back is not kept. */
    forgetOld: () => repository.forgetOld(environment.now()),
  }
}

const ids = (rows: readonly StoredRow[]): string[] => rows.map(({ id }) => String(id))

function parted<T>(rows: readonly T[], isFirst: (row: T) => boolean): [T[], T[]] {
  return [rows.filter(isFirst), rows.filter((row) => !isFirst(row))]
}
