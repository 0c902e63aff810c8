import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import type { CoreContext } from '../context.ts'
import type { ChosenCustomers, CustomersService } from '../customers/customers.service.ts'
import { writeVcard } from '../imports/vcard-writer.rules.ts'
import { csvHeader, csvLine } from './export-csv.rules.ts'
import { exportName } from './exports.rules.ts'
import type { ExportedCustomer, ExportFiles } from './exports.types.ts'

/** Writes the address book, or a part of it, into a file for other programs. */
export function createExportsService({ environment, pause }: CoreContext, customers: CustomersService, files: ExportFiles) {
  /** With what is noted of them, the oldest first: an import, which notes it in turn, then shows it as it was. */
  async function* people(chosen: ChosenCustomers, call: CallContext): AsyncIterable<readonly ExportedCustomer[]> {
    let done = 0
    for (const batch of chosen.batches()) {
      await pause(call.signal)
      const facts = customers.factsOfMany(batch.map(({ id }) => id))
      yield batch.map((customer) => ({ ...customer, facts: (facts.get(customer.id) ?? []).map(({ text }) => text).toReversed() }))
      done += batch.length
      call.progress({ done, of: chosen.count, label: 'customers' })
    }
  }

  async function* csv(chosen: ChosenCustomers, call: CallContext): AsyncIterable<string> {
    const mostFacts = chosen.mostFacts()
    yield csvHeader(mostFacts)
    for await (const batch of people(chosen, call)) yield batch.map((customer) => csvLine(customer, mostFacts)).join('')
  }

  async function* vcards(chosen: ChosenCustomers, call: CallContext): AsyncIterable<string> {
    for await (const batch of people(chosen, call)) {
      yield batch.map((customer) => writeVcard({ ...customer, uid: customer.id, externalId: customer.externalId ?? '' })).join('')
    }
  }

  const writers = { csv, vcard: vcards }

  return {
    async make(input: Parsed<'exports.make'>, call: CallContext): Promise<Output<'exports.make'>> {
      const chosen = customers.chosen(input)
      const fileName = exportName(input.format, environment.today())
      const sizeBytes = await files.write(fileName, writers[input.format](chosen, call))
      return { documentId: fileName, fileName, customers: chosen.count, sizeBytes }
    },
  }
}
