import { create } from 'zustand'
import type { Input, Output, Progress } from '../../contract/contract.ts'
import type { AppError } from '../../contract/errors.ts'
import type { PickedFile } from '../../contract/host.ts'
import type { EditConflict, Encoding, ImportField, ImportPreview, Mapping, Maybe, RepairKind } from '../../contract/imports.ts'
import { call } from '../rpc.ts'
import { toAppError } from '../state/attempt.ts'
import { didUndoable } from '../state/undo.store.ts'
import { createPace, runWork } from '../state/work.store.ts'
import { count } from '../format.ts'
import { answersInput, judged, noAnswers, withTaken, type Answers, type Verdict } from './answers.ts'

export type DateOrder = ImportPreview['dateOrder']
export type ImportResult = Output<'imports.apply'>

/** How the file is read; null follows what Longhand recognised. */
interface How {
  readonly part: string | null
  readonly headerRow: number | null
  readonly encoding: Encoding | null
  readonly mapping: Mapping | null
  readonly isMappingRecalled: boolean
  readonly dateOrder: DateOrder | null
}

interface ImportFlow {
  readonly step: 'choose' | 'preview' | 'done'
  readonly file: PickedFile | null
  readonly preview: ImportPreview | null
  readonly result: ImportResult | null
  readonly error: AppError | null
  /** The file is being read another way: what is shown is about to change. */
  readonly isReading: boolean
  /** The file is being read again to count what the answers changed; what is shown stays. */
  readonly isCounting: boolean
  /** How far the reading has come, for files that take a while. */
  readonly progress: (Progress & { readonly leftMs: number }) | null
  readonly isImporting: boolean
  readonly how: How
  readonly answers: Answers
  /** The last reading that came to its end: with what it was made, and how long it took. */
  readonly lastRead: { readonly preview: ImportPreview; readonly how: How; readonly answers: Answers; readonly tookMs: number } | null
  take(file: PickedFile): Promise<void>
  readAs(change: Partial<How>): Promise<void>
  setField(column: number, field: ImportField | null): Promise<void>
  judge(pair: Maybe, verdict: Verdict | null): void
  setRepair(kind: RepairKind, isMade: boolean): void
  setTaken(edit: EditConflict, isTheirs: boolean): void
  setAllTaken(isTheirs: boolean): void
  /** Reads again with the answers given. */
  countAgain(): Promise<void>
  /** Stops the reading; what was read before it stands. */
  stopReading(): void
  apply(): Promise<void>
  restart(): void
}

const ownHow: How = { part: null, headerRow: null, encoding: null, mapping: null, isMappingRecalled: true, dateOrder: null }
const start = {
  step: 'choose',
  file: null,
  preview: null,
  result: null,
  error: null,
  isReading: false,
  isCounting: false,
  progress: null,
  isImporting: false,
  how: ownHow,
  answers: noAnswers,
  lastRead: null,
} as const

/** A file that is read in less than this is read again after each answer, so that its numbers are always counted. */
export const quickMs = 1000
/** Answers that come fast after one another are counted together. */
const settleMs = 300

let reading = new AbortController()
let settling: ReturnType<typeof setTimeout> | undefined

/** An import on its way: choose a file, look at what it would do, answer what is open, do it. */
export const useImport = create<ImportFlow>()((set, get) => {
  const stop = () => {
    clearTimeout(settling)
    reading.abort()
  }
  const input = (): Input<'imports.apply'> | null => {
    const { file, how, answers } = get()
    return file && { ticket: file.ticket, ...how, ...answersInput(answers) }
  }
  const read = async (purpose: 'show' | 'count') => {
    const asked = input()
    if (!asked) return
    stop()
    reading = new AbortController()
    const { signal } = reading
    const { how, answers } = get()
    const startedAt = Date.now()
    const leftMs = createPace()
    set({ isReading: purpose === 'show', isCounting: purpose === 'count', progress: null, error: null })
    const onProgress = (progress: Progress) => signal.aborted || set({ progress: { ...progress, leftMs: leftMs(progress) } })
    try {
      const preview = await call('imports.preview', asked, { signal, onProgress })
      if (signal.aborted) return
      set({ preview, lastRead: { preview, how, answers, tookMs: Date.now() - startedAt }, step: 'preview', isReading: false, isCounting: false })
    } catch (error) {
      if (!signal.aborted) set({ error: toAppError(error), isReading: false, isCounting: false })
    }
  }
  const answer = (answers: Answers) => {
    set({ answers })
    clearTimeout(settling)
    if ((get().lastRead?.tookMs ?? Infinity) < quickMs && !get().isReading) settling = setTimeout(() => void read('count'), settleMs)
  }
  return {
    ...start,
    async take(file) {
      stop()
      set({ ...start, file })
      await read('show')
    },
    async readAs(change) {
      const how = { ...get().how, ...change }
      // Another sheet or header is another table: its columns and rows are not those that were spoken of.
      const isOtherTable = how.part !== get().how.part || how.headerRow !== get().how.headerRow
      set(isOtherTable ? { how: { ...how, mapping: null, dateOrder: null }, answers: noAnswers } : { how })
      await read('show')
    },
    async setField(column, field) {
      const { preview, how } = get()
      if (!preview) return
      const now = how.mapping ?? preview.columns.map((one) => one.field)
      // A field has one column; `fact` may have several, as a customer may have several facts.
      const mapping = now.map((one, index) => (index === column ? field : one === field && field !== 'fact' ? null : one))
      const columns = preview.columns.map((one, index) => ({ ...one, field: mapping[index] ?? null }))
      set({ how: { ...how, mapping }, preview: { ...preview, columns, isMappingRemembered: false } })
      await read('show')
    },
    judge: (pair, verdict) => answer(judged(get().answers, pair, verdict)),
    setRepair(kind, isMade) {
      const { answers } = get()
      const others = answers.withoutRepairs.filter((one) => one !== kind)
      answer({ ...answers, withoutRepairs: isMade ? others : [...others, kind] })
    },
    setTaken: (edit, isTheirs) => answer(withTaken(get().answers, get().preview?.edits ?? [], edit, isTheirs)),
    setAllTaken: (isTheirs) => answer({ ...get().answers, overwrite: isTheirs ? 'all' : [] }),
    countAgain: () => read('count'),
    stopReading() {
      const { lastRead, isReading } = get()
      stop()
      if (!lastRead) set(start)
      else set({ isReading: false, isCounting: false, ...(isReading && { preview: lastRead.preview, how: lastRead.how, answers: lastRead.answers }) })
    },
    async apply() {
      const { preview } = get()
      const asked = input()
      if (!asked || !preview) return
      stop()
      set({ isImporting: true, isCounting: false, error: null })
      try {
        const result = await runWork(`Importing ${preview.fileName}`, (options) => call('imports.apply', asked, options))
        set({ result, step: 'done', isImporting: false })
        didUndoable({
          done: `Imported ${count(result.new + result.updated + result.maybe, 'customer')}.`,
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
    restart() {
      stop()
      set(start)
    },
  }
})
