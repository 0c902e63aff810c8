import { describe, expect, test } from 'vitest'
import { createSessionGuard, isForeignFetch } from '../../src/web/session-guard.ts'

const guard = createSessionGuard(4711)
const own = { host: '127.0.0.1:4711' }

describe('who is answered', () => {
  test.each([
    ['GET', { host: '127.0.0.1:4711' }],
    ['GET', { host: 'localhost:4711' }],
    ['GET', { host: '127.0.0.1:4711', origin: 'http://127.0.0.1:4711' }],
    ['POST', { host: '127.0.0.1:4711', origin: 'http://127.0.0.1:4711' }],
    ['POST', { host: 'localhost:4711', origin: 'http://localhost:4711' }],
  ])('%s %j', (method, headers) => {
    expect(guard.refusalOf({ method, headers })).toBeNull()
  })
})

describe('who is not', () => {
  test.each([
    ['no host', 'GET', {}],
    ['a name that was made to resolve to this machine', 'GET', { host: 'evil.example:4711' }],
    ['another port', 'GET', { host: '127.0.0.1:4712' }],
    ['no port', 'GET', { host: '127.0.0.1' }],
    ['a name with ours in it', 'GET', { host: '127.0.0.1:4711.evil.example' }],
    ['a machine of the network', 'GET', { host: '192.168.0.7:4711' }],
  ])('%s', (_why, method, headers) => {
    expect(guard.refusalOf({ method, headers })).toBe('host')
  })

  test.each([
    ['a command without an origin', 'POST', own],
    ['a command from a file', 'POST', { ...own, origin: 'null' }],
    ['another site', 'POST', { ...own, origin: 'https://evil.example' }],
    ['another port of this machine', 'POST', { ...own, origin: 'http://127.0.0.1:3000' }],
    ['the other name of this machine', 'POST', { ...own, origin: 'http://localhost:4711' }],
    ['https', 'POST', { ...own, origin: 'https://127.0.0.1:4711' }],
    ['a reading site', 'GET', { ...own, origin: 'https://evil.example' }],
    ['an odd method', 'DELETE', { ...own, origin: 'https://evil.example' }],
  ])('%s', (_why, method, headers) => {
    expect(guard.refusalOf({ method, headers })).toBe('origin')
  })
})

describe('a link', () => {
  test('opens once, and gives a cookie that scripts and other sites do not get', () => {
    const link = guard.newLink()
    const cookie = guard.useLink(link) ?? ''
    expect(cookie).toMatch(/^longhand-4711=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
    expect(guard.useLink(link)).toBeNull()
    expect(guard.hasSession({ cookie: cookie.split(';')[0] ?? '' })).toBe(true)
  })

  test('lets in each browser that has one of its own', () => {
    const cookies = [guard.newLink(), guard.newLink()].map((link) => guard.useLink(link)?.split(';')[0] ?? '')
    expect(new Set(cookies).size).toBe(2)
    for (const cookie of cookies) expect(guard.hasSession({ cookie: `theme=dark; ${cookie}` })).toBe(true)
  })

  test.each(['', 'guess', '../', 'undefined'])('is not guessed: %j', (token) => {
    expect(guard.useLink(token)).toBeNull()
  })
})

test.each([{}, { cookie: '' }, { cookie: 'longhand-4711=' }, { cookie: 'longhand-4711=guess' }, { cookie: 'longhand-4712=guess' }, { cookie: '=;=;;' }])(
  'no session in %j',
  (headers) => {
    expect(guard.hasSession(headers)).toBe(false)
  },
)

test('another site’s page is told from our own by what the browser says of it', () => {
  expect(['cross-site', 'same-site'].map((site) => isForeignFetch({ 'sec-fetch-site': site }))).toEqual([true, true])
  expect([{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }].map(isForeignFetch)).toEqual([false, false, false])
})
