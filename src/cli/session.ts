import path from 'node:path'
import type { Input, Output, ProcedureName, Progress } from '../contract/contract.ts'
import type { DocumentFile } from '../core/create-core.ts'
import type { LogEntry } from '../core/environment.ts'
import { createNodeEnvironment } from '../core/node-environment.ts'

/** A library opened for one command. */
export interface Session {
  call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>
  /** The same where Ctrl-C does not count: for putting back what was begun. */
  putBack<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>
  documentFile(documentId: string): Promise<DocumentFile>
  /** A ticket for a file, as procedures take it. */
  ticketFor(file: string): string
  /** The founder's day. */
  today(): string
  /** May be called twice. */
  close(): Promise<void>
}

export interface SessionOptions {
  readonly libraryPath: string
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
  log(entry: LogEntry): void
}

const resourcesPath = path.join(import.meta.dirname, '..', '..', 'resources')

export async function openSession({ libraryPath, signal, onProgress, log }: SessionOptions): Promise<Session> {
  const environment = createNodeEnvironment({ libraryPath, resourcesPath, log })
  // Loaded here, so that help texts and slips of the pen are answered at once.
  const { createCore } = await import('../core/create-core.ts')
  const core = await createCore(environment)
  let isOpen = true
  return {
    call: (name, input) => core.call(name, input, { signal, progress: onProgress }),
    putBack: (name, input) => core.call(name, input),
    documentFile: (documentId) => core.documentFile(documentId),
    ticketFor: (file) => environment.takeFile({ path: path.resolve(file), name: path.basename(file) }),
    today: () => environment.today(),
    async close() {
      if (!isOpen) return
      isOpen = false
      await core.close()
      environment.close()
    },
  }
}
