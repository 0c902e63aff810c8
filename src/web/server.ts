import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Core } from '../core/create-core.ts'
import type { NodeEnvironment } from '../core/node-environment.ts'
import { documentIdOf } from '../rpc/page-files.ts'
import { sendDocument, sendPageFile } from './files.ts'
import { createPages } from './pages.ts'
import { respondJson, respondNotice, respondText, privateHeaders } from './respond.ts'
import { createSessionGuard, isForeignFetch } from './session-guard.ts'
import { createUploads } from './uploads.ts'

export interface WebHostOptions {
  readonly core: Core
  readonly environment: NodeEnvironment
  /** The built page. */
  readonly rendererDir: string
  /** Any free one when left out. */
  readonly port?: number | undefined
  readonly maxUploadBytes?: number
}

export interface WebHost {
  /** `http://127.0.0.1:PORT`, which opens for a browser that came in through a link. */
  readonly url: string
  /** A link that lets one browser in, once. */
  newLink(): string
  /** Ends every connection. The core stays open: it belongs to whoever made it. */
  close(): Promise<void>
}

const maxMessageBytes = 32 * 1024 ** 2
const defaultMaxUploadBytes = 2 * 1024 ** 3

/** Serves the app to a browser on this machine, and to nobody else. */
export async function startWebHost({ core, environment, rendererDir, port = 0, ...options }: WebHostOptions): Promise<WebHost> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      environment.log({ level: 'error', event: 'web.request-failed', data: { error: String(error) } })
      if (response.headersSent) response.destroy()
      else respondText(response, 500, 'Something went wrong.')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const guard = createSessionGuard((server.address() as AddressInfo).port)
  const uploads = createUploads((file) => environment.takeFile(file), options.maxUploadBytes ?? defaultMaxUploadBytes)
  const pages = createPages(core, (bug) => environment.log({ level: 'error', event: 'bug', data: { ...bug } }))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? ''
    const asked = URL.parse(request.url ?? '/', url)
    if (asked?.origin !== url) return respondText(response, 400, 'This is not an address.')
    const refusal = guard.refusalOf({ method, headers: request.headers })
    if (refusal !== null) return respondText(response, 403, `Longhand does not answer this ${refusal}.`)
    const link = asked.searchParams.get('link')
    if (method === 'GET' && asked.pathname === '/' && link !== null) return enter(response, link)
    if (!guard.hasSession(request.headers)) return respondSessionNeeded(response, asked.pathname)
    if (asked.pathname !== '/' && isForeignFetch(request.headers)) return respondText(response, 403, 'Longhand does not answer this site.')
    const route = routes[`${method} ${asked.pathname}`]
    if (route) return route(request, response, asked.searchParams)
    if (method !== 'GET') return respondText(response, 405, 'Longhand does not do this here.')
    const documentId = documentIdOf(asked.pathname)
    if (documentId !== null) return sendDocument(response, core, documentId, asked.searchParams.has('save'))
    return sendPageFile(response, rendererDir, asked.pathname)
  }

  function enter(response: ServerResponse, link: string): void {
    const cookie = guard.useLink(link)
    if (cookie === null) return respondNotice(response, 410, 'This link has been used', newLinkHint)
    response.writeHead(303, { ...privateHeaders, 'set-cookie': cookie, location: '/' }).end()
  }

  const routes: Record<string, Route> = {
    'POST /rpc': async (request, response, query) => {
      const message = await readJson(request)
      const pageId = pageIdOf(query)
      if (message === undefined || pageId === null) return respondText(response, 400, 'This is not a request Longhand knows.')
      pages.receive(pageId, message, response)
    },
    'GET /events': (_request, response, query) => {
      const pageId = pageIdOf(query)
      if (pageId === null) return respondText(response, 400, 'This page has no name.')
      pages.listen(pageId, response)
    },
    'POST /uploads': async (request, response, query) => {
      const file = await uploads.take(request, query.get('name') ?? '')
      if (file) return respondJson(response, file)
      response.setHeader('connection', 'close')
      respondText(response, 413, 'This file is too large.')
    },
    'GET /app.json': (_request, response) => respondJson(response, { version: appVersion(), platform: process.platform }),
  }

  return {
    url,
    newLink: () => `${url}/?link=${guard.newLink()}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await uploads.close()
    },
  }
}

type Route = (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => void | Promise<void>

const newLinkHint = 'A link opens Longhand once. Press Enter in the terminal where Longhand runs to get a new one, or start it again.'

function respondSessionNeeded(response: ServerResponse, urlPath: string): void {
  if (urlPath === '/') respondNotice(response, 401, 'Longhand opens with its link', newLinkHint)
  else respondText(response, 401, 'Longhand opens with the link it printed in the terminal.')
}

function pageIdOf(query: URLSearchParams): string | null {
  const page = query.get('page') ?? ''
  return /^[A-Za-z0-9-]{1,64}$/.test(page) ? page : null
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const isJson = request.headers['content-type']?.split(';')[0] === 'application/json'
  if (!isJson || !(Number(request.headers['content-length']) <= maxMessageBytes)) return undefined
  try {
    return JSON.parse(await text(request))
  } catch {
    return undefined
  }
}

function appVersion(): string {
  const file = path.join(import.meta.dirname, '..', '..', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
