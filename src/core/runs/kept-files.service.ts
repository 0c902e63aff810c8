import type { CallContext } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { RunDocument, RunSummary } from '../../contract/runs.ts'
import type { CoreContext } from '../context.ts'
import type { PdfPart } from '../print/print.types.ts'
import type { DocumentsRepository } from './documents.repository.ts'
import { printKind } from './print-kind.service.ts'
import type { RunsRepository, StoredItem } from './runs.repository.ts'
import { isErased, runName } from './runs.rules.ts'

/** A place in a stack whose person goes. */
export interface LeavingItem {
  readonly id: string
  readonly runId: string
  readonly position: number
  /** Whether a run's name has theirs in it. */
  isNamedAfter(name: string): boolean
}

export interface FilesAnew {
  readonly runIds: readonly string[]
  /** The file that takes a document's place; null where nothing of it is left. */
  readonly files: readonly { readonly documentId: string; readonly part: PdfPart | null }[]
  readonly renamed: readonly { readonly runId: string; readonly name: string }[]
}

export type KeptFiles = ReturnType<typeof createKeptFiles>

/** A file that can no longer be printed goes: that it forgets comes before that it is kept. */
const unprintable: ReadonlySet<string> = new Set(['cards/not-printable', 'stationery/unknown', 'stationery/font-damaged'])

/** The kept PDFs of runs, printed again without somebody. */
export function createKeptFiles(context: CoreContext, { runs, documents }: { runs: RunsRepository; documents: DocumentsRepository }) {
  const covers = (document: RunDocument, items: readonly { position: number }[]) =>
    items.some(({ position }) => document.fromPosition <= position && position <= document.toPosition)

  async function print(run: RunSummary, document: RunDocument, index: number, items: readonly StoredItem[], title: string, call: CallContext): Promise<PdfPart | null> {
    // Only the first file of labels begins in the middle of a sheet.
    const labelStart = index === 0 ? runs.labelStart(run.id) : 1
    const options = {
      title,
      madeAt: run.createdAt,
      signal: call.signal,
      onProgress: (done: number, of: number) => call.progress({ done, of, label: document.kind }),
    }
    try {
      for await (const part of printKind(context.printShop, document.kind, items, { ...run, labelStart }, options)) return part
    } catch (error) {
      if (!(error instanceof AppError && unprintable.has(error.code))) throw error
      context.environment.log({ level: 'warning', event: 'kept-file-dropped', data: { code: error.code, kind: document.kind } })
    }
    return null
  }

  return {
    /** How many files hold somebody at one of these places. */
    count: (items: readonly Pick<LeavingItem, 'runId' | 'position'>[]): number =>
      [...Map.groupBy(items, ({ runId }) => runId)].reduce((sum, [runId, places]) => sum + documents.ofRun(runId).filter((document) => covers(document, places)).length, 0),

    /** Prints every file that holds one of these items again without it, at the same places, and stores nothing. */
    async without(leaving: readonly LeavingItem[], call: CallContext): Promise<FilesAnew> {
      const byRun = Map.groupBy(leaving, ({ runId }) => runId)
      const files: { documentId: string; part: PdfPart | null }[] = []
      const renamed: { runId: string; name: string }[] = []
      for (const [runId, places] of byRun) {
        const run = runs.find(runId)!
        const gone = new Set(places.map(({ id }) => id))
        const staying = runs.items(runId).filter((item) => !gone.has(item.id) && !isErased(item))
        const isNamedAfter = places.some((item) => item.isNamedAfter(run.name))
        // Every file of the run has its name as a title.
        const title = isNamedAfter ? runName('', run.items, new Date(run.createdAt).toISOString().slice(0, 10)) : run.name
        if (isNamedAfter) renamed.push({ runId, name: title })
        const ofRun = documents.ofRun(runId)
        for (const document of ofRun) {
          if (!isNamedAfter && !covers(document, places)) continue
          const index = ofRun.filter(({ kind }) => kind === document.kind).indexOf(document)
          const inside = staying.filter(({ position }) => document.fromPosition <= position && position <= document.toPosition)
          files.push({ documentId: document.documentId, part: await print(run, document, index, inside, title, call) })
        }
      }
      return { runIds: [...byRun.keys()], files, renamed }
    },
  }
}
