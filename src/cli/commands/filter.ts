import type { z } from 'zod'
import { customerFilter } from '../../contract/customers.ts'
import type { OptionSpec } from '../command.ts'
import { usage } from '../failure.ts'
import { readId } from '../ids.ts'
import type { Options } from '../options.ts'

const { thanked, address } = customerFilter.shape
const thankedWords = thanked.unwrap().options
const addressWords = address.unwrap().options

/** Who is meant, the same for every command about some customers. */
export const filterOptions: Readonly<Record<string, OptionSpec>> = {
  search: { value: 'TEXT', help: 'only customers found by these words: each begins a word of name, company, e-mail or city' },
  'min-years': { value: 'N', help: 'only customers of N years or more' },
  thanked: { value: 'WHEN', help: `only customers thanked so far: ${thankedWords.join(', ')}` },
  address: { value: 'WHICH', help: `only customers with or without a mailing address: ${addressWords.join(', ')}` },
}

export const idsOption: Readonly<Record<string, OptionSpec>> = {
  ids: { value: 'A,B,C', help: 'only these customers, in this order' },
}

export function readFilter(options: Options): z.input<typeof customerFilter> {
  return {
    search: options.text('search') ?? '',
    minYears: options.number('min-years', 0, 100),
    thanked: options.choice('thanked', thankedWords) ?? 'any',
    address: options.choice('address', addressWords) ?? 'any',
  }
}

/** Customers by id, or all that the filter finds; not both. */
export function readChosen(options: Options): { readonly ids: string[] | null; readonly filter: z.input<typeof customerFilter> } {
  const ids = options.list('ids')?.map((id) => readId(id, 'customers/not-found')) ?? null
  const given = Object.keys(filterOptions).find((name) => options.text(name) !== null)
  if (ids !== null && given !== undefined) throw usage(`Give either --ids or --${given}.`)
  return { ids, filter: readFilter(options) }
}
