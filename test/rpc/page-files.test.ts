import { expect, test } from 'vitest'
import { contentDisposition, contentTypeOf, documentIdOf, pageFileOf } from '../../src/rpc/page-files.ts'

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
  ['/documents/a', null],
  ['/documents/.pdf', null],
  ['/documents/..pdf', null],
  ['/documents/../a.pdf', null],
  ['/documents/a/b.pdf', null],
  ['/x/documents/a.pdf', null],
  [`/documents/${'a'.repeat(121)}.pdf`, null],
])('%s names the document %s', (urlPath, id) => expect(documentIdOf(urlPath)).toBe(id))

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
