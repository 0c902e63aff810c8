import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { request as rawRequest } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { AppError } from '../../src/contract/errors.ts'
import type { Core } from '../../src/core/create-core.ts'
import { startWebHost, type WebHost } from '../../src/web/server.ts'
import { makeLibrary, type TestLibrary } from '../support/library.ts'

interface Visit {
  readonly host: WebHost
  readonly library: TestLibrary
  readonly cookie: string
  /** Asks as the page does: with the cookie, from its own origin. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** Asks with exactly this path and these headers, which `fetch` would tidy up. */
  askRaw(path: string, headers: Record<string, string>, method?: string): Promise<{ status: number; body: string }>
}

async function visit(options: { documentFile?: Core['documentFile']; maxUploadBytes?: number } = {}): Promise<Visit> {
  const library = await makeLibrary()
  const rendererDir = join(library.folder, 'renderer')
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Longhand</title>')
  writeFileSync(join(rendererDir, 'assets', 'index-abc123.js'), 'export {}')
  writeFileSync(join(library.folder, 'secret.txt'), 'secret')
  const core = { ...library.core, ...(options.documentFile ? { documentFile: options.documentFile } : {}) }
  const maxUploadBytes = options.maxUploadBytes ?? 1000
  const host = await startWebHost({ core, environment: library.environment, rendererDir, maxUploadBytes })
  onTestFinished(() => host.close())
  const entry = await fetch(host.newLink(), { redirect: 'manual' })
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return {
    host,
    library,
    cookie,
    ask: (path, init = {}) => fetch(host.url + path, { ...init, headers: { cookie, origin: host.url, ...init.headers } }),
    askRaw: (path, headers, method = 'GET') =>
      new Promise((resolve, reject) => {
        const { port } = new URL(host.url)
        rawRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
          text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject)
        })
          .on('error', reject)
          .end()
      }),
  }
}

const call = (name: string, input: unknown = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ type: 'call', id: '1', name, input }),
})

test('a link lets one browser in and leads to the app; the second time it says so', async () => {
  const { host } = await visit()
  const link = host.newLink()
  const first = await fetch(link, { redirect: 'manual' })
  expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/)
  const second = await fetch(link, { redirect: 'manual' })
  expect(second.status).toBe(410)
  expect(second.headers.get('set-cookie')).toBeNull()
  expect(await second.text()).toMatch(/This link has been used.*Press Enter in the terminal/s)
})

test('the host listens on 127.0.0.1 and on no other address this machine has', async () => {
  const { host } = await visit()
  expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const others = Object.values(networkInterfaces()).flatMap((list = []) => list.map(({ address }) => address))
  for (const address of [...others, '127.0.0.2'].filter((one) => one !== '127.0.0.1' && !one.startsWith('fe80'))) {
    const socket = connect({ host: address, port: Number(new URL(host.url).port), timeout: 1000 })
    const outcome = await Promise.race([once(socket, 'connect'), once(socket, 'timeout').then(() => 'closed')]).catch(() => 'closed')
    socket.destroy()
    expect([address, outcome]).toEqual([address, 'closed'])
  }
})

test.each(['/', '/assets/index-abc123.js', '/app.json', '/events?page=p', '/documents/a.pdf'])('nothing is shown without the cookie: %s', async (path) => {
  const { host } = await visit()
  const response = await fetch(host.url + path)
  expect(response.status).toBe(401)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test.each([['/rpc?page=p', call('settings.get')], ['/uploads?name=a.csv', { method: 'POST', body: 'x' }]] as const)(
  'nothing is taken without the cookie, from another origin, or under another name: %s',
  async (path, init) => {
    const { host, ask, askRaw, cookie } = await visit()
    expect((await fetch(host.url + path, { ...init, headers: { ...('headers' in init ? init.headers : {}), origin: host.url } })).status).toBe(401)
    expect((await ask(path, { ...init, headers: { ...('headers' in init ? init.headers : {}), origin: 'http://evil.example' } })).status).toBe(403)
    expect((await askRaw(path, { host: new URL(host.url).host, cookie }, 'POST')).status).toBe(403)
    expect((await askRaw(path, { host: 'evil.example', cookie, origin: 'http://evil.example' }, 'POST')).status).toBe(403)
  },
)

test('a name that was made to resolve to this machine gets nothing, not even with the cookie', async () => {
  const { askRaw, cookie, host } = await visit()
  const { port } = new URL(host.url)
  expect((await askRaw('/', { host: `evil.example:${port}`, cookie })).status).toBe(403)
  expect((await askRaw('/', { host: `localhost:${port}`, cookie })).status).toBe(200)
})

test('a page of another local server cannot embed data, though it is the same site to a browser', async () => {
  const { ask } = await visit()
  expect((await ask('/documents/a.pdf', { headers: { 'sec-fetch-site': 'same-site' } })).status).toBe(403)
  expect((await ask('/app.json', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  expect((await ask('/app.json', { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(200)
})

test('every answer carries the policy, and the policy has no hole', async () => {
  const { ask } = await visit()
  for (const path of ['/', '/assets/index-abc123.js', '/app.json', '/nothing']) {
    const { headers } = await ask(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('the page is served, and nothing beside it', async () => {
  const { ask, askRaw, cookie, host } = await visit()
  const home = await ask('/')
  expect([home.status, home.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect((await ask('/assets/index-abc123.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const headers = { host: new URL(host.url).host, cookie }
  const hostile = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/assets/..%5c..%5csecret.txt', '/.hidden', '/assets', '/assets/', '/secret.txt%00.js', '/documents/../secret.txt']
  for (const path of hostile) {
    const { status, body } = await askRaw(path, headers)
    expect([path, status]).toEqual([path, 404])
    expect(body).not.toContain('secret')
  }
})

test('what is no address, no method or no message of ours is refused, and the host goes on', async () => {
  const { ask, askRaw, cookie, host } = await visit()
  const headers = { host: new URL(host.url).host, cookie, origin: host.url }
  for (const path of ['http://[', '//secret.txt', 'http://evil.example/']) expect((await askRaw(path, headers)).status).toBe(400)
  expect((await askRaw('/', headers, 'DELETE')).status).toBe(405)
  expect((await ask('/rpc?page=p', { method: 'POST', body: '{' })).status).toBe(400)
  expect((await ask('/rpc?page=p', { ...call('settings.get'), body: '{"type":"shout"}' })).status).toBe(400)
  expect((await ask('/rpc?page=../p', call('settings.get'))).status).toBe(400)
  expect((await ask('/rpc?page=p', { ...call('settings.get'), headers: { 'content-type': 'text/plain' } })).status).toBe(400)
  expect((await ask('/rpc?page=p', call('settings.get'))).status).toBe(200)
})

test('a call is answered even where nobody listens for progress', async () => {
  const { ask } = await visit()
  const response = await ask('/rpc?page=p', call('customers.add', { name: 'Ada' }))
  expect(await response.json()).toEqual({ type: 'ok', id: '1', output: { id: expect.any(String), erasedOn: null } })
})

test('an uploaded file becomes a ticket, in a private place, under the last part of its name', async () => {
  const { ask, library, host } = await visit()
  const body = 'name,email\nAda,ada@example.com\n'
  const response = await ask(`/uploads?name=${encodeURIComponent('C:\\Exports\\Kundenübersicht.csv')}`, { method: 'POST', body })
  const picked = (await response.json()) as { ticket: string }
  expect(picked).toEqual({ ticket: expect.any(String), name: 'Kundenübersicht.csv', sizeBytes: body.length })
  const taken = library.environment.resolveTicket(picked.ticket)
  expect(readFileSync(taken.path, 'utf8')).toBe(body)
  expect(statSync(taken.path).mode & 0o777).toBe(0o600)
  expect(statSync(join(taken.path, '..')).mode & 0o777).toBe(0o700)
  await host.close()
  expect(existsSync(join(taken.path, '..'))).toBe(false)
})

test('an upload that is too large leaves nothing behind, whether it says its size or not', async () => {
  const { ask, host } = await visit({ maxUploadBytes: 10 })
  const leftBefore = uploadFiles()
  expect((await ask('/uploads?name=a.csv', { method: 'POST', body: 'x'.repeat(11) })).status).toBe(413)
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(8)) })
  await ask('/uploads?name=a.csv', { method: 'POST', body: endless, duplex: 'half' } as RequestInit).catch(() => null)
  expect(uploadFiles()).toEqual(leftBefore)
  await host.close()
})

function uploadFiles(): string[] {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('longhand-uploads-'))
  return folders.flatMap((folder) => {
    try {
      return readdirSync(join(tmpdir(), folder))
    } catch {
      return []
    }
  })
}

test('a document opens in the browser, or is saved under its name', async () => {
  const made: string[] = []
  const { ask } = await visit({
    async documentFile(documentId) {
      if (documentId !== 'run-1.cards') throw new AppError('host/document-not-found')
      made.push(documentId)
      return { path: import.meta.filename, fileName: 'Karten "Käse" 1.pdf', mimeType: 'application/pdf' }
    },
  })
  const shown = await ask('/documents/run-1.cards.pdf')
  expect(shown.headers.get('content-type')).toBe('application/pdf')
  expect(shown.headers.get('content-disposition')).toBe(`inline; filename="Karten _K_se_ 1.pdf"; filename*=UTF-8''Karten%20%22K%C3%A4se%22%201.pdf`)
  expect(shown.headers.get('cache-control')).toBe('no-store')
  expect(shown.headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
  expect(await shown.text()).toBe(readFileSync(import.meta.filename, 'utf8'))
  const saved = await ask('/documents/run-1.cards.pdf?save')
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /)
  await saved.body?.cancel()
  expect(made).toHaveLength(2)
  for (const path of ['/documents/other.pdf', '/documents/..pdf', '/documents/%2e%2e.pdf', '/documents/a/b.pdf', '/documents/run-1.cards']) {
    expect([path, (await ask(path)).status]).toEqual([path, 404])
  }
})
