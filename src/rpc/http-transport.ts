import type { ErrorCode } from '../contract/errors.ts'
import { readEvents } from './event-stream.ts'
import { createListeners } from './listeners.ts'
import type { Reply, Request, Transport } from './wire.ts'

export interface HttpTransportOptions {
  /** Where the web host is; a page that came from it leaves this out. */
  readonly baseUrl?: string
  /** How long a call whose connection broke waits for the host to be back before it is given up. */
  readonly patienceMs?: number
  readonly fetch?: typeof fetch
}

/**
 * A page's way to the core through the web host: `POST /rpc` answers each call, `GET /events` brings progress and
 * changes. When the stream breaks and is there again, the core behind it may be another one: that is a restart.
 */
export function createHttpTransport(options: HttpTransportOptions = {}): Transport & { close(): void } {
  const { baseUrl = '', patienceMs = 5000 } = options
  const request = options.fetch ?? ((input: string, init?: RequestInit) => fetch(input, init))
  const page = crypto.randomUUID()
  const replies = createListeners<[Reply]>()
  const restarts = createListeners<[]>()
  const closing = new AbortController()
  const fail = (id: string, code: ErrorCode) => replies.tell({ type: 'fail', id, error: { code, data: {} } })

  const post = async (message: Request) => {
    const response = await request(`${baseUrl}/rpc?page=${page}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: closing.signal,
    })
    if (message.type !== 'call') return
    if (response.ok) replies.tell((await response.json()) as Reply)
    else fail(message.id, response.status === 401 ? 'core/session-ended' : 'core/unreachable')
  }

  void listen()

  async function listen(): Promise<void> {
    for (let isFirst = true, failures = 0; !closing.signal.aborted; ) {
      try {
        const response = await request(`${baseUrl}/events?page=${page}`, { signal: closing.signal })
        if (response.status === 401) return
        if (response.ok && response.body) {
          if (!isFirst) restarts.tell()
          isFirst = false
          failures = 0
          await readEvents(response.body, (data) => replies.tell(JSON.parse(data) as Reply))
        }
      } catch {
        // A broken stream and one that cannot be opened end the same way: by trying again.
      }
      await pause(Math.min(100 * 2 ** failures++, 3000))
    }
  }

  return {
    send(message) {
      post(message).catch(async () => {
        if (message.type !== 'call') return
        await pause(patienceMs)
        fail(message.id, 'core/unreachable')
      })
    },
    onReply: replies.add,
    onRestart: restarts.add,
    close: () => closing.abort(),
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
