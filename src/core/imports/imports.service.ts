import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersRepository } from '../customers/customers.repository.ts'
import { displayName } from '../customers/customers.rules.ts'
import { newId } from '../storage/ids.ts'
import type { CsvReader } from './csv.types.ts'
import type { TakenFile } from '../environment.ts'
import { createFileReading, type Reading } from './file-reading.service.ts'
import type { ImportsRepository } from './imports.repository.ts'
import { createRowImporter } from './row-importer.service.ts'
import { restored } from './undo.rules.ts'

const nothingElse = { maybe: 0, skippedTotal: 0, warningsTotal: 0, repairs: [], maybes: [], edits: [] }
/** How many rows a preview shows. */
const previewRows = 25
/** A guess at the least that a row of an export takes, to prepare for how many come. */
const bytesPerRow = 60

export function createImportsService(context: CoreContext, repository: ImportsRepository, customers: CustomersRepository, csv: CsvReader) {
  const { environment } = context
  const files = createFileReading(environment, csv)

  async function run(taken: TakenFile, how: Reading, call: CallContext, purpose: 'apply' | 'preview') {
    const file = await files.open(taken, how)
    if (purpose === 'apply' && !file.description.isUsable) {
      throw new AppError('imports/no-usable-column', { headers: file.description.columns.map(({ header }) => header).slice(0, 30) })
    }
    const now = environment.now()
    const importId = newId(now)
    repository.insert({ id: importId, fileName: file.name, source: file.source, importedAt: now })
    const expectedRows = Math.ceil(file.form.sizeBytes / bytesPerRow)
    const putIndexesBack = expectedRows > customers.count() ? repository.withoutListIndexes() : () => undefined
    const importer = createRowImporter(context, repository, customers, { importId, now, shown: purpose === 'preview' ? previewRows : 0, expectedRows })
    for await (const { rows, bytesRead } of files.rows(file, call.signal)) {
      for (const row of rows) importer.take(row)
      const estimate = Math.round((importer.rows() * file.form.sizeBytes) / Math.max(1, bytesRead))
      call.progress({ done: importer.rows(), of: Math.max(estimate, importer.rows()), label: 'rows' })
      await context.pause(call.signal)
    }
    if (importer.rows() === 0) throw new AppError('imports/empty', { fileName: file.name })
    // A preview is taken back anyway: nobody will look anything up in it.
    if (purpose === 'apply') {
      putIndexesBack()
      repository.indexWords(importId)
    }
    const result = importer.result()
    repository.finish(importId, { ...result, skipped: result.skipped.length })
    return { importId, file, result, verdicts: importer.verdicts() }
  }

  async function applyFile(taken: TakenFile, how: Reading, call: CallContext): Promise<Output<'imports.apply'>> {
    const { importId, result } = await context.longTransaction(() => run(taken, how, call, 'apply'))
    context.changed('imports', 'customers', 'moments', 'reports')
    return { importId, ...result, ...nothingElse }
  }

  return {
    /** Does the import and takes it all back: what it says is what will happen. */
    async preview(input: Parsed<'imports.preview'>, call: CallContext): Promise<Output<'imports.preview'>> {
      const taken = environment.resolveTicket(input.ticket)
      const { file, result, verdicts } = await context.rehearsal(() => run(taken, input, call, 'preview'))
      return { ...file.description, rows: verdicts, ...result, ...nothingElse }
    },

    apply: (input: Parsed<'imports.apply'>, call: CallContext) => applyFile(environment.resolveTicket(input.ticket), input, call),
    applyFile,

    undo({ importId }: Parsed<'imports.undo'>): Output<'imports.undo'> {
      const record = repository.find(importId)
      if (!record) throw new AppError('imports/not-found', { importId })
      if (record.undoneAt !== null) throw new AppError('imports/already-undone', { importId })
      const outcome = context.transaction(() => {
        const kept = repository.kept(importId, record.importedAt)
        for (const { id } of kept) repository.release(id, importId)
        let count = 0
        for (const change of repository.changes(importId)) {
          const customer = customers.find(change.customerId)
          if (!customer) continue
          customers.update(restored(customer, change.before, change.after))
          count += 1
        }
        const removed = repository.removeMade(importId)
        repository.markUndone(importId, environment.now())
        return { removed, restored: count, kept: kept.map(({ id, reason, ...who }) => ({ id, name: displayName(who), reason })) }
      })
      context.changed('imports', 'customers', 'households', 'moments', 'cards', 'reports')
      return outcome
    },

    list: (): Output<'imports.list'> => ({ imports: repository.all() }),
  }
}
