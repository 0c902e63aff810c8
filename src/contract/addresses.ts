import { z } from 'zod'
import { address, addressHint, addressParts, addressSources, addressStates } from './customers.ts'
import { command, query } from './procedure.ts'
import { id } from './ids.ts'
import { countryCode, day } from './units.ts'

/** One field of an address form; the fields come in the order in which the country writes them. */
export const addressField = z.strictObject({
  field: z.enum(addressParts).exclude(['country']),
  /** In plain English, as people there call it: ZIP code, Postcode, Prefecture, Post town. */
  label: z.string(),
  isRequired: z.boolean(),
  /** The country has no place for it: to be shown only where something stands in it. */
  isSpare: z.boolean(),
  /** The states the data knows: what is written, and what it is called. Anything else may be typed. */
  options: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  /** A postal code of that country; empty for other fields, and where there are none. */
  example: z.string(),
})
export type AddressField = z.infer<typeof addressField>

/** What an address was, or is: from its state's day on, and until it was another. */
export const addressEntry = z.strictObject({
  address,
  /** As its country writes it, without the name. */
  lines: z.array(z.string()),
  source: z.enum(addressSources).nullable(),
  /** The file that brought it; null where it was typed, or the import is no longer known. */
  fileName: z.string().nullable(),
  sourceOn: day.nullable(),
  state: z.enum(addressStates),
  stateOn: day.nullable(),
  /** Null while it holds. */
  untilOn: day.nullable(),
})
export type AddressEntry = z.infer<typeof addressEntry>

export const addressesProcedures = {
  /** The form of a country; of the founder's own where none is given. */
  'addresses.form': query({
    input: z.strictObject({
      country: countryCode,
      /** The letters the rest is written in: a state is then offered as `Tokyo` or as `東京都`. */
      script: z.enum(['latin', 'local']).default('latin'),
    }),
    output: z.strictObject({ fields: z.array(addressField) }),
  }),
  /** Reads an address before it is saved: what looks wrong, and how it will print. Nothing stands in the way of saving. */
  'addresses.check': query({
    input: z.strictObject({
      name: z.string().max(200).default(''),
      company: z.string().max(200).default(''),
      address,
      /** Where the letter starts; null for the sender's country. */
      fromCountry: countryCode.nullable().default(null),
    }),
    output: z.strictObject({ hints: z.array(addressHint), lines: z.array(z.string()) }),
  }),
  /** Those of these customers whose address has hints. */
  'addresses.hints': query({
    input: z.strictObject({ customerIds: z.array(id).max(1000) }),
    output: z.strictObject({
      customers: z.array(z.strictObject({ id, name: z.string(), lines: z.array(z.string()), hints: z.array(addressHint) })),
    }),
  }),
  /** Every address and every state of it, the one that holds first, then the newest. */
  'addresses.history': query({
    input: z.strictObject({ customerId: id }),
    output: z.strictObject({ entries: z.array(addressEntry) }),
    fails: ['customers/not-found'],
  }),
  /** Says what is known of an address. What was known before stays in its history; saying the former thing again takes it back. */
  'addresses.mark': command({
    input: z.strictObject({
      customerId: id,
      state: z.enum(addressStates),
      /** The day it turned out; null for today. */
      stateOn: day.nullable().default(null),
    }),
    output: z.strictObject({}),
    fails: ['customers/not-found', 'addresses/none'],
  }),
}
