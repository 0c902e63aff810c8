import type { ImportPreview, RowNote } from '../../contract/imports.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersRepository, NewCustomer, StoredCustomer } from '../customers/customers.repository.ts'
import { matchKey } from '../customers/keys.rules.ts'
import { newId } from '../storage/ids.ts'
import type { ImportsRepository } from './imports.repository.ts'
import { changesOf, conflictsOf, isBlank } from './merge.rules.ts'
import type { FileRow } from './file-reading.service.ts'
import { createKeyFilter } from './key-filter.rules.ts'
import type { ReadRow, RowValues } from './rows.rules.ts'

type Verdict = ImportPreview['rows'][number]['verdict']

/** Brings rows into the library one after another, inside the caller's transaction, and keeps count. */
export function createRowImporter(
  context: CoreContext,
  repository: ImportsRepository,
  customers: CustomersRepository,
  { importId, now, shown, expectedRows }: { importId: string; now: number; shown: number; expectedRows: number },
) {
  const today = context.environment.today()
  const counts = { new: 0, updated: 0, same: 0, maybe: 0 }
  const skipped: RowNote[] = []
  const warnings: RowNote[] = []
  const verdicts: ImportPreview['rows'] = []
  /** Customers this file has already spoken of, by its first row about them; and those among them that it made. */
  const seen = new Map<string, number>()
  const made = new Set<string>()
  /** Most rows of a first import match nobody; this says so without asking the database. */
  const known = createKeyFilter(2 * (customers.count() + expectedRows))
  repository.eachKey(known.add)
  let rows = 0

  function create(row: number, values: RowValues): void {
    const id = newId(now)
    const hasAddress = !isBlank(values.address)
    const customer: NewCustomer = {
      id,
      externalId: values.externalId || null,
      name: values.name,
      firstName: values.firstName,
      company: values.company,
      email: values.email,
      phone: values.phone,
      sinceOn: values.sinceOn,
      plan: values.plan,
      spendCents: values.spendCents,
      spendCurrency: values.spendCurrency,
      isDoNotMail: values.isDoNotMail,
      isDoNotEmail: values.isDoNotEmail,
      address: values.address,
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
    if (values.facts.length > 0) {
      for (const text of new Set(values.facts)) customers.addFact(id, { id: newId(now), text, notedOn: today }, importId)
    }
    seen.set(id, row)
    made.add(id)
  }

  function update(row: number, id: string, values: RowValues): boolean {
    const customer = customers.find(id)!
    const firstRow = seen.get(id)
    const changes = changesOf(customer, values, firstRow === undefined ? 'first' : 'further')
    if (firstRow === undefined) seen.set(id, row)
    else {
      const unused = conflictsOf({ ...customer, ...changes }, values)
      if (unused.length > 0) warnings.push({ row, reason: `The same person as in row ${firstRow}, which counts; not used: ${unused.join(', ')}.` })
    }
    const newFacts = [...new Set(values.facts)].filter((text) => !repository.hasFact(id, text))
    for (const text of newFacts) customers.addFact(id, { id: newId(now), text, notedOn: today }, importId)
    const fields = Object.keys(changes) as (keyof typeof changes)[]
    if (fields.length === 0) return newFacts.length > 0
    const address = changes.address ? { addressSource: 'imported' as const, addressOn: today, addressImportId: importId, addressState: 'imported' as const, addressStateOn: today } : {}
    const after = { ...changes, ...address, updatedAt: now }
    if (!made.has(id)) remember(customer, after)
    // Words of customers made by this file are indexed once, at the end.
    customers.update({ ...customer, ...after }, !made.has(id))
    return true
  }

  /** Keeps what an undo needs; over several rows about one customer the first `before` and the last `after` count. */
  function remember(customer: StoredCustomer, after: Partial<StoredCustomer>): void {
    const before = Object.fromEntries((Object.keys(after) as (keyof StoredCustomer)[]).map((field) => [field, customer[field]]))
    const earlier = repository.change(importId, customer.id)
    repository.putChange(importId, customer.id, { ...before, ...earlier?.before }, { ...earlier?.after, ...after })
  }

  function judge(row: number, { values, skipReason }: ReadRow): Verdict {
    if (skipReason) return 'skipped'
    const key = matchKey(values, values.address)
    const mayMatch = (values.externalId !== '' && known.mayHave(values.externalId)) || known.mayHave(key)
    const id = mayMatch ? repository.match(values.externalId, key) : null
    known.add(key)
    if (values.externalId) known.add(values.externalId)
    if (id) return update(row, id, values) ? 'updated' : 'same'
    create(row, values)
    return 'new'
  }

  return {
    take({ row, read, cells }: FileRow): void {
      rows += 1
      const noted = warnings.length
      const verdict = judge(row, read)
      if (verdict === 'skipped') skipped.push({ row, reason: read.skipReason! })
      else {
        counts[verdict] += 1
        for (const reason of read.warnings) warnings.push({ row, reason })
      }
      if (verdicts.length >= shown) return
      const problems = read.skipReason ? [read.skipReason] : warnings.slice(noted).map(({ reason }) => reason)
      verdicts.push({ row, cells: [...cells], verdict, problems })
    },
    rows: () => rows,
    result: () => ({ ...counts, skipped, warnings }),
    verdicts: () => verdicts,
  }
}
