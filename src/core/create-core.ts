import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChangeNoun } from '../contract/changes.ts'
import { contract, type CallContext, type Handlers, type Input, type Output, type ProcedureName } from '../contract/contract.ts'
import { AppError } from '../contract/errors.ts'
import type { Environment } from './environment.ts'
import { createExportFiles } from './exports/export-files.adapter.ts'
import { createHandlers, createLibraryHandlers } from './handlers.ts'
import { createErasing } from './library/erasing.service.ts'
import { createLibrarySession, type OpenSession } from './library/library-session.ts'
import { createLibraryFiles } from './library/library.repository.ts'
import { createLibraryService } from './library/library.service.ts'
import { createPrintShop } from './print/print-shop.adapter.ts'

/** The app without a window: every procedure of the contract over one library file. */
export interface Core {
  /**
   * Checks the input, runs the procedure, and throws an `AppError` when it fails. Commands run one after another;
   * queries run at any time.
   */
  call<N extends ProcedureName>(name: N, input: Input<N>, context?: Partial<CallContext>): Promise<Output<N>>
  /** Hears which nouns changed, after each commit. Returns the way to stop. */
  onChanged(listener: (nouns: readonly ChangeNoun[]) => void): () => void
  /** Where a document lies: a backup, an export, or a PDF that is put into the outbox for it. Throws `host/document-not-found`. */
  documentFile(documentId: string): Promise<DocumentFile>
  close(): Promise<void>
}

export interface DocumentFile {
  readonly path: string
  readonly fileName: string
  readonly mimeType: string
}

type Handler = (input: unknown, context: CallContext) => unknown

/** Never throws for a library that cannot be opened: `library.status` says what is wrong and `library.restore` mends it. */
export async function createCore(environment: Environment): Promise<Core> {
  const files = createLibraryFiles(environment.libraryPath)
  const session = createLibrarySession(environment, files, createPrintShop(environment.resourcesPath))
  const erasing = createErasing(environment, files, session)
  const ofLibrary: Partial<Handlers> = createLibraryHandlers(createLibraryService(environment, files, session, erasing), erasing)
  const listeners = new Set<(nouns: readonly ChangeNoun[]) => void>()
  const built = new WeakMap<OpenSession['reading'], ReturnType<typeof createHandlers>>()
  let commands: Promise<unknown> = Promise.resolve()

  function handlerOf(name: ProcedureName): Handler {
    const own = ofLibrary[name]
    if (own) return own as Handler
    const open = session.require()
    const services = contract[name].kind === 'query' ? open.reading : open.writing
    const handlers = built.get(services) ?? createHandlers(services)
    built.set(services, handlers)
    return handlers[name as keyof typeof handlers] as Handler
  }

  async function run(name: ProcedureName, input: unknown, context: CallContext): Promise<unknown> {
    try {
      context.signal.throwIfAborted()
      const output = await handlerOf(name)(input, context)
      return environment.isCheckingOutputs ? contract[name].output.parse(output) : output
    } catch (error) {
      if (context.signal.aborted) throw new AppError('core/cancelled', {}, { cause: error })
      throw session.translate(error)
    }
  }

  /** One command at a time, and the others told only when it has succeeded. */
  function enqueue(name: ProcedureName, input: unknown, context: CallContext): Promise<unknown> {
    const turn = commands.then(async () => {
      try {
        const output = await run(name, input, context)
        const nouns = session.takeChanges()
        if (nouns.length > 0) for (const listener of listeners) listener(nouns)
        return output
      } finally {
        session.takeChanges()
      }
    })
    commands = turn.catch(() => undefined)
    return turn
  }

  return {
    async call(name, input, { signal = new AbortController().signal, progress = () => undefined } = {}) {
      const procedure = Object.hasOwn(contract, name) ? contract[name] : undefined
      if (!procedure) throw new AppError('input/unknown-procedure', { name })
      const parsed = procedure.input.safeParse(input)
      if (!parsed.success) {
        const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
        throw new AppError('input/invalid', { name, issues })
      }
      const context = { signal, progress }
      const output = procedure.kind === 'query' ? await run(name, parsed.data, context) : await enqueue(name, parsed.data, context)
      return output as Output<typeof name>
    },

    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    async documentFile(documentId) {
      const backup = files.pathOf(documentId)
      if (backup) return { path: backup, fileName: documentId, mimeType: 'application/vnd.sqlite3' }
      const exported = createExportFiles(environment.outboxPath).find(documentId)
      if (exported) return { ...exported, fileName: documentId }
      const document = session.require().reading.documents.bytes(documentId)
      if (!document) throw new AppError('host/document-not-found', { documentId })
      const path = join(environment.outboxPath, `${documentId}.pdf`)
      writeFileSync(path, document.bytes, { mode: 0o600 })
      return { path, fileName: document.fileName, mimeType: 'application/pdf' }
    },

    async close() {
      await commands
      session.close()
    },
  }
}
