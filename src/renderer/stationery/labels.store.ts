import type { Output } from '../../contract/contract.ts'
import type { LabelSheetId } from '../../contract/stationery.ts'
import type { Chosen } from '../customers/chosen.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { runWork } from '../state/work.store.ts'

export type PrintedLabels = Output<'customers.labels'>

/** Makes label sheets for the chosen customers. Null when it failed. */
export async function printLabels({ ids, filter }: Chosen, sheet: LabelSheetId, start: number): Promise<PrintedLabels | null> {
  let printed: PrintedLabels | null = null
  await attempt(async () => {
    printed = await runWork('Making label sheets', (options) => call('customers.labels', { ids: ids && [...ids], filter, sheet, start }, options))
  })
  return printed
}
