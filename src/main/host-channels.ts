import type { AppInfo, PickedFile, PickKind, SavedDocument } from '../contract/host.ts'
import type { ErrorValue } from '../contract/errors.ts'

/** What a page may ask of the shell. Each name is a channel; the preload script is the only one to speak on them. */
export interface HostCalls {
  'host.appInfo'(): Promise<AppInfo>
  'host.pickFile'(kind: PickKind): Promise<PickedFile | null>
  /** The path of a dropped file, as Electron told the preload script. */
  'host.takeFile'(filePath: string): Promise<PickedFile>
  'host.saveDocument'(documentId: string, fileName: string): Promise<SavedDocument | null>
  'host.openDocument'(documentId: string): Promise<void>
  'host.openLink'(url: string): Promise<void>
}

/** An answer to a page. Errors travel as values: Electron would keep nothing of them but a sentence. */
export type HostAnswer = { readonly value: unknown } | { readonly error: ErrorValue }
