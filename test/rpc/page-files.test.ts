import { expect, test } from 'vitest'
import { contentDisposition, contentTypeOf, documentHeaders, documentIdOf, documentPath, pageFileOf } from '../../src/rpc/page-files.ts'

test.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/assets/index-B_JFPEk6.js', 'assets/index-B_JFPEk6.js'],
])('%s asks for %s', (urlPath, file) => expect(pageFileOf(urlPath)).toBe(file))

test.each(['', 'index.html', '//', '/..', '/../a', '/a/../b', '/a//b', '/./a', '/.env', '/a/.git/config', '/a\\b', '/a%2fb', '/a\0b', '/C:/a', '/a b', '/ä.js', '/a/'])(
  '%j asks for nothing',
  (urlPath) => expect(pageFileOf(urlPath)).toBeNull(),
)

test.each([
  ['/documents/run-1.cards.pdf', 'run-1.cards'],
  ['/documents/0199f000-0000-7000-8000-000000000000.pdf', '0199f000-0000-7000-8000-000000000000'],
  ['/documents/customers-2026-11-24.csv', 'customers-2026-11-24.csv'],
  ['/documents/customers-2026-11-24.vcf', 'customers-2026-11-24.vcf'],
  ['/documents/library-2026-11-22T18-04-05-asked.longhand', 'library-2026-11-22T18-04-05-asked.longhand'],
  ['/documents/a', null],
  ['/documents/a.html', null],
  ['/documents/a.svg', null],
  ['/documents/a.CSV', null],
  ['/documents/a.csv.pdf', null],
  ['/documents/.csv', null],
  ['/documents/..csv', null],
  ['/documents/../a.csv', null],
  ['/documents/a%2fb.csv', null],
  ['/documents/.pdf', null],
  ['/documents/..pdf', null],
  ['/documents/../a.pdf', null],
  ['/documents/a/b.pdf', null],
  ['/x/documents/a.pdf', null],
  [`/documents/${'a'.repeat(121)}.pdf`, null],
  [`/documents/${'a'.repeat(117)}.csv`, null],
])('%s names the document %s', (urlPath, id) => expect(documentIdOf(urlPath)).toBe(id))

test.each(['run-1.cards', '0199f000-0000-7000-8000-000000000000', 'customers-2026-11-24.csv', 'customers-2026-11-24.vcf', 'library-x-asked.longhand'])(
  '%s is found where it is said to be',
  (documentId) => expect(documentIdOf(documentPath(documentId))).toBe(documentId),
)

test('only a PDF is shown; anything else is saved, under the page’s own strict policy', () => {
  const pdf = { fileName: 'a.pdf', mimeType: 'application/pdf' }
  expect(documentHeaders(pdf, false)).toMatchObject({ 'content-security-policy': "frame-ancestors 'none'", 'content-disposition': expect.stringMatching(/^inline;/) })
  expect(documentHeaders(pdf, true)['content-disposition']).toMatch(/^attachment;/)
  for (const mimeType of ['text/csv', 'text/vcard', 'application/vnd.sqlite3', 'text/html']) {
    expect(documentHeaders({ fileName: 'a', mimeType }, false)).toMatchObject({
      'content-type': mimeType,
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  }
})

test.each([
  ['a.html', 'text/html; charset=utf-8'],
  ['a.JS', 'text/javascript; charset=utf-8'],
  ['a.woff2', 'font/woff2'],
  ['a', 'application/octet-stream'],
  ['a.constructor', 'application/octet-stream'],
  ['__proto__', 'application/octet-stream'],
])('%s is %s', (name, type) => expect(contentTypeOf(name)).toBe(type))

test('a name cannot break out of its header', () => {
  expect(contentDisposition('attachment', 'a"; filename="b\r\nX: y')).toBe(
    `attachment; filename="a_; filename=_b__X: y"; filename*=UTF-8''a%22%3B%20filename%3D%22b%0D%0AX%3A%20y`,
  )
  expect(contentDisposition('inline', "Ada's (1).pdf")).toBe(`inline; filename="Ada's (1).pdf"; filename*=UTF-8''Ada%27s%20%281%29.pdf`)
})
