import { describe, expect, test } from 'vitest'
import { isAppUrl, isLoadableUrl, isOutsideUrl, isTrustedSender } from '../../src/main/guards.ts'

const ownUrls = ['longhand://app/', 'longhand://app/index.html', 'longhand://app/stopped', 'longhand://app/#/customers', 'longhand://app/?q=1']

/** Addresses somebody might try to pass off as the app's own page. */
const foreignUrls = [
  '',
  'about:blank',
  'longhand:',
  'longhand:app',
  'longhand://',
  'longhand://app.evil.example/',
  'longhand://evil.example/app/',
  'longhand://evil.example/longhand://app/',
  'longhand://app@evil.example/',
  'longhand://evil@app/',
  'longhand://app:8080/',
  'longhands://app/',
  'LONGHAND2://app/',
  'http://app/',
  'https://app/',
  'http://longhand://app/',
  'https://evil.example/#longhand://app/',
  'file:///app/',
  'file://app/',
  'data:text/html,longhand://app/',
  'javascript:longhand://app/',
  'blob:longhand://app/0199',
  'view-source:longhand://app/',
  ' longhand://app/',
  'longhand://app/\u0000',
  'long\nhand://app/',
]

describe('the app’s own page', () => {
  test.each(ownUrls)('is %j', (url) => expect(isAppUrl(url)).toBe(true))
  test.each(foreignUrls)('is not %j', (url) => expect(isAppUrl(url)).toBe(false))
})

describe('links that leave the app', () => {
  test.each(['https://example.com/', 'https://example.com/a?b=c#d', 'HTTPS://EXAMPLE.COM/', 'https://münchen.example/', 'mailto:ada@example.com', 'mailto:ada@example.com?subject=Thank%20you'])(
    'may be %j',
    (url) => expect(isOutsideUrl(url)).toBe(true),
  )
  test.each([
    '',
    'example.com',
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'file://server/share/program.exe',
    '\\\\server\\share\\program.exe',
    'smb://server/share',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'tel:+491234',
    'chrome://settings',
    'longhand://app/',
    'https://bank.example@evil.example/',
    'https://user:password@example.com/',
    'https://',
    'https:///',
    ' https://example.com/',
    'https://example.com/\u0000',
    'https://example.com/ --flag',
    'mailto:ada@example.com\nBcc:all@example.com',
    '--help',
  ])('may not be %j', (url) => expect(isOutsideUrl(url)).toBe(false))
})

describe('what the page loads', () => {
  test.each([...ownUrls, 'data:image/png;base64,AA==', 'blob:longhand://app/0199', 'devtools://devtools/bundled/inspector.html'])('may be %j', (url) =>
    expect(isLoadableUrl(url)).toBe(true),
  )
  test.each(['https://example.com/', 'http://127.0.0.1:3000/', 'file:///etc/passwd', 'ws://example.com/', 'ftp://example.com/', 'longhand://evil.example/', 'chrome-extension://abc/'])(
    'may not be %j',
    (url) => expect(isLoadableUrl(url)).toBe(false),
  )
})

describe('senders', () => {
  test('the page itself is heard', () => {
    expect(isTrustedSender({ url: 'longhand://app/', parent: null })).toBe(true)
  })
  test.each([null, undefined, { url: '', parent: null }, { url: 'longhand://app/', parent: { url: 'https://evil.example/' } }, { url: 'longhand://app/', parent: { url: 'longhand://app/' } }])(
    '%j is not',
    (frame) => expect(isTrustedSender(frame)).toBe(false),
  )
  test.each(foreignUrls)('a page at %j is not', (url) => expect(isTrustedSender({ url, parent: null })).toBe(false))
})
