import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreContext } from '../context.ts'
import { displayName } from '../customers/customers.rules.ts'
import type { DuplicatesRepository } from '../duplicates/duplicates.repository.ts'
import { isFew, scanDuplicates } from '../duplicates/scan.service.ts'
import type { TakenFile } from '../environment.ts'
import { newId } from '../storage/ids.ts'
import { createFileReading, type OpenFile } from './file-reading.service.ts'
import type { FindMaybes } from './maybes.service.ts'
import { createRowImporter, type ImportRepositories, type RowImporter } from './row-importer.service.ts'
import type { Staging } from './staging.repository.ts'
import type { TableReader } from './tables.types.ts'
import { restored } from './undo.rules.ts'

/** How many rows a preview shows. */
const previewRows = 25

/** What the founder said about a file and what is in it; everything may be left to Longhand. */
export type Wishes = Omit<Parsed<'imports.preview'>, 'ticket'>

export const noWishes: Wishes = {
  part: null, headerRow: null, encoding: null, mapping: null, isMappingRecalled: true, dateOrder: null, withoutRepairs: [], decisions: [], overwrite: [],
}

export function createImportsService(context: CoreContext, repositories: ImportRepositories & { readonly duplicates: DuplicatesRepository }, tables: TableReader, makeStaging: () => Staging, findMaybes: FindMaybes) {
  const { environment } = context
  const { imports, customers, formerAddresses, duplicates } = repositories
  const files = createFileReading(environment, tables, imports.mapping)

  async function readAll(file: OpenFile, importer: RowImporter, call: CallContext): Promise<void> {
    for await (const { rows, bytesRead } of files.rows(file, call.signal)) {
      for (const row of rows) importer.take(row)
      const estimate = Math.round((importer.rows() * file.table.sizeBytes) / Math.max(1, bytesRead))
      call.progress({ done: importer.rows(), of: Math.max(estimate, importer.rows()), label: 'rows' })
      await context.pause(call.signal)
    }
    if (importer.rows() === 0) throw new AppError('imports/empty', { fileName: file.name })
  }

  /** Inside a transaction: everything an import does, also for a preview, which is taken back. */
  async function run(file: OpenFile, wishes: Wishes, call: CallContext, shown: number) {
    const now = environment.now()
    const importId = newId(now)
    const staging = makeStaging()
    imports.insert({ id: importId, fileName: file.name, source: file.source, importedAt: now })
    const importer = createRowImporter(context, repositories, staging, { importId, now, shown, answers: wishes })
    await readAll(file, importer, call)
    const isLarge = staging.count() > customers.count()
    const indexes = isLarge ? imports.withoutIndexes() : null
    await importer.place(() => indexes?.matches(), (done, of) => call.progress({ done, of, label: 'customers' }), call.signal)
    indexes?.lists()
    // Few people are looked up by their words, in a preview too; very many are made findable once it is sure that they stay.
    const isIndexed = isFew(duplicates, importId)
    if (isIndexed) imports.indexWords(importId)
    const maybes = await findMaybes({ importId, importer, staging, decisions: wishes.decisions }, call)
    staging.close()
    const result = importer.result()
    const outcome = { ...result, new: result.new - maybes.count, maybe: maybes.count, maybes: maybes.list }
    return { importId, isIndexed, outcome, rows: importer.shownRows() }
  }

  /** Opens a file, does something with it, and closes it. */
  async function withFile<T>(taken: TakenFile, wishes: Wishes, call: CallContext, work: (file: OpenFile) => Promise<T>): Promise<T> {
    const file = await files.open(taken, wishes, call.signal)
    return work(file).finally(() => file.table.close())
  }

  async function applyOpen(file: OpenFile, wishes: Wishes, call: CallContext): Promise<Output<'imports.apply'>> {
    if (!file.description.isUsable) {
      throw new AppError('imports/no-usable-column', { headers: file.description.columns.map(({ header }) => header).slice(0, 30) })
    }
    const { importId, outcome } = await context.longTransaction(async () => {
      const done = await run(file, wishes, call, 0)
      if (!done.isIndexed) imports.indexWords(done.importId)
      imports.finish(done.importId, { ...done.outcome, skipped: done.outcome.skippedTotal })
      imports.forgetOldChanges(environment.now())
      // Whoever went back to the proposal has chosen too: what was remembered is forgotten.
      if (wishes.mapping || !wishes.isMappingRecalled) imports.rememberMapping(file.memory.key, file.memory.choices)
      return done
    })
    context.changed('imports', 'customers', 'addresses', 'households', 'moments', 'reports', 'duplicates')
    const { parts, part, isMappingRemembered, dateOrder, isDateOrderAmbiguous } = file.description
    return { importId, parts, part, isMappingRemembered, dateOrder, isDateOrderAmbiguous, ...outcome }
  }

  /** Gives customers the values from before an import back. Returns how many. */
  async function restoreChanged(importId: string, signal: AbortSignal): Promise<number> {
    let count = 0
    for (const batch of imports.changes(importId)) {
      for (const { customerId, before, after } of batch) {
        const customer = customers.find(customerId)
        if (!customer) continue
        customers.update(restored(customer, before, after))
        // What a later import found is not what it gives back when it goes too.
        for (const later of imports.laterChanges(importId, customerId)) imports.putChange(later.importId, customerId, restored(later.before, before, after), later.after)
        count += 1
      }
      await context.pause(signal)
    }
    return count
  }

  const applyFile = (taken: TakenFile, wishes: Wishes, call: CallContext) =>
    withFile(taken, wishes, call, (file) => applyOpen(file, wishes, call))

  return {
    /** Does the import and takes it all back: what it says is what will happen. */
    async preview({ ticket, ...wishes }: Parsed<'imports.preview'>, call: CallContext): Promise<Output<'imports.preview'>> {
      return withFile(environment.resolveTicket(ticket), wishes, call, async (file) => {
        const { outcome, rows } = await context.rehearsal(() => run(file, wishes, call, previewRows))
        return { ...file.description, rows, ...outcome }
      })
    },

    apply: ({ ticket, ...wishes }: Parsed<'imports.apply'>, call: CallContext) => applyFile(environment.resolveTicket(ticket), wishes, call),
    applyFile,

    async undo({ importId }: Parsed<'imports.undo'>, call: CallContext): Promise<Output<'imports.undo'>> {
      const record = imports.find(importId)
      if (!record) throw new AppError('imports/not-found', { importId })
      if (record.undoneAt !== null) throw new AppError('imports/already-undone', { importId })
      if (record.undoUntil < environment.now()) throw new AppError('imports/too-old', { importId })
      const outcome = await context.longTransaction(async () => {
        const kept = imports.kept(importId, record.importedAt)
        for (const { id } of kept) imports.release(id, importId)
        const changed = await restoreChanged(importId, call.signal)
        formerAddresses.forgetOfImport(importId)
        const removed = imports.removeMade(importId)
        imports.markUndone(importId, environment.now())
        await scanDuplicates(context, duplicates, { touching: { importId }, signal: call.signal })
        return { removed, restored: changed, kept: kept.map(({ id, reason, ...who }) => ({ id, name: displayName(who), reason })) }
      })
      context.changed('imports', 'customers', 'addresses', 'households', 'moments', 'cards', 'reports', 'duplicates')
      return outcome
    },

    list: (): Output<'imports.list'> => ({ imports: imports.all() }),
  }
}
