import { z } from 'zod'
import { command, query } from './procedure.ts'
import { documentId, id } from './ids.ts'
import { labelSheetIds } from './stationery.ts'
import { countryCode, day, instant } from './units.ts'

/** Where an address came from. */
export const addressSources = ['entered', 'imported'] as const
/** What we know of an address, from typed in to come back: only `returned` keeps mail from going there. */
export const addressStates = ['entered', 'imported', 'confirmed', 'verified', 'doubtful', 'returned'] as const
export type AddressState = (typeof addressStates)[number]

/** A postal address in the parts every country shares; `core/post` knows the order in which a country writes them. */
export const address = z.strictObject({
  line1: z.string().trim().max(200),
  line2: z.string().trim().max(200),
  city: z.string().trim().max(120),
  region: z.string().trim().max(120),
  postalCode: z.string().trim().max(40),
  country: countryCode,
})
export type Address = z.infer<typeof address>

export const addressParts = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const
/** What looks wrong with an address, in words; people know their address better than a table, so it is never more. */
export const addressHint = z.strictObject({ field: z.enum(addressParts), message: z.string() })
export type AddressHint = z.infer<typeof addressHint>

export const fact = z.strictObject({ id, text: z.string().min(1).max(500), notedOn: day })
export type Fact = z.infer<typeof fact>

/** What the founder can type about a customer. */
export const customerFields = z.strictObject({
  name: z.string().trim().max(200),
  /** How a card greets them; empty means the first word of the name. */
  firstName: z.string().trim().max(120),
  company: z.string().trim().max(200),
  email: z.string().trim().max(320),
  phone: z.string().trim().max(60),
  sinceOn: day.nullable(),
  plan: z.string().trim().max(120),
  isDoNotMail: z.boolean(),
  isDoNotEmail: z.boolean(),
  address,
})
export type CustomerFields = z.infer<typeof customerFields>

/** Fields that an import does not overwrite once they were edited by hand. */
export const guardedFields = ['name', 'firstName', 'company', 'email', 'phone', 'sinceOn', 'plan', 'address'] as const
export type GuardedField = (typeof guardedFields)[number]

export const customer = customerFields.extend({
  id,
  /** The name people see: the name, else the company, else the e-mail address. */
  displayName: z.string(),
  externalId: z.string().nullable(),
  spendCents: z.int().nullable(),
  spendCurrency: z.string().nullable(),
  addressSource: z.enum(addressSources).nullable(),
  addressOn: day.nullable(),
  /** The import that brought the address; null where it was typed. */
  addressImportId: id.nullable(),
  addressState: z.enum(addressStates).nullable(),
  addressStateOn: day.nullable(),
  /** The file of the import that brought the address; null where it was typed. */
  addressFrom: z.string().nullable(),
  addressHints: z.array(addressHint),
  /** The household they are in: one piece for all of its members. */
  householdId: id.nullable(),
  /** They get a piece of their own, whoever lives at the same address. */
  isApart: z.boolean(),
  /** The fields that were edited by hand, which an import leaves alone. */
  editedFields: z.array(z.enum(guardedFields)),
  /** The address as its country writes it, one line each; empty without an address. */
  addressLines: z.array(z.string()),
  facts: z.array(fact),
  lastThankedOn: day.nullable(),
  createdAt: instant,
  updatedAt: instant,
})
export type Customer = z.infer<typeof customer>

export const customerRow = z.strictObject({
  id,
  name: z.string(),
  company: z.string(),
  email: z.string(),
  city: z.string(),
  country: countryCode,
  sinceOn: day.nullable(),
  lastThankedOn: day.nullable(),
  /** Mail can go there: there is an address, and mail to it did not come back. */
  hasAddress: z.boolean(),
  /** They get one piece together with others at their address. */
  isInHousehold: z.boolean(),
})
export type CustomerRow = z.infer<typeof customerRow>

export const customerFilter = z.strictObject({
  /** Words that must all begin a word of name, company, e-mail or city; accents and case do not matter. */
  search: z.string().max(200).default(''),
  minYears: z.int().min(0).max(100).nullable().default(null),
  thanked: z.enum(['any', 'ever', 'lately', 'never', 'not-lately']).default('any'),
  /** `with` and `without` one that mail can go to; `doubtful` are those in doubt and those mail came back from. */
  address: z.enum(['any', 'with', 'without', 'doubtful']).default('any'),
})
export type CustomerFilter = z.infer<typeof customerFilter>

export const customerSorts = ['name', 'since', 'last-thanked'] as const

export const customersProcedures = {
  /** A window of the list. A search returns 500 at most, by name; `isCapped` says when there were more. */
  'customers.list': query({
    input: z.strictObject({
      filter: customerFilter.prefault({}),
      sort: z.enum(customerSorts).default('name'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({ rows: z.array(customerRow), total: z.int(), isCapped: z.boolean() }),
  }),
  /** Every id the filter finds, in list order: for "select all" and for label sheets. */
  'customers.ids': query({
    input: z.strictObject({ filter: customerFilter.prefault({}), sort: z.enum(customerSorts).default('name') }),
    output: z.strictObject({ ids: z.array(id) }),
  }),
  'customers.get': query({
    input: z.strictObject({ id }),
    output: customer,
    fails: ['customers/not-found'],
  }),
  /** How many the filter finds. */
  'customers.count': query({
    input: z.strictObject({ filter: customerFilter.prefault({}) }),
    output: z.strictObject({ customers: z.int() }),
  }),
  /** The customers with these ids, in that order; who is gone by now is left out. */
  'customers.getMany': query({
    input: z.strictObject({ ids: z.array(id).max(1000) }),
    output: z.strictObject({ customers: z.array(customer) }),
  }),
  /** `erasedOn` is the day this person was erased, whose word to stay away is lifted with this; mostly null. */
  'customers.add': command({
    input: customerFields.partial(),
    output: z.strictObject({ id, erasedOn: day.nullable() }),
    fails: ['customers/unnamed'],
  }),
  /** Changes the fields that are given and leaves the others. `erasedOn` as with `customers.add`. */
  'customers.save': command({
    input: z.strictObject({ id, fields: customerFields.partial() }),
    output: customer.extend({ erasedOn: day.nullable() }),
    fails: ['customers/not-found', 'customers/unnamed'],
  }),
  'customers.addFact': command({
    input: z.strictObject({ id, text: z.string().trim().min(1).max(500) }),
    output: fact,
    fails: ['customers/not-found'],
  }),
  'customers.removeFact': command({
    input: z.strictObject({ id, factId: id }),
    output: z.strictObject({}),
    fails: ['customers/not-found'],
  }),
  /**
   * A label sheet for the chosen customers, or for all that the filter finds; those without an address are counted. A
   * household gets one label, at the place of the first of them.
   */
  'customers.labels': command({
    input: z.strictObject({
      ids: z.array(id).nullable().default(null),
      filter: customerFilter.prefault({}),
      sheet: z.enum(labelSheetIds),
      /** The first free label of the first sheet, counted from 1 along the rows. */
      start: z.int().min(1).default(1),
    }),
    output: z.strictObject({
      /** One file, or several for very many labels. */
      documents: z.array(z.strictObject({ documentId, fileName: z.string(), pages: z.int() })),
      labels: z.int(),
      sheets: z.int(),
      left: z.array(z.strictObject({ id, name: z.string(), reason: z.string() })),
      /** Customers whose household's label was counted for somebody before them. */
      sharing: z.int(),
    }),
    fails: ['stationery/label-start', 'customers/no-address'],
  }),
}
