import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import { guardedFields, type Address, type Customer, type CustomerFields, type CustomerFilter } from '../../contract/customers.ts'
import type { CoreContext } from '../context.ts'
import { isJustTyped, isSameAddress, isTakenBack, provenanceOfTyped, type Provenance } from '../addresses/addresses.rules.ts'
import type { FormerAddressesRepository } from '../addresses/former-addresses.repository.ts'
import { addressHints } from '../post/address-check.rules.ts'
import { isBlankAddress } from './address-columns.rules.ts'
import { addressLines } from '../post/address.rules.ts'
import type { PiecesService } from '../households/pieces.service.ts'
import type { PdfPart } from '../print/print.types.ts'
import type { DocumentsRepository } from '../runs/documents.repository.ts'
import { partName } from '../runs/runs.rules.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import { labelSheetOf, labelsPerSheet } from '../stationery/stationery.rules.ts'
import { newId } from '../storage/ids.ts'
import type { AliasesRepository } from './aliases.repository.ts'
import { aliasesOf } from './aliases.rules.ts'
import type { CustomersRepository, FilterDays, StoredCustomer } from './customers.repository.ts'
import { displayName, hasAddress, isMailable, isNamed, noAddress, searchQuery } from './customers.rules.ts'
import { addMonths, yearsBefore } from './time.rules.ts'
import { tombstoneKeys } from './tombstones.rules.ts'
import type { TombstonesRepository } from './tombstones.repository.ts'

/** More than this nobody reads: typing another letter is faster. */
const searchCap = 500
/** Customers fetched at a time: some milliseconds of work between two pauses. */
const batchSize = 500

/** People something is done for, however many. */
export interface ChosenCustomers {
  readonly count: number
  /** How many facts the one of them has who has most. */
  mostFacts(): number
  /** Throws `customers/not-found` for an id that is not there. */
  batches(): Iterable<readonly StoredCustomer[]>
}

export type CustomersService = ReturnType<typeof createCustomersService>

export function createCustomersService(
  context: CoreContext,
  repositories: { customers: CustomersRepository; formerAddresses: FormerAddressesRepository; documents: DocumentsRepository; tombstones: TombstonesRepository; aliases: AliasesRepository },
  settings: SettingsService,
  pieces: PiecesService,
) {
  const { environment, printShop } = context
  const { customers: repository, formerAddresses, documents, tombstones, aliases } = repositories

  function require(id: string): StoredCustomer {
    const customer = repository.find(id)
    if (!customer) throw new AppError('customers/not-found', { id })
    return customer
  }

  function days(filter: CustomerFilter): FilterDays {
    const today = environment.today()
    return {
      sinceOnOrBefore: filter.minYears === null ? null : yearsBefore(today, filter.minYears),
      thankedOnOrAfter: addMonths(today, -settings.get().restMonths),
    }
  }

  /** What goes onto an envelope, seen from the sender's country; empty where mail cannot go. */
  function linesFor(customer: StoredCustomer, fromCountry: string): string[] {
    return isMailable(customer) ? addressLines(customer.name, customer.company, customer.address, fromCountry) : []
  }

  function complete(customer: StoredCustomer, facts = repository.facts(customer.id), home = settings.get().sender.address.country): Customer {
    return {
      ...customer,
      displayName: displayName(customer),
      addressLines: hasAddress(customer) ? addressLines(customer.name, customer.company, customer.address, home) : [],
      addressFrom: formerAddresses.fileName(customer.addressImportId),
      addressHints: addressHints(customer.address, home),
      facts,
    }
  }

  /** Those with these ids, or all that the filter finds by name, a batch at a time: a million of them take little memory. */
  function chosen({ ids, filter }: Pick<Parsed<'exports.make'>, 'ids' | 'filter'>): ChosenCustomers {
    const keys = ids ?? repository.seqs(filter, days(filter))
    return {
      count: keys.length,
      mostFacts: () => repository.mostFacts(ids, filter, days(filter)),
      *batches() {
        for (let from = 0; from < keys.length; from += batchSize) {
          if (ids === null) yield repository.many('seq', keys.slice(from, from + batchSize) as number[])
          else yield allOf(ids.slice(from, from + batchSize))
        }
      },
    }
  }

  function allOf(ids: readonly string[]): StoredCustomer[] {
    const customers = repository.many('id', ids)
    if (customers.length < ids.length) ids.forEach(require)
    return customers
  }

  /** Applies typed fields; an address that changed by hand says so. */
  function apply(customer: StoredCustomer, typed: Parsed<'customers.add'>): StoredCustomer {
    const fields = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as Partial<CustomerFields>
    const isMoved = fields.address !== undefined && !isSameAddress(fields.address, customer.address)
    const provenance = isMoved ? provenanceOf(customer, fields.address!) : {}
    const next = { ...customer, ...fields, ...provenance, updatedAt: environment.now() }
    const edited = guardedFields.filter((field) => JSON.stringify(next[field]) !== JSON.stringify(customer[field]))
    next.editedFields = [...new Set([...customer.editedFields, ...edited])]
    // A first name that came with the old name would go on greeting them by it.
    const isOldGreeting = customer.firstName !== '' && customer.name.split(/\s+/).includes(customer.firstName)
    if (next.name !== customer.name && next.firstName === customer.firstName && isOldGreeting) next.firstName = ''
    if (!isNamed(next)) throw new AppError('customers/unnamed')
    return next
  }

  /** What is known of an address just typed: nothing yet, unless it takes back the last change. */
  function provenanceOf(customer: StoredCustomer, typed: Address): Provenance {
    const today = environment.today()
    const last = formerAddresses.last(customer.id)
    if (!isTakenBack(typed, last, today)) return provenanceOfTyped(isBlankAddress(typed), today)
    const { addressSource, addressOn, addressImportId, addressState, addressStateOn } = last
    return { addressSource, addressOn, addressImportId, addressState, addressStateOn }
  }

  /** Puts what was into the history, or takes out of it what holds again. */
  function remember(before: StoredCustomer, next: StoredCustomer): void {
    if (isSameAddress(before.address, next.address)) return
    const today = environment.today()
    const last = formerAddresses.last(before.id)
    if (isTakenBack(next.address, last, today)) formerAddresses.forget(last.id)
    else if (!isJustTyped(before, today) || !isBlankAddress(next.address)) formerAddresses.keep(before, today, null)
  }

  return {
    require,
    complete,
    chosen,
    factsOfMany: repository.factsOfMany,
    linesFor,
    count: repository.count,

    list({ filter, sort, offset, limit }: Parsed<'customers.list'>): Output<'customers.list'> {
      if (searchQuery(filter.search) === '') return { ...repository.window({ filter, days: days(filter), sort, offset, limit }), isCapped: false }
      const found = repository.search({ filter, days: days(filter), limit: searchCap + 1 })
      const rows = found.slice(0, searchCap)
      return { rows: rows.slice(offset, offset + limit), total: rows.length, isCapped: found.length > searchCap }
    },

    ids: ({ filter, sort }: Parsed<'customers.ids'>) => ({ ids: repository.ids(filter, days(filter), sort) }),

    countOf: ({ filter }: Parsed<'customers.count'>) => ({ customers: repository.countOf(filter, days(filter)) }),

    get: ({ id }: { id: string }) => complete(require(id)),

    getMany({ ids }: Parsed<'customers.getMany'>): Output<'customers.getMany'> {
      const facts = repository.factsOfMany(ids)
      const fromCountry = settings.get().sender.address.country
      return { customers: repository.many('id', ids).map((customer) => complete(customer, facts.get(customer.id) ?? [], fromCountry)) }
    },

    add(fields: Parsed<'customers.add'>): Output<'customers.add'> {
      const now = environment.now()
      const customer = apply({ ...blank(newId(now), now) }, fields)
      const erasedOn = context.transaction(() => {
        repository.insert(customer, null)
        return tombstones.lift(tombstoneKeys(customer))
      })
      context.changed('customers', 'moments', 'reports')
      return { id: customer.id, erasedOn }
    },

    save({ id, fields }: Parsed<'customers.save'>): Output<'customers.save'> {
      const before = require(id)
      const next = apply(before, fields)
      const erasedOn = context.transaction(() => {
        remember(before, next)
        repository.update(next)
        // The file that knows them as they were comes again.
        aliases.put(aliasesOf(before, next), id, null)
        return tombstones.lift(tombstoneKeys(next))
      })
      context.changed('customers', 'addresses', 'moments', 'cards', 'reports')
      return { ...complete(next), erasedOn }
    },

    addFact({ id, text }: Parsed<'customers.addFact'>) {
      const customer = require(id)
      const fact = { id: newId(environment.now()), text, notedOn: environment.today() }
      context.transaction(() => {
        repository.addFact(customer.id, fact, null)
        repository.touch(customer.id, environment.now())
      })
      context.changed('customers', 'moments', 'cards')
      return fact
    },

    removeFact({ id, factId }: Parsed<'customers.removeFact'>) {
      require(id)
      context.transaction(() => {
        repository.removeFact(id, factId)
        repository.touch(id, environment.now())
      })
      context.changed('customers', 'moments', 'cards')
      return {}
    },

    async labels(input: Parsed<'customers.labels'>, call: CallContext): Promise<Output<'customers.labels'>> {
      const perSheet = labelsPerSheet(labelSheetOf(input.sheet))
      if (input.start > perSheet) throw new AppError('stationery/label-start', { start: input.start, perSheet })
      const { count, batches } = chosen(input)
      const fromCountry = settings.get().sender.address.country
      const left: Output<'customers.labels'>['left'] = []
      const jobs: { lines: string[]; position: null }[] = []
      const households = new Set<string>()
      let sharing = 0
      for (const batch of batches()) {
        for (const customer of batch) {
          if (customer.householdId !== null && !customer.isDoNotMail) {
            sharing += Number(households.has(customer.householdId))
            if (households.has(customer.householdId)) continue
            households.add(customer.householdId)
          }
          const { addressee, companyLine } = customer.isDoNotMail ? pieces.alone(customer) : pieces.for(customer)
          const to = { ...addressee, company: companyLine }
          const lines = linesFor(to, fromCountry)
          const reason = whyNoLabel(to, printShop.addressProblems(lines, input.sheet))
          if (reason) left.push({ id: customer.id, name: displayName(to), reason })
          else jobs.push({ lines, position: null })
        }
        call.progress({ done: left.length + jobs.length + sharing, of: count, label: 'addresses' })
        await context.pause(call.signal)
      }
      if (jobs.length === 0) throw new AppError('customers/no-address', { customers: count, reason: left[0]?.reason ?? '' })
      const parts: PdfPart[] = []
      const options = {
        title: 'Labels',
        madeAt: environment.now(),
        signal: call.signal,
        onProgress: (done: number, of: number) => call.progress({ done, of, label: 'labels' }),
      }
      for await (const part of printShop.labels(jobs, input.sheet, input.start, options)) parts.push(part)
      const createdAt = environment.now()
      const saved = context.transaction(() => {
        documents.forgetLoose(createdAt)
        return parts.map((part, index) => {
          const document = documents.insert({ id: newId(createdAt), runId: null, kind: 'labels', fileName: partName('labels', index), isReprint: false, createdAt, part })
          return { documentId: document.documentId, fileName: document.fileName, pages: document.pages }
        })
      })
      return { documents: saved, labels: jobs.length, sheets: parts.reduce((sum, part) => sum + part.pages, 0), left, sharing }
    },
  }
}

function whyNoLabel(customer: StoredCustomer, problems: readonly string[]): string | null {
  if (customer.isDoNotMail) return 'Asked not to get mail.'
  if (customer.name === '' && customer.company === '') return 'No name to write above the address.'
  if (!hasAddress(customer)) return 'No address yet.'
  if (!isMailable(customer)) return 'Mail to this address came back.'
  return problems[0] ?? null
}

function blank(id: string, now: number): StoredCustomer {
  return {
    id, externalId: null, name: '', firstName: '', company: '', email: '', phone: '', sinceOn: null, plan: '',
    spendCents: null, spendCurrency: null, isDoNotMail: false, isDoNotEmail: false,
    address: noAddress,
    addressSource: null, addressOn: null, addressImportId: null, addressState: null, addressStateOn: null, householdId: null, isApart: false,
    editedFields: [], lastThankedOn: null, createdAt: now, updatedAt: now,
  }
}
