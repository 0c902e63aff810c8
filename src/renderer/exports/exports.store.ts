import type { CustomerFilter } from '../../contract/customers.ts'
import type { Output } from '../../contract/contract.ts'
import type { ExportFormat } from '../../contract/exports.ts'
import type { SavedDocument } from '../../contract/host.ts'
import type { Chosen } from '../customers/chosen.ts'
import { count } from '../format.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { useToasts } from '../state/toasts.store.ts'
import { runWork } from '../state/work.store.ts'

/** How many a filter finds, and how many there are. Null when that cannot be said. */
export async function countFound(filter: CustomerFilter): Promise<{ found: number; all: number } | null> {
  let counts: { found: number; all: number } | null = null
  await attempt(async () => {
    const [found, all] = await Promise.all([call('customers.count', { filter }), call('customers.count', {})])
    counts = { found: found.customers, all: all.customers }
  })
  return counts
}

/** Writes the file and hands it to the host to be saved; says in a toast how many are in it and where it is. */
export function exportCustomers(
  format: ExportFormat,
  { ids, filter }: Chosen,
  save: (documentId: string, fileName: string) => Promise<SavedDocument | null>,
): Promise<boolean> {
  return attempt(async () => {
    const made: Output<'exports.make'> = await runWork('Writing the export', (options) =>
      call('exports.make', { format, ids: ids && [...ids], filter }, options),
    )
    const saved = await save(made.documentId, made.fileName)
    if (!saved) return
    useToasts.getState().show({
      text: `${count(made.customers, 'customer')} exported.`,
      detail: saved.path ?? `${made.fileName} is where your browser saves files.`,
    })
  })
}
