import type { ChangeNoun } from '../contract/changes.ts'
import type { CallContext, Input, Output, ProcedureName } from '../contract/contract.ts'
import type { Environment } from './environment.ts'

/** The app without a window: every procedure of the contract over one library file. */
export interface Core {
  /**
   * Checks the input, runs the procedure, and throws an `AppError` when it fails. Commands run one after another;
   * queries run at any time.
   */
  call<N extends ProcedureName>(name: N, input: Input<N>, context?: Partial<CallContext>): Promise<Output<N>>
  /** Hears which nouns changed, after each commit. Returns the way to stop. */
  onChanged(listener: (nouns: readonly ChangeNoun[]) => void): () => void
  /** Puts a document into the environment's outbox and says where. Throws `host/document-not-found`. */
  documentFile(documentId: string): Promise<DocumentFile>
  close(): Promise<void>
}

export interface DocumentFile {
  readonly path: string
  readonly fileName: string
  readonly mimeType: string
}

/** Never throws for a library that cannot be opened: `library.status` says what is wrong and `library.restore` mends it. */
export declare function createCore(environment: Environment): Promise<Core>
