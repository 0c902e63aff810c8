import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AppError } from '../../src/contract/errors.ts'
import { createAppProtocol } from '../../src/main/app-protocol.ts'
import { makeFolder } from '../support/library.ts'

function setUp() {
  const folder = makeFolder()
  const rendererDir = join(folder, 'renderer')
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>')
  writeFileSync(join(rendererDir, 'assets', 'index-abc.css'), 'p {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'cards.pdf'), '%PDF-1.4')
  const answer = createAppProtocol({
    rendererDir,
    async findDocument(documentId) {
      if (documentId === 'cards') return { path: join(folder, 'cards.pdf'), fileName: 'Cards.pdf', mimeType: 'application/pdf' }
      if (documentId === 'lost') return { path: join(folder, 'lost.pdf'), fileName: 'Lost.pdf', mimeType: 'application/pdf' }
      if (documentId === 'customers-2026-11-24.csv') return { path: join(folder, 'secret.txt'), fileName: documentId, mimeType: 'text/csv' }
      throw new AppError('host/document-not-found')
    },
  })
  return (url: string, init?: RequestInit) => answer(new Request(url, init))
}

test('the built page is served under the policy', async () => {
  const answer = setUp()
  const page = await answer('longhand://app/')
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html>'])
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'"]),
  )
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  expect((await answer('longhand://app/assets/index-abc.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
})

test.each(['longhand://app/nothing.js', 'longhand://app/../secret.txt', 'longhand://app/..%2fsecret.txt', 'longhand://app/assets/%2e%2e/%2e%2e/secret.txt', 'longhand://app//secret.txt', 'longhand://app/assets', 'longhand://app/..\\secret.txt'])(
  'nothing else is: %s',
  async (url) => {
    const response = await setUp()(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  },
)

test('another host of the scheme and another method are refused', async () => {
  const answer = setUp()
  expect((await answer('longhand://evil.example/')).status).toBe(403)
  expect((await answer('longhand://app/', { method: 'POST', body: 'x' })).status).toBe(403)
})

test('a document is served whole; one that is not there is not', async () => {
  const answer = setUp()
  const document = await answer('longhand://app/documents/cards.pdf')
  expect([document.headers.get('content-type'), document.headers.get('content-length'), await document.text()]).toEqual(['application/pdf', '8', '%PDF-1.4'])
  for (const name of ['lost', 'unknown', '..']) expect((await answer(`longhand://app/documents/${name}.pdf`)).status).toBe(404)
})

test('an export is handed out to be saved, never to be shown', async () => {
  const { headers } = await setUp()('longhand://app/documents/customers-2026-11-24.csv')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="customers-2026-11-24\.csv"/)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('the page for a core that does not run needs no script and leads back', async () => {
  const html = await (await setUp()('longhand://app/stopped')).text()
  expect(html).toContain('Longhand has stopped')
  expect(html).toContain('<a href="/">')
  expect(html).not.toMatch(/<script|<style|style=/)
})
