import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import { guardedFields, type Customer, type CustomerFields, type CustomerFilter } from '../../contract/customers.ts'
import type { CoreContext } from '../context.ts'
import { addressLines } from '../post/address.rules.ts'
import type { PiecesService } from '../households/pieces.service.ts'
import type { PdfPart } from '../print/print.types.ts'
import type { DocumentsRepository } from '../runs/documents.repository.ts'
import { partName } from '../runs/runs.rules.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import { labelSheetOf, labelsPerSheet } from '../stationery/stationery.rules.ts'
import { newId } from '../storage/ids.ts'
import type { CustomersRepository, FilterDays, StoredCustomer } from './customers.repository.ts'
import { displayName, hasAddress, isNamed, noAddress, searchQuery } from './customers.rules.ts'
import { addMonths, yearsBefore } from './time.rules.ts'

/** More than this nobody reads: typing another letter is faster. */
const searchCap = 500
/** Customers collected for labels between two pauses. */
const pauseEvery = 500

export type CustomersService = ReturnType<typeof createCustomersService>

export function createCustomersService(
  context: CoreContext,
  repository: CustomersRepository,
  settings: SettingsService,
  documents: DocumentsRepository,
  pieces: PiecesService,
) {
  const { environment, printShop } = context

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

  /** The address as its country writes it, seen from the sender's country; empty without one. */
  function linesFor(customer: StoredCustomer, fromCountry = settings.get().sender.address.country): string[] {
    return hasAddress(customer) ? addressLines(customer.name, customer.company, customer.address, fromCountry) : []
  }

  function complete(customer: StoredCustomer): Customer {
    return {
      ...customer,
      displayName: displayName(customer),
      addressLines: linesFor(customer),
      facts: repository.facts(customer.id),
    }
  }

  /** Applies typed fields; an address that changed by hand says so. */
  function apply(customer: StoredCustomer, typed: Parsed<'customers.add'>): StoredCustomer {
    const fields = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as Partial<CustomerFields>
    const next = { ...customer, ...fields, updatedAt: environment.now() }
    if (fields.address && JSON.stringify(fields.address) !== JSON.stringify(customer.address)) {
      const isEmpty = Object.values(fields.address).every((part) => part === '')
      next.addressSource = isEmpty ? null : 'entered'
      next.addressOn = isEmpty ? null : environment.today()
      next.addressImportId = null
      next.addressState = isEmpty ? null : 'entered'
      next.addressStateOn = next.addressOn
    }
    const edited = guardedFields.filter((field) => JSON.stringify(next[field]) !== JSON.stringify(customer[field]))
    next.editedFields = [...new Set([...customer.editedFields, ...edited])]
    // A first name that came with the old name would go on greeting them by it.
    const isOldGreeting = customer.firstName !== '' && customer.name.split(/\s+/).includes(customer.firstName)
    if (next.name !== customer.name && next.firstName === customer.firstName && isOldGreeting) next.firstName = ''
    if (!isNamed(next)) throw new AppError('customers/unnamed')
    return next
  }

  return {
    require,
    complete,
    linesFor,
    count: repository.count,

    list({ filter, sort, offset, limit }: Parsed<'customers.list'>): Output<'customers.list'> {
      if (searchQuery(filter.search) === '') return { ...repository.window({ filter, days: days(filter), sort, offset, limit }), isCapped: false }
      const found = repository.search({ filter, days: days(filter), limit: searchCap + 1 })
      const rows = found.slice(0, searchCap)
      return { rows: rows.slice(offset, offset + limit), total: rows.length, isCapped: found.length > searchCap }
    },

    ids: ({ filter, sort }: Parsed<'customers.ids'>) => ({ ids: repository.ids(filter, days(filter), sort) }),

    get: ({ id }: { id: string }) => complete(require(id)),

    add(fields: Parsed<'customers.add'>): Output<'customers.add'> {
      const now = environment.now()
      const customer = apply({ ...blank(newId(now), now) }, fields)
      context.transaction(() => repository.insert(customer, null))
      context.changed('customers', 'moments', 'reports')
      return { id: customer.id }
    },

    save({ id, fields }: Parsed<'customers.save'>): Customer {
      const next = apply(require(id), fields)
      context.transaction(() => repository.update(next))
      context.changed('customers', 'moments', 'cards', 'reports')
      return complete(next)
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

    remove({ id }: Parsed<'customers.remove'>) {
      require(id)
      context.transaction(() => repository.remove(id))
      context.changed('customers', 'households', 'moments', 'gestures', 'cards', 'runs', 'reports')
      return {}
    },

    async labels(input: Parsed<'customers.labels'>, call: CallContext): Promise<Output<'customers.labels'>> {
      const perSheet = labelsPerSheet(labelSheetOf(input.sheet))
      if (input.start > perSheet) throw new AppError('stationery/label-start', { start: input.start, perSheet })
      const ids = input.ids ?? repository.ids(input.filter, days(input.filter), 'name')
      const fromCountry = settings.get().sender.address.country
      const left: Output<'customers.labels'>['left'] = []
      const jobs: { lines: string[]; position: null }[] = []
      const households = new Set<string>()
      let sharing = 0
      for (const [index, id] of ids.entries()) {
        if (index % pauseEvery === pauseEvery - 1) {
          await context.pause(call.signal)
          call.progress({ done: index, of: ids.length, label: 'addresses' })
        }
        const customer = require(id)
        if (customer.householdId !== null && !customer.isDoNotMail) {
          sharing += Number(households.has(customer.householdId))
          if (households.has(customer.householdId)) continue
          households.add(customer.householdId)
        }
        const { addressee, companyLine } = customer.isDoNotMail ? pieces.alone(customer) : pieces.for(customer)
        const to = { ...addressee, company: companyLine }
        const lines = linesFor(to, fromCountry)
        const reason = whyNoLabel(to, printShop.addressProblems(lines, input.sheet))
        if (reason) left.push({ id, name: displayName(to), reason })
        else jobs.push({ lines, position: null })
      }
      if (jobs.length === 0) throw new AppError('customers/no-address', { customers: ids.length, reason: left[0]?.reason ?? '' })
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
