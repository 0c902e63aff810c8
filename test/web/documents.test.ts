import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startWebHost } from '../../src/web/server.ts'
import { makeLibrary } from '../support/library.ts'
import { addPeople } from '../support/people.ts'

async function visit() {
  const library = await makeLibrary()
  const rendererDir = join(library.folder, 'renderer')
  mkdirSync(rendererDir)
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>')
  await addPeople(library.core, [{ name: '=HYPERLINK("http://evil.example")' }])
  const host = await startWebHost({ core: library.core, environment: library.environment, rendererDir })
  onTestFinished(() => host.close())
  const entry = await fetch(host.newLink(), { redirect: 'manual' })
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { library, url: host.url, ask: (path: string) => fetch(host.url + path, { headers: { cookie } }) }
}

test('an export is saved under its name, and never shown, not even where saving was not asked for', async () => {
  const { library, ask } = await visit()
  const { documentId } = await library.core.call('exports.make', { format: 'csv' })
  for (const path of [`/documents/${documentId}`, `/documents/${documentId}?save`]) {
    const response = await ask(path)
    expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, 'text/csv'])
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="customers-2026-11-22\.csv"/)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
    // As bytes: reading as text would drop the mark that Excel needs.
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
    expect(text).toMatch(/^\ufeffNumber,/)
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  }
})

test('a backup is saved too, and keeps its own ending', async () => {
  const { library, ask } = await visit()
  const { documentId } = await library.core.call('library.backup', {})
  const response = await ask(`/documents/${documentId}`)
  expect([response.status, response.headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/^attachment; /)])
  await response.body?.cancel()
})

test('an export needs the cookie, and nothing near it is found', async () => {
  const { library, url, ask } = await visit()
  const { documentId } = await library.core.call('exports.make', { format: 'csv' })
  expect((await fetch(`${url}/documents/${documentId}`)).status).toBe(401)
  for (const name of ['customers-2026-11-21.csv', `${documentId}.pdf`, `${documentId}.part`, 'library.longhand', '..%2flibrary.longhand', 'customers-2026-11-22.html']) {
    expect([name, (await ask(`/documents/${name}`)).status]).toEqual([name, 404])
  }
})
