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

  /** The households of these two and the cards that a merge moves. Returns what tells what became of them. */
  function noteHouseholds(kept: StoredCustomer, other: StoredCustomer): () => Pick<MergeUndo, 'dissolved' | 'cards'> {
    const ids = [...new Set([kept, other].map(({ householdId }) => householdId).filter((id) => id !== null))]
    const households = ids.map((id) => ({ row: repository.row('households', id)!, members: customers.ofHousehold(id).map((member) => member.id) }))
    const cards = repository.cardsAround(other.id, ids)
    return () => ({
      dissolved: households.filter(({ row }) => !repository.hasHousehold(String(row['id']))),
      cards: cards.flatMap((card): MergeUndo['cards'] => {
        const now = repository.row('cards', String(card['id']))
        if (now === null) return [{ before: card, after: null }]
        return JSON.stringify(now) === JSON.stringify(card) ? [] : [{ before: wordless(card), after: wordless(now) }]
      }),
    })
  }

  /** Hands over what is the other's. What the kept one has already, or can have only once, goes with the other. */
  function handOver(keepId: string, otherId: string): Pick<MergeUndo, 'moved' | 'dropped'> {
    const texts = new Set(repository.rows('facts', keepId).map(({ text }) => text))
    const [facts, factsAgain] = parted(repository.rows('facts', otherId), ({ text }) => !texts.has(text!))
    const thanked = new Set(repository.rows('gestures', keepId).map((gesture) => gesture['run_item_id']))
    const [gestures, gesturesAgain] = parted(repository.rows('gestures', otherId), (gesture) => gesture['run_item_id'] === null || !thanked.has(gesture['run_item_id']!))
    const hasDraft = repository.rows('cards', keepId).some((card) => card['run_id'] === null)
    const cards = repository.rows('cards', otherId).filter((card) => card['run_id'] !== null || !hasDraft)
    const shared = new Set(repository.rows('run_item_people', keepId).map((share) => share['run_item_id']))
    const [shares, sharesAgain] = parted(repository.rows('run_item_people', otherId), (share) => !shared.has(share['run_item_id']!))
    const moved: MergeUndo['moved'] = {
      facts: ids(facts),
      gestures: ids(gestures),
      items: ids(repository.rows('run_items', otherId)),
      shares: shares.map((share) => String(share['run_item_id'])),
      formerAddresses: ids(repository.rows('former_addresses', otherId)),
      merges: ids(repository.rows('merges', otherId)),
    }
    repository.give('facts', moved.facts, otherId, keepId)
    repository.give('gestures', moved.gestures, otherId, keepId)
    for (const card of cards) repository.addressCard(String(card['id']), keepId, card['household_id'] as string | null)
    repository.give('former_addresses', moved.formerAddresses, otherId, keepId)
    repository.giveItems(moved.items, otherId, keepId)
    repository.giveShares(moved.shares, otherId, keepId)
    repository.giveMerges(moved.merges, otherId, keepId)
    const dropped = {
      facts: factsAgain,
      gestures: gesturesAgain.map(wordless),
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
        const next = mergedCustomer(kept, other, take, now)
        const moves = noteHouseholds(kept, other)
        // The one comes before the other goes: a household in which they follow each other stays one.
        customers.settle(keepId, next.householdId, next.isApart)
        customers.settle(otherId, null, other.isApart)
        const { moved, dropped } = handOver(keepId, otherId)
        const pairs = takePairsOver(keepId, otherId, dropped.pairs)
        const skips = repository.rows('skips', keepId).length > 0 ? [] : dropped.skips.map((skip) => ({ ...skip, customer_id: keepId }))
        for (const skip of skips) repository.insert('skips', skip)
        customers.remove(otherId)
        customers.update({ ...next, householdId: customers.find(keepId)!.householdId })
        repository.insertMerge(mergeId, keepId, displayName(other), now)
        const left = [kept, other].flatMap((customer) => rememberAddress(next, { ...customer, id: keepId }))
        for (const alias of dropped.aliases) repository.addAlias(String(alias['key']), keepId, alias['import_id'] as string | null, mergeId)
        for (const alias of [kept, other].flatMap((customer) => aliasesOf(customer, next))) repository.addAlias(alias, keepId, null, mergeId)
        const keptAfter = customers.find(keepId)!
        repository.keepUndo(mergeId, { keptBefore: kept, keptAfter, other: otherRow, ...moves(), moved, dropped, added: { formerAddresses: left, skips, pairs } })
      })
      context.changed('duplicates', 'customers', 'households', 'gestures', 'cards', 'runs', 'moments', 'reports')
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

/** Words stay where they are: what is kept for an undo must not hold names of third parties. */
const wordless = ({ text: _, look: __, ...row }: StoredRow): StoredRow => row

const ids = (rows: readonly StoredRow[]): string[] => rows.map(({ id }) => String(id))

function parted<T>(rows: readonly T[], isFirst: (row: T) => boolean): [T[], T[]] {
  return [rows.filter(isFirst), rows.filter((row) => !isFirst(row))]
}
