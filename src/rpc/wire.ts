import type { ChangeNoun } from '../contract/changes.ts'
import type { ErrorValue } from '../contract/errors.ts'

/** From a page to the core. Ids are chosen by the caller and unique among its open calls. */
export type Request =
  | { readonly type: 'call'; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: string }

/** From the core to a page. */
export type Reply =
  | { readonly type: 'ok'; readonly id: string; readonly output: unknown }
  | { readonly type: 'fail'; readonly id: string; readonly error: ErrorValue }
  | { readonly type: 'progress'; readonly id: string; readonly done: number; readonly of: number; readonly label: string }
  | { readonly type: 'changed'; readonly nouns: readonly ChangeNoun[] }

/** A way to send requests and hear replies: an Electron relay, HTTP with server-sent events, or a direct call. */
export interface Transport {
  send(request: Request): void
  /** Called for every reply; returns the way to stop. */
  onReply(listener: (reply: Reply) => void): () => void
  /** Called when the core was lost and is there again: everything still open must be given up. */
  onRestart(listener: () => void): () => void
}
