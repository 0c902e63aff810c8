import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { isStale } from '../../scripts/start/build.ts'
import { findElectron, hasDisplay, isChromiumChatter, openWindow } from '../../scripts/start/electron.ts'
import { makeFolder } from '../support/library.ts'

/** A program in Electron's place: it says which Node it has, and then does as it is told. */
function playedElectron(node: string, body: string): string {
  const program = join(makeFolder(), 'electron')
  writeFileSync(program, `#!/bin/sh\nif [ "$ELECTRON_RUN_AS_NODE" = 1 ]; then echo "${node}"; exit 0; fi\n${body}\n`)
  chmodSync(program, 0o755)
  return program
}

describe.skipIf(process.platform === 'win32')('finding Electron', () => {
  const find = async (program: string) => {
    vi.stubEnv('LONGHAND_ELECTRON', program)
    vi.stubEnv('DISPLAY', ':0')
    return findElectron('/nowhere')
  }

  test('one whose Node is new enough runs the core itself', async () => {
    const program = playedElectron('24.4.0', '')
    expect(await find(program)).toEqual({ program, coreNode: null })
  })

  test('beside an older one the core runs on our own Node', async () => {
    const program = playedElectron('18.15.0', '')
    expect(await find(program)).toEqual({ program, coreNode: process.execPath })
  })

  test('each way of having none has its own reason', async () => {
    expect(await find('/no/such/electron')).toEqual({ reason: 'There is no Electron at /no/such/electron' })
    const broken = join(makeFolder(), 'electron')
    writeFileSync(broken, '#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n', { mode: 0o755 })
    expect(await find(broken)).toEqual({ reason: 'Electron does not start here (error while loading shared libraries: libnss3.so)' })
    vi.stubEnv('LONGHAND_ELECTRON', undefined)
    expect(await findElectron('/nowhere')).toEqual({ reason: 'Electron’s runtime could not be fetched' })
  })

  test('a window that does not open says why, and one that is closed says nothing', async () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const failing = playedElectron('24.4.0', 'echo "The SUID sandbox helper is not configured" >&2; exit 1')
    expect(await openWindow({ program: failing, coreNode: null }, '/nowhere')).toBe('Electron’s window did not open (The SUID sandbox helper is not configured)')
    expect(await openWindow({ program: '/no/such/electron', coreNode: null }, '/nowhere')).toMatch(/did not open/)
    expect(await openWindow({ program: playedElectron('24.4.0', 'exit 0'), coreNode: null }, '/nowhere')).toBeNull()
  })
})

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
])('on %s with %j a display is there: %s', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected)
})

test('Chromium’s chatter is told from what a founder should read', () => {
  expect(isChromiumChatter('[4711:0102/030405.678:ERROR:bus.cc(399)] Failed to connect to the bus')).toBe(true)
  expect(isChromiumChatter('[4711:0102/030405.678901:WARNING:gpu/command_buffer.cc(12)] ...')).toBe(true)
  expect(isChromiumChatter('2026-11-22 07:00:00.123 Electron[4711:815] +[IMKClient subclass]: chose')).toBe(true)
  expect(isChromiumChatter('(longhand:4711): Gtk-WARNING **: 07:00:00.000: Theme parsing error')).toBe(true)
  for (const line of ['{"at":"2026-11-22","level":"error","event":"bug"}', 'core closed', '[1] something']) expect(isChromiumChatter(line)).toBe(false)
})

test('a build is stale when an output is missing or a source is younger', () => {
  const root = makeFolder()
  for (const folder of ['src/main', 'out/main', 'out/preload', 'out/renderer']) mkdirSync(join(root, folder), { recursive: true })
  const sources = ['src/main/index.ts', 'package.json', 'electron.vite.config.ts']
  const outputs = ['out/main/index.cjs', 'out/main/core.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']
  for (const file of sources) writeFileSync(join(root, file), '')
  for (const file of [...sources, 'src', 'src/main']) utimesSync(join(root, file), 1000, 1000)
  expect(isStale(root)).toBe(true)
  for (const file of outputs) {
    writeFileSync(join(root, file), '')
    utimesSync(join(root, file), 2000, 2000)
  }
  expect(isStale(root)).toBe(false)
  utimesSync(join(root, 'src/main/index.ts'), 3000, 3000)
  expect(isStale(root)).toBe(true)
})
