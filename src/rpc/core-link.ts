import type { ErrorValue } from '../contract/errors.ts'
import type { Reply } from './wire.ts'

/** What the desktop shell says to the core's process. `start` comes first. */
export type ShellMessage =
  | { readonly kind: 'start'; readonly libraryPath: string | null; readonly resourcesPath: string; readonly outboxPath: string }
  /** A file the founder chose; the page only ever sees the ticket. */
  | { readonly kind: 'ticket'; readonly ticket: string; readonly path: string; readonly name: string }
  | { readonly kind: 'document'; readonly requestId: string; readonly documentId: string }
  /** A page's message, passed on unread. */
  | { readonly kind: 'rpc'; readonly pageId: string; readonly message: unknown }
  | { readonly kind: 'page-closed'; readonly pageId: string }
  /** Close the library and end. */
  | { readonly kind: 'stop' }

/** What the core's process says to the desktop shell. */
export type CoreMessage =
  | { readonly kind: 'rpc'; readonly pageId: string; readonly reply: Reply }
  | { readonly kind: 'document'; readonly requestId: string; readonly result: DocumentResult }

export type DocumentResult =
  | { readonly path: string; readonly fileName: string; readonly mimeType: string }
  | { readonly error: ErrorValue }
