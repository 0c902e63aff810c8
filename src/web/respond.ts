import type { ServerResponse } from 'node:http'
import { securityHeaders } from '../rpc/page-files.ts'

/** Headers of everything that is the founder's own: nothing of it stays in a cache. */
export const privateHeaders: Readonly<Record<string, string>> = { ...securityHeaders, 'cache-control': 'no-store' }

export function respondJson(response: ServerResponse, value: unknown, status = 200): void {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, { ...privateHeaders, 'content-type': 'application/json', 'content-length': body.length }).end(body)
}

export function respondText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...privateHeaders, 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

/** A page that says one thing. `text` is ours, never a visitor's. */
export function respondNotice(response: ServerResponse, status: number, title: string, text: string): void {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`
  response.writeHead(status, { ...privateHeaders, 'content-type': 'text/html; charset=utf-8' }).end(html)
}
