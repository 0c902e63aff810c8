import type { Parsed } from '../../contract/contract.ts'
import type { GuardedField } from '../../contract/customers.ts'
import type { EditConflict, ImportPreview } from '../../contract/imports.ts'
import type { FormerAddressesRepository } from '../addresses/former-addresses.repository.ts'
import type { CoreContext } from '../context.ts'
import { isBlankAddress } from '../customers/address-columns.rules.ts'
import type { CustomersRepository, NewCustomer, StoredCustomer } from '../customers/customers.repository.ts'
import { displayName } from '../customers/customers.rules.ts'
import type { AliasesRepository } from '../customers/aliases.repository.ts'
import { aliasesOf, idAlias } from '../customers/aliases.rules.ts'
import { matchKey } from '../customers/keys.rules.ts'
import { dayInWords } from '../customers/time.rules.ts'
import type { TombstonesRepository } from '../customers/tombstones.repository.ts'
import { tombstoneKeys } from '../customers/tombstones.rules.ts'
import { newId } from '../storage/ids.ts'
import { createKeyLog } from './contested.rules.ts'
import type { FileRow } from './file-reading.service.ts'
import type { ImportsRepository } from './imports.repository.ts'
import { createMatcher } from './matcher.service.ts'
import { changesOf, conflictsOf, fieldText, guardedChanges, guardsAfter, leftBehind, weight, withEmailKept, type ImportedFields } from './merge.rules.ts'
import { capped, notes, repairList } from './notes.rules.ts'
import type { RowValues } from './rows.rules.ts'
import type { StagedRow, Staging } from './staging.repository.ts'

type PreviewRow = ImportPreview['rows'][number]
type Verdict = 'new' | 'updated' | 'same'

export interface ImportRepositories {
  readonly imports: ImportsRepository
  readonly customers: CustomersRepository
  readonly formerAddresses: FormerAddressesRepository
  readonly tombstones: TombstonesRepository
  readonly aliases: AliasesRepository
}

export interface ImportOrder {
  readonly importId: string
  readonly now: number
  /** How many of the first rows are returned with their verdicts. */
  readonly shown: number
  readonly answers: Pick<Parsed<'imports.preview'>, 'withoutRepairs' | 'decisions' | 'overwrite'>
}

export type RowImporter = ReturnType<typeof createRowImporter>

const mostEdits = 2000
const pauseEvery = 2000

/**
 * Brings the rows of a file into the library, inside the caller's transaction: `take` all of them, then `place` them. Rows
 * that speak of the same person are placed last and in an order of their own, so that the book does not depend on the order
 * of the file.
 */
export function createRowImporter(context: CoreContext, repositories: ImportRepositories, staging: Staging, order: ImportOrder) {
  const { imports, customers, formerAddresses, tombstones, aliases } = repositories
  const { importId, now, shown, answers } = order
  const today = context.environment.today()
  const counts = { new: 0, updated: 0, same: 0 }
  const skipped = notes()
  const warnings = notes()
  const edits = capped<EditConflict>(mostEdits)
  const repairs = repairList(new Set(answers.withoutRepairs))
  const first = new Map<number, PreviewRow>()
  const keyLog = createKeyLog()
  const matcher = createMatcher(imports, customers.count())
  const hasStones = tombstones.hasAny()
  const decided = new Map(answers.decisions.filter(({ verdict }) => verdict === 'same').map((decision) => [decision.row, decision]))
  /** The rows that another was said to be about the same person as. */
  const named = new Set([...decided.values()].map(({ otherRow }) => otherRow))
  /** The rows that an answer of the founder speaks of, and where they went. */
  const asked = new Set(answers.decisions.flatMap(({ row, otherRow }) => [row, ...(otherRow === null ? [] : [otherRow])]))
  const placed = new Map<number, string>()
  const overwritten = answers.overwrite === 'all' ? null : new Set(answers.overwrite.map(({ row, field }) => `${row} ${field}`))
  /** What is noted of the customer of the last row: ten thousand rows about one person are read once. */
  let noted: { readonly id: string; readonly texts: Set<string> } = { id: '', texts: new Set() }
  let rows = 0

  function warn(row: number, reason: string): void {
    warnings.add({ row, reason })
    first.get(row)?.problems.push(reason)
  }

  function create(row: number, values: RowValues): string {
    const id = newId(now)
    const { facts, address, externalId, ...fields } = values
    const hasAddress = !isBlankAddress(address)
    const customer: NewCustomer = {
      ...fields,
      id,
      externalId: externalId || null,
      address,
      addressSource: hasAddress ? 'imported' : null,
      addressOn: hasAddress ? today : null,
      addressImportId: hasAddress ? importId : null,
      addressState: hasAddress ? 'imported' : null,
      addressStateOn: hasAddress ? today : null,
      householdId: null,
      isApart: false,
      editedFields: [],
      createdAt: now,
      updatedAt: now,
    }
    customers.insert(customer, importId, false)
    noted = { id, texts: new Set() }
    addFacts(id, facts)
    staging.touch(id, row, true)
    return id
  }

  /** Adds what is not noted yet. Returns whether anything was. */
  function addFacts(id: string, facts: readonly string[]): boolean {
    if (facts.length === 0) return false
    if (noted.id !== id) noted = { id, texts: new Set(customers.facts(id).map(({ text }) => text)) }
    const { texts } = noted
    const count = texts.size
    for (const text of facts) {
      if (texts.has(text)) continue
      texts.add(text)
      customers.addFact(id, { id: newId(now), text, notedOn: today }, importId)
    }
    return texts.size > count
  }

  /** Takes out what the founder edited by hand, and says so, unless they said that the file is right. */
  function guard(row: number, customer: StoredCustomer, changes: Partial<ImportedFields>): { changes: Partial<ImportedFields>; taken: readonly GuardedField[] } {
    const own = guardedChanges(changes, customer)
    if (own.length === 0) return { changes, taken: own }
    const kept = { ...changes }
    const taken = own.filter((field) => overwritten === null || overwritten.has(`${row} ${field}`))
    for (const field of own) {
      const isTaken = taken.includes(field)
      edits.add({ row, customerId: customer.id, name: displayName(customer), field, mine: fieldText(customer[field]), theirs: fieldText(changes[field] ?? null), isTaken })
      if (!isTaken) delete kept[field]
    }
    return { changes: kept, taken }
  }

  function update(row: number, id: string, values: RowValues, isSaid: boolean): Verdict {
    const customer = customers.find(id)!
    const before = staging.touched(id)
    const standing = before || isSaid ? 'further' : 'first'
    const { changes, taken } = guard(row, customer, withEmailKept(changesOf(customer, values, standing), customer, values))
    const next = { ...customer, ...changes }
    if (!before) staging.touch(id, row, false)
    const unused = standing === 'further' ? conflictsOf(next, values) : []
    if (unused.length > 0) {
      const who = before ? `The same person as in row ${before.row}, which counts` : `As you said, this is ${displayName(customer)}, who stays as they are`
      warn(row, `${who}; not used: ${unused.join(', ')}.`)
    }
    // What a row says otherwise, or what it replaces, finds them again next time.
    aliases.put([...aliasesOf(values, next), ...aliasesOf(customer, next)], id, importId)
    const hasNewFacts = addFacts(id, values.facts)
    const editedFields = guardsAfter(customer, taken, isSaid ? leftBehind(next, values) : [])
    const isChanged = Object.keys(changes).length > 0
    const guards = editedFields === customer.editedFields ? {} : { editedFields }
    if (isChanged || 'editedFields' in guards) write(customer, { ...changes, ...guards }, before?.isMade === true)
    return isChanged || hasNewFacts ? 'updated' : 'same'
  }

  function write(customer: StoredCustomer, changes: Partial<StoredCustomer>, isMade: boolean): void {
    if (changes.address && !isMade) formerAddresses.keep(customer, today, importId)
    const address = changes.address
      ? { addressSource: 'imported' as const, addressOn: today, addressImportId: importId, addressState: 'imported' as const, addressStateOn: today }
      : {}
    const after = { ...changes, ...address, updatedAt: now }
    if (!isMade) remember(customer, after)
    // Words of customers made by this file are indexed once, at the end.
    customers.update({ ...customer, ...after }, !isMade)
  }

  /** Keeps what an undo needs; over several rows about one customer the first `before` and the last `after` count. */
  function remember(customer: StoredCustomer, after: Partial<StoredCustomer>): void {
    const before = Object.fromEntries((Object.keys(after) as (keyof StoredCustomer)[]).map((field) => [field, customer[field]]))
    const earlier = imports.change(importId, customer.id)
    imports.putChange(importId, customer.id, { ...before, ...earlier?.before }, { ...earlier?.after, ...after })
  }

  function settle(row: number, verdict: Verdict, customerId: string): void {
    counts[verdict] += 1
    const shownRow = first.get(row)
    if (shownRow) shownRow.verdict = verdict
    if (asked.has(row)) placed.set(row, customerId)
  }

  /** Places a row that is about nobody else of this file. */
  function placeAlone({ row, content, customerId }: StagedRow): void {
    const values = JSON.parse(content) as RowValues
    if (customerId) settle(row, update(row, customerId, values, false), customerId)
    else settle(row, 'new', create(row, values))
  }

  function placeByKeys({ row, content }: StagedRow): void {
    const values = JSON.parse(content) as RowValues
    const known = matcher.find(values)
    if (known) return settle(row, update(row, known, values, false), known)
    const alias = matcher.crowdAlias(values)
    const id = create(row, values)
    if (alias) aliases.put([alias], id, importId)
    settle(row, 'new', id)
  }

  /**
   * Places a row that the founder said is about somebody, a customer from before or whoever another row is about, and that
   * other row before it. An id that is somebody's already says more than an answer from before it was.
   */
  function placeAnswered(staged: StagedRow, waiting: Map<number, StagedRow>): void {
    waiting.delete(staged.row)
    const answer = decided.get(staged.row)
    if (!answer) return placeByKeys(staged)
    const other = answer.otherRow === null ? undefined : waiting.get(answer.otherRow)
    if (other) placeAnswered(other, waiting)
    const said = answer.customerId ?? (answer.otherRow === null ? null : (placed.get(answer.otherRow) ?? null))
    const values = JSON.parse(staged.content) as RowValues
    const isOthers = values.externalId !== '' && ![null, said].includes(imports.byExternalId(values.externalId))
    if (said === null || isOthers || !customers.find(said)) placeByKeys(staged)
    else settle(staged.row, update(staged.row, said, values, true), said)
  }

  function skip(row: number, reason: string): void {
    skipped.add({ row, reason })
    first.get(row)?.problems.push(reason)
  }

  return {
    /** Notes a row; nothing comes into the library yet. */
    take({ row, read, cells }: FileRow): void {
      rows += 1
      if (first.size < shown) first.set(row, { row, cells: [...cells], verdict: 'skipped', problems: [] })
      if (read.skipReason) return skip(row, read.skipReason)
      const { values } = read
      const erasedOn = hasStones ? tombstones.erasedOn(tombstoneKeys(values)) : null
      if (erasedOn) return skip(row, `Erased on ${dayInWords(erasedOn)}; not imported again.`)
      for (const reason of read.warnings) warn(row, reason)
      for (const repair of read.repairs) repairs.add({ row, ...repair })
      const customerId = matcher.findKnown(values)
      keyLog.add(values.externalId && idAlias(values.externalId), matchKey(values, values.address), customerId ?? '')
      staging.add(row, customerId, weight(values), JSON.stringify(values))
    },
    rows: () => rows,

    /**
     * Brings all rows in: those that stand alone, then those the founder spoke about, then the others that share a person.
     * `beforeLookups` is called once, when people have to be found whom this file made.
     */
    async place(beforeLookups: () => void, onProgress: (done: number, of: number) => void, signal: AbortSignal): Promise<void> {
      const isContested = keyLog.contested()
      const waiting = new Map<number, StagedRow>()
      let done = 0
      const step = async () => {
        done += 1
        if (done % pauseEvery > 0) return
        onProgress(done, staging.count())
        await context.pause(signal)
      }
      for (const batch of staging.inOrder()) {
        for (const staged of batch) {
          const isShared = isContested(staged.place)
          if (decided.has(staged.row) || (isShared && named.has(staged.row))) waiting.set(staged.row, staged)
          else if (isShared) staging.setAside(staged.place)
          else {
            placeAlone(staged)
            await step()
          }
        }
      }
      beforeLookups()
      for (const staged of waiting.values()) {
        placeAnswered(staged, waiting)
        await step()
      }
      for (const batch of staging.byContent()) {
        for (const staged of batch) {
          placeByKeys(staged)
          await step()
        }
      }
    },

    /** The customer a row became or changed, for rows that an answer speaks of. */
    placed: (row: number): string | null => placed.get(row) ?? null,
    markMaybe(row: number): void {
      const shownRow = first.get(row)
      if (shownRow) shownRow.verdict = 'maybe'
    },
    result: () => ({
      ...counts,
      skipped: inRowOrder(skipped.list),
      skippedTotal: skipped.total,
      warnings: inRowOrder(warnings.list),
      warningsTotal: warnings.total,
      repairs: repairs.result(),
      edits: inRowOrder(edits.list),
    }),
    shownRows: (): PreviewRow[] => [...first.values()],
  }
}

function inRowOrder<T extends { readonly row: number }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => a.row - b.row)
}
