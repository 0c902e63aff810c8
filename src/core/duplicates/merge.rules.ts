import { guardedFields, type Address, type Customer, type GuardedField } from '../../contract/customers.ts'
import type { MergeField } from '../../contract/duplicates.ts'

/** A customer as stored. */
export type Mergeable = Omit<Customer, 'displayName' | 'addressLines' | 'addressFrom' | 'addressHints' | 'facts'>

/** Fields that belong together: none of them is taken or put back without the others. */
const groups: readonly (readonly (keyof Mergeable)[])[] = [
  ['name'], ['firstName'], ['company'], ['email'], ['phone'], ['sinceOn'], ['plan'], ['externalId'], ['isDoNotMail'], ['isDoNotEmail'],
  ['spendCents', 'spendCurrency'], ['householdId', 'isApart'], ['editedFields'], ['updatedAt'],
  ['address', 'addressSource', 'addressOn', 'addressImportId', 'addressState', 'addressStateOn'],
]
const groupOf = (field: MergeField) => groups.find((group) => group.includes(field === 'spend' ? 'spendCents' : field))!

/** Whether a customer has nothing to say for a field; a country alone is no address. */
export function isBlankField(customer: Mergeable, field: MergeField): boolean {
  if (field === 'spend') return customer.spendCents === null
  if (field === 'address') return isBlankAddress(customer.address)
  return customer[field] === '' || customer[field] === null
}

/** The one customer that two become: the kept one's values, the other's where those are blank or the founder took them. */
export function mergedCustomer(kept: Mergeable, other: Mergeable, take: readonly MergeField[], now: number): Mergeable {
  const isTaken = (field: MergeField) => !isBlankField(other, field) && (isBlankField(kept, field) || take.includes(field))
  const fields = (['name', 'firstName', 'company', 'email', 'phone', 'sinceOn', 'plan', 'spend', 'address'] as const).filter(isTaken)
  const taken = Object.fromEntries(fields.flatMap(groupOf).map((field) => [field, other[field]])) as Partial<Mergeable>
  const next = { ...kept, ...taken, updatedAt: now }
  if (!take.includes('sinceOn') && kept.sinceOn !== null && other.sinceOn !== null && other.sinceOn < kept.sinceOn) next.sinceOn = other.sinceOn
  // A first name that came with the name that goes would go on greeting them by it.
  if (taken.name !== undefined && !fields.includes('firstName') && !hasWord(next.name, kept.firstName)) next.firstName = other.firstName
  next.externalId = kept.externalId ?? other.externalId
  next.isDoNotMail = kept.isDoNotMail || other.isDoNotMail
  next.isDoNotEmail = kept.isDoNotEmail || other.isDoNotEmail
  if (kept.householdId === null && !kept.isApart) Object.assign(next, { householdId: other.householdId, isApart: other.isApart })
  next.editedFields = guardedFields.filter((field) => isGuarded(kept, other, field, fields.includes(field)))
  return next
}

/**
 * Where the two said different things the founder has decided, so that an import which still knows the other asks before
 * it brings the value that was left behind.
 */
function isGuarded(kept: Mergeable, other: Mergeable, field: GuardedField, isTaken: boolean): boolean {
  if ((isTaken ? other : kept).editedFields.includes(field)) return true
  if (field === 'sinceOn' && !isTaken) return false
  return !isBlankField(kept, field) && !isBlankField(other, field) && JSON.stringify(kept[field]) !== JSON.stringify(other[field])
}

const hasWord = (name: string, word: string): boolean => word === '' || name.split(/\s+/).includes(word)

/** The kept customer as they were before, but for what was changed again since. */
export function reverted(current: Mergeable, before: Mergeable, after: Mergeable): Mergeable {
  const next = { ...current }
  const isUntouched = (group: readonly (keyof Mergeable)[]) => group.every((field) => JSON.stringify(current[field]) === JSON.stringify(after[field]))
  for (const group of groups.filter(isUntouched)) Object.assign(next, Object.fromEntries(group.map((field) => [field, before[field]])))
  // Edited since: only the guards that the merge put up, over values that are the merge's, come down.
  if (!isUntouched(['editedFields'])) {
    next.editedFields = current.editedFields.filter((field) => before.editedFields.includes(field) || !after.editedFields.includes(field) || !isUntouched([field]))
  }
  return next
}

/** Who of two would be kept: the one with more history, else with more known, else who was there first. */
export function isFirstKept(one: KeepSide, other: KeepSide): boolean {
  const difference = one.gestures + one.cards - other.gestures - other.cards || one.known - other.known || other.createdAt - one.createdAt
  return difference === 0 ? one.id < other.id : difference > 0
}

interface KeepSide {
  readonly id: string
  readonly gestures: number
  readonly cards: number
  /** How many fields say something. */
  readonly known: number
  readonly createdAt: number
}

export function isBlankAddress(address: Address): boolean {
  return [address.line1, address.line2, address.city, address.region, address.postalCode].every((part) => part === '')
}
