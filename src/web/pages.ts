import type { ServerResponse } from 'node:http'
import { createDispatcher, type Dispatcher, type DispatcherOptions, type Served } from '../rpc/dispatcher.ts'
import { parseRequest } from '../rpc/parse-request.ts'
import { isQuery } from '../rpc/queries.ts'
import type { Reply } from '../rpc/wire.ts'
import { privateHeaders, respondJson, respondText } from './respond.ts'

/** The open pages of the browser, each with its own conversation with the core. */
export interface Pages {
  /** Answers a `POST /rpc`: a call when it is done, a cancel at once. */
  receive(pageId: string, message: unknown, response: ServerResponse): void
  /** Keeps a `GET /events` open and sends progress and changes over it. */
  listen(pageId: string, response: ServerResponse): void
}

interface Page {
  readonly dispatcher: Dispatcher
  readonly streams: Set<ServerResponse>
  readonly waiting: Map<string, ServerResponse>
}

/** Some proxies and browsers drop a connection that says nothing for long. */
const heartbeatMs = 20_000

export function createPages(core: Served, onBug: DispatcherOptions['onBug']): Pages {
  const pages = new Map<string, Page>()

  const pageOf = (pageId: string): Page => {
    const known = pages.get(pageId)
    if (known) return known
    const streams = new Set<ServerResponse>()
    const waiting = new Map<string, ServerResponse>()
    const send = (reply: Reply) => {
      if (reply.type === 'ok' || reply.type === 'fail') {
        const response = waiting.get(reply.id)
        waiting.delete(reply.id)
        if (response) respondJson(response, reply)
      } else {
        for (const stream of streams) stream.write(`data: ${JSON.stringify(reply)}\n\n`)
      }
    }
    const page = { dispatcher: createDispatcher(core, { send, onBug }), streams, waiting }
    pages.set(pageId, page)
    return page
  }

  const release = (pageId: string, page: Page) => {
    if (page.streams.size > 0 || page.waiting.size > 0 || pages.get(pageId) !== page) return
    page.dispatcher.close()
    pages.delete(pageId)
  }

  return {
    receive(pageId, message, response) {
      const request = parseRequest(message)
      const page = pageOf(pageId)
      if (request?.type === 'cancel') {
        page.dispatcher.receive(request)
        response.writeHead(204, privateHeaders).end()
      } else if (!request || page.waiting.has(request.id)) {
        respondText(response, 400, 'This is not a request Longhand knows.')
      } else {
        page.waiting.set(request.id, response)
        response.on('close', () => {
          // Still waiting: the page went away. A query is dropped, a command finishes.
          if (page.waiting.delete(request.id) && isQuery(request.name)) page.dispatcher.receive({ type: 'cancel', id: request.id })
          release(pageId, page)
        })
        page.dispatcher.receive(request)
        return
      }
      release(pageId, page)
    },
    listen(pageId, response) {
      const page = pageOf(pageId)
      response.writeHead(200, { ...privateHeaders, 'content-type': 'text/event-stream' })
      response.write(': Longhand\n\n')
      page.streams.add(response)
      const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs)
      response.on('close', () => {
        clearInterval(heartbeat)
        page.streams.delete(response)
        release(pageId, page)
      })
    },
  }
}
