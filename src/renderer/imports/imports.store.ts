import { create } from 'zustand'
import type { Output, Progress } from '../../contract/contract.ts'
import type { AppError } from '../../contract/errors.ts'
import type { PickedFile } from '../../contract/host.ts'
import type { ImportField, ImportPreview, ImportRecord, Mapping } from '../../contract/imports.ts'
import { call } from '../rpc.ts'
import { attempt, toAppError } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'
import { didUndoable } from '../state/undo.store.ts'
import { runWork } from '../state/work.store.ts'
import { count } from '../format.ts'

export type DateOrder = ImportPreview['dateOrder']
export type ImportResult = Output<'imports.apply'>

interface ImportFlow {
  readonly step: 'choose' | 'preview' | 'done'
  readonly file: PickedFile | null
  readonly preview: ImportPreview | null
  readonly result: ImportResult | null
  readonly error: AppError | null
  readonly isReading: boolean
  /** How far the reading has come, for files that take a while. */
  readonly progress: Progress | null
  readonly isImporting: boolean
  /** What the founder chose; null follows what Longhand recognised. */
  readonly mapping: Mapping | null
  readonly dateOrder: DateOrder | null
  take(file: PickedFile): Promise<void>
  setField(column: number, field: ImportField | null): Promise<void>
  setDateOrder(order: DateOrder): Promise<void>
  apply(): Promise<void>
  restart(): void
}

const start = {
  step: 'choose',
  file: null,
  preview: null,
  result: null,
  error: null,
  isReading: false,
  progress: null,
  isImporting: false,
  mapping: null,
  dateOrder: null,
} as const

let reading = new AbortController()

/** An import on its way: choose a file, look at what it would do, do it. */
export const useImport = create<ImportFlow>()((set, get) => {
  const read = async () => {
    const { file, mapping, dateOrder } = get()
    if (!file) return
    reading.abort()
    reading = new AbortController()
    const { signal } = reading
    set({ isReading: true, progress: null, error: null })
    try {
      const preview = await call('imports.preview', { ticket: file.ticket, mapping, dateOrder }, { signal, onProgress: (progress) => signal.aborted || set({ progress }) })
      set({ preview, step: 'preview', isReading: false })
    } catch (error) {
      if (!signal.aborted) set({ error: toAppError(error), isReading: false })
    }
  }
  return {
    ...start,
    async take(file) {
      set({ ...start, file })
      await read()
    },
    async setField(column, field) {
      const { preview, mapping } = get()
      if (!preview) return
      const now = mapping ?? preview.columns.map((one) => one.field)
      // A field has one column; `fact` may have several, as a customer may have several facts.
      const next = now.map((one, index) => (index === column ? field : one === field && field !== 'fact' ? null : one))
      set({ mapping: next, preview: { ...preview, columns: preview.columns.map((one, index) => ({ ...one, field: next[index] ?? null })) } })
      await read()
    },
    async setDateOrder(dateOrder) {
      set({ dateOrder })
      await read()
    },
    async apply() {
      const { file, mapping, dateOrder, preview } = get()
      if (!file || !preview) return
      set({ isImporting: true, error: null })
      try {
        const result = await runWork(`Importing ${preview.fileName}`, (options) =>
          call('imports.apply', { ticket: file.ticket, mapping, dateOrder }, options),
        )
        set({ result, step: 'done', isImporting: false })
        didUndoable({
          done: `Imported ${count(result.new + result.updated, 'customer')}.`,
          undone: 'The import was taken back.',
          undo: async () => {
            await call('imports.undo', { importId: result.importId })
            if (get().result?.importId === result.importId) set(start)
          },
        })
      } catch (error) {
        const failure = toAppError(error)
        set({ isImporting: false, error: failure.code === 'core/cancelled' ? null : failure })
      }
    },
    restart: () => set(start),
  }
})

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
