import type { Parsed } from '../../contract/contract.ts'
import type { EditConflict, ImportPreview } from '../../contract/imports.ts'
import type { FormerAddressesRepository } from '../addresses/former-addresses.repository.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersRepository, NewCustomer, StoredCustomer } from '../customers/customers.repository.ts'
import { displayName } from '../customers/customers.rules.ts'
import { matchKey } from '../customers/keys.rules.ts'
import { dayInWords } from '../customers/time.rules.ts'
import type { TombstonesRepository } from '../customers/tombstones.repository.ts'
import { tombstoneKeys } from '../customers/tombstones.rules.ts'
import { newId } from '../storage/ids.ts'
import { createKeyLog } from './contested.rules.ts'
import type { FileRow } from './file-reading.service.ts'
import type { ImportsRepository } from './imports.repository.ts'
import { aliasesOf, createMatcher, idAlias } from './matcher.service.ts'
import { changesOf, conflictsOf, fieldText, guardedChanges, isBlank, weight, type ImportedFields } from './merge.rules.ts'
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
  const { imports, customers, formerAddresses, tombstones } = repositories
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
  /** Where the rows went that an answer of the founder speaks of. */
  const asked = new Set(answers.decisions.flatMap(({ row, otherRow }) => [row, ...(otherRow === null ? [] : [otherRow])]))
  const placed = new Map<number, string>()
  const overwritten = answers.overwrite === 'all' ? null : new Set(answers.overwrite.map(({ row, field }) => `${row} ${field}`))
  let rows = 0

  function warn(row: number, reason: string): void {
    warnings.add({ row, reason })
    first.get(row)?.problems.push(reason)
  }

  function create(row: number, values: RowValues): string {
    const id = newId(now)
    const { facts, address, externalId, ...fields } = values
    const hasAddress = !isBlank(address)
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
    for (const text of new Set(facts)) customers.addFact(id, { id: newId(now), text, notedOn: today }, importId)
    staging.touch(id, row, true)
    return id
  }

  /** Takes out what the founder edited by hand, and says so, unless they said that the file is right. */
  function guard(row: number, customer: StoredCustomer, changes: Partial<ImportedFields>): { changes: Partial<ImportedFields>; taken: readonly string[] } {
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

  function update(row: number, id: string, values: RowValues, isSecond: boolean): Verdict {
    const customer = customers.find(id)!
    const before = staging.touched(id)
    const standing = before || isSecond ? 'further' : 'first'
    const { changes, taken } = guard(row, customer, changesOf(customer, values, standing))
    if (before) {
      const unused = conflictsOf({ ...customer, ...changes }, values)
      if (unused.length > 0) warn(row, `The same person as in row ${before.row}, which counts; not used: ${unused.join(', ')}.`)
    } else staging.touch(id, row, false)
    noteAliases(customer, values, changes, standing === 'further')
    const newFacts = [...new Set(values.facts)].filter((text) => !imports.hasFact(id, text))
    for (const text of newFacts) customers.addFact(id, { id: newId(now), text, notedOn: today }, importId)
    if (Object.keys(changes).length === 0) return newFacts.length > 0 ? 'updated' : 'same'
    const isMade = before?.isMade === true
    if (changes.address && !isMade) formerAddresses.keep(customer, today, importId)
    const address = changes.address
      ? { addressSource: 'imported' as const, addressOn: today, addressImportId: importId, addressState: 'imported' as const, addressStateOn: today }
      : {}
    const editedFields = taken.length > 0 ? { editedFields: customer.editedFields.filter((field) => !taken.includes(field)) } : {}
    const after = { ...changes, ...address, ...editedFields, updatedAt: now }
    if (!isMade) remember(customer, after)
    // Words of customers made by this file are indexed once, at the end.
    customers.update({ ...customer, ...after }, !isMade)
    return 'updated'
  }

  /** Another id or e-mail of the same person finds them again next time, as does the e-mail that the file replaced. */
  function noteAliases(customer: StoredCustomer, values: RowValues, changes: Partial<ImportedFields>, isFurther: boolean): void {
    const after = { ...customer, ...changes }
    const aliases = isFurther ? aliasesOf(values, after) : []
    if (!isFurther && values.externalId !== '' && values.externalId !== after.externalId) aliases.push(idAlias(values.externalId))
    if (changes.email !== undefined && customer.email !== '') aliases.push(matchKey(customer, customer.address))
    for (const alias of aliases) imports.putAlias(alias, customer.id, importId)
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

  function placeOne({ row, content }: StagedRow, customerId: string | null, isSecond = false): void {
    const values = JSON.parse(content) as RowValues
    if (customerId) settle(row, update(row, customerId, values, isSecond), customerId)
    else settle(row, 'new', create(row, values))
  }

  /** A row that the founder said is about somebody: a customer from before, or whoever another row is about. */
  function placeDecided(staged: StagedRow): void {
    const { customerId, otherRow } = decided.get(staged.row)!
    const said = customerId ?? (otherRow === null ? null : placed.get(otherRow))
    const known = said && customers.find(said) ? said : matcher.find(JSON.parse(staged.content) as RowValues)
    placeOne(staged, known, known === said)
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

    /** Brings all rows in: those that stand alone, then those that share a person, then those the founder spoke about. */
    async place(onProgress: (done: number, of: number) => void, signal: AbortSignal): Promise<void> {
      const isContested = keyLog.contested()
      const last: StagedRow[] = []
      let done = 0
      const step = async () => {
        done += 1
        if (done % pauseEvery > 0) return
        onProgress(done, staging.count())
        await context.pause(signal)
      }
      for (const batch of staging.inOrder()) {
        for (const staged of batch) {
          if (decided.has(staged.row)) last.push(staged)
          else if (isContested(staged.place)) {
            staging.setAside(staged.place)
            continue
          } else placeOne(staged, staged.customerId)
          await step()
        }
      }
      imports.indexMatches()
      for (const batch of staging.byContent()) {
        for (const staged of batch) {
          placeOne(staged, matcher.find(JSON.parse(staged.content) as RowValues))
          await step()
        }
      }
      for (const staged of last) placeDecided(staged)
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
