import type { Output } from '../../contract/contract.ts'
import type { ImportRecord } from '../../contract/imports.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'

/** Every import so far, newest first. */
export const usePastImports = createResource(async () => (await call('imports.list', {})).imports, ['imports', 'customers', 'library'])

export type UndoneImport = Output<'imports.undo'>

/** Takes a whole import back, and says what was kept because it was written to since. */
export async function undoImport(record: Pick<ImportRecord, 'id'>): Promise<UndoneImport | null> {
  let undone: UndoneImport | null = null
  await attempt(async () => {
    undone = await call('imports.undo', { importId: record.id })
  })
  return undone
}
