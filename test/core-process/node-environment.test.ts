import { existsSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultLibraryPath } from '../../src/core/library/library-path.ts'
import { createNodeEnvironment, localDay } from '../../src/core/node-environment.ts'

test.each([
  ['darwin', '/Users/ada', {}, '/Users/ada/Library/Application Support/Longhand/library.longhand'],
  ['win32', 'C:\\Users\\ada', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\Longhand\\library.longhand'],
  ['win32', 'C:\\Users\\ada', {}, 'C:\\Users\\ada\\AppData\\Roaming\\Longhand\\library.longhand'],
  ['linux', '/home/ada', {}, '/home/ada/.local/share/longhand/library.longhand'],
  ['linux', '/home/ada', { XDG_DATA_HOME: '/data' }, '/data/longhand/library.longhand'],
  ['linux', '/home/ada', { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/longhand/library.longhand'],
  ['linux', '/home/ada', { XDG_DATA_HOME: '' }, '/home/ada/.local/share/longhand/library.longhand'],
  ['darwin', '/Users/ada', { LONGHAND_LIBRARY: '/Volumes/Desk/mine.longhand' }, '/Volumes/Desk/mine.longhand'],
])('on %s, at home in %s, with %j the library is %s', (platform, home, env, expected) => {
  expect(defaultLibraryPath({ platform, home, env })).toBe(expected)
})

test('the outbox is private and goes away', () => {
  const environment = createNodeEnvironment({ libraryPath: '/l', resourcesPath: '/r' })
  expect(statSync(environment.outboxPath).mode & 0o777).toBe(0o700)
  environment.close()
  expect(existsSync(environment.outboxPath)).toBe(false)
})

test('an outbox somebody else made stays', () => {
  const environment = createNodeEnvironment({ libraryPath: '/l', resourcesPath: '/r', outboxPath: import.meta.dirname })
  environment.close()
  expect(existsSync(import.meta.dirname)).toBe(true)
})

test('tickets lead to their files, and only they', () => {
  const environment = createNodeEnvironment({ libraryPath: '/l', resourcesPath: '/r', outboxPath: '/o' })
  const ticket = environment.takeFile({ path: '/a.csv', name: 'a.csv' })
  expect(environment.takeFile({ path: '/b.csv', name: 'b.csv' }, 'given')).toBe('given')
  expect(environment.resolveTicket(ticket)).toEqual({ path: '/a.csv', name: 'a.csv' })
  expect(environment.resolveTicket('given')).toEqual({ path: '/b.csv', name: 'b.csv' })
  for (const unknown of ['', '/a.csv', '__proto__']) expect(() => environment.resolveTicket(unknown)).toThrow(expect.objectContaining({ code: 'host/file-gone' }))
})

test('the founder’s day is the one on their own calendar', () => {
  const lateEvening = new Date(2026, 10, 22, 23, 59)
  expect(localDay(lateEvening)).toBe('2026-11-22')
  expect(localDay(new Date(2027, 0, 1, 0, 0))).toBe('2027-01-01')
})
