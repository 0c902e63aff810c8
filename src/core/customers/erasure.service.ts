import type { CallContext } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreContext } from '../context.ts'
import { typedWithout } from '../households/households.rules.ts'
import type { HouseholdsRepository } from '../households/households.repository.ts'
import { hasTheirName } from '../households/names.rules.ts'
import type { DocumentsRepository } from '../runs/documents.repository.ts'
import type { KeptFiles } from '../runs/kept-files.service.ts'
import type { CustomersRepository, StoredCustomer } from './customers.repository.ts'
import { displayName } from './customers.rules.ts'
import type { ErasureRepository } from './erasure.repository.ts'
import { namesThem } from './erasure.rules.ts'
import { matchKey, nameKey } from './keys.rules.ts'
import { tombstoneKeys } from './tombstones.rules.ts'
import type { Tombstones, TombstonesRepository } from './tombstones.repository.ts'

/** Customers looked at between two pauses. */
const windowSize = 2000

export interface Traces {
  readonly name: string
  readonly facts: number
  readonly gestures: number
  readonly drafts: number
  readonly places: number
  readonly onDesk: number
  readonly documents: number
  readonly others: string[]
  readonly isBarrable: boolean
}

/** Takes a person out of every row, text and PDF of the library. What lies on in freed pages is the library's to sweep. */
export function createErasureService(
  context: CoreContext,
  repositories: {
    erasure: ErasureRepository
    customers: CustomersRepository
    households: HouseholdsRepository
    tombstones: TombstonesRepository
    documents: DocumentsRepository
  },
  keptFiles: KeptFiles,
) {
  const { erasure, customers, households, tombstones, documents } = repositories

  function require(id: string): StoredCustomer {
    const customer = customers.find(id)
    if (!customer) throw new AppError('customers/not-found', { id })
    return customer
  }

  /** Every key the person was ever known by. */
  function keysOf(customer: StoredCustomer): string[] {
    const formerly = erasure.formerPlaces(customer.id).flatMap((address) => tombstoneKeys({ ...customer, externalId: null, email: '', address }))
    return [...new Set([...tombstoneKeys(customer), ...erasure.aliases(customer.id), ...formerly])]
  }

  /** Without the keys that lead to somebody who is still there, such as the e-mail address of a couple. */
  function theirsAlone(keys: readonly string[], customer: StoredCustomer): string[] {
    const others = new Set(erasure.namesakes(matchKey(customer, customer.address), nameKey(customer.name)).flatMap(tombstoneKeys))
    return keys.filter((key) => !others.has(key) && !erasure.isAlias(key))
  }

  /** What else names them: a greeting that was typed for two, a file that has their name, a stack made for them alone. */
  function clearNames(customer: StoredCustomer, householdId: string | null): void {
    const household = householdId === null ? null : households.find(householdId)
    if (household) households.put(typedWithout(household, customer, customers.ofHousehold(household.id)))
    for (const file of erasure.imports()) if (namesThem(file.name, customer)) erasure.renameImport(file.id)
  }

  /**
   * Erases people, all or none. `barredOn` is the day their tombstones say, null to put up none. Long, because PDFs that
   * hold them are printed again without them; that can be cancelled, and nothing has happened then.
   */
  async function erase(ids: readonly string[], barredOn: string | null, call: CallContext): Promise<{ documents: number; isBarred: boolean }> {
    const people = ids.map(require)
    const held = people.map((customer) => erasure.items(customer.id).map((item) => ({ ...item, isNamedAfter: (name: string) => hasTheirName(name, customer) })))
    const anew = await keptFiles.without(held.flat(), call)
    const outcome = context.transaction(() => {
      const keys = people.map(keysOf)
      for (const customer of people) {
        const householdId = erasure.remove({ id: customer.id, name: displayName(customer), email: customer.email })
        clearNames(customer, householdId)
      }
      for (const { runId, name } of anew.renamed) erasure.renameRun(runId, name)
      for (const { documentId, part } of anew.files) {
        if (part) documents.replace(documentId, part)
        else documents.remove(documentId)
      }
      const barred = people.map((customer, index) => theirsAlone(keys[index]!, customer))
      if (barredOn) for (const theirs of barred) tombstones.add(theirs, barredOn)
      return {
        documents: anew.files.length + documents.removeLoose(anew.runIds),
        isBarred: barredOn !== null && barred.every((theirs) => theirs.length > 0),
      }
    })
    context.changed('customers', 'households', 'imports', 'moments', 'gestures', 'cards', 'runs', 'reports')
    return outcome
  }

  return {
    erase,

    /** What erasing would take away. */
    traces(id: string): Traces {
      const customer = require(id)
      const held = erasure.items(id)
      return {
        name: displayName(customer),
        ...erasure.counts(id),
        places: held.length,
        onDesk: held.filter(({ state }) => state !== 'mailed').length,
        documents: keptFiles.count(held),
        others: erasure.sharers(id).map((known) => displayName(known)),
        isBarrable: keysOf(customer).length > 0,
      }
    },

    tombstones: (): Tombstones => tombstones.all(),

    /**
     * Puts up the tombstones of another library and erases whoever they name here. Returns how many that were.
     */
    async eraseAgain(stones: Tombstones, call: CallContext): Promise<number> {
      if (stones.stones.length === 0) return 0
      context.transaction(() => tombstones.carryOver(stones))
      const found = new Map<string, string[]>()
      for (let last = 0, people = erasure.window(last, windowSize); people.length > 0; people = erasure.window(last, windowSize)) {
        for (const { id, known } of people) {
          const on = tombstones.erasedOn([...tombstoneKeys(known), ...erasure.aliases(id)])
          if (on) found.set(on, [...(found.get(on) ?? []), id])
        }
        last = people.at(-1)!.seq
        call.progress({ done: last, of: 0, label: 'customers' })
        await context.pause(call.signal)
      }
      for (const [on, ids] of found) await erase(ids, on, call)
      return [...found.values()].reduce((sum, ids) => sum + ids.length, 0)
    },
  }
}
