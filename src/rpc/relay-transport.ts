import type { MessageBridge } from '../contract/host.ts'
import { createListeners } from './listeners.ts'
import type { Reply, Transport } from './wire.ts'

/** What the shell sends to a page: the core's replies as they are, and word that the core was lost and is there again. */
export type RelayMessage = Reply | { readonly type: 'restarted' }

/** A page's way to the core through a shell that passes messages on, such as Electron's main process. */
export function createRelayTransport(bridge: MessageBridge): Transport {
  const replies = createListeners<[Reply]>()
  const restarts = createListeners<[]>()
  bridge.onMessage((message) => {
    const heard = message as RelayMessage
    if (heard.type === 'restarted') restarts.tell()
    else replies.tell(heard)
  })
  return { send: (request) => bridge.send(request), onReply: replies.add, onRestart: restarts.add }
}
