import { expect, test } from 'vitest'
import { browserCommand } from '../../src/web/open-browser.ts'

test.each([
  ['darwin', {}, 'open'],
  ['win32', {}, 'rundll32'],
  ['linux', { DISPLAY: ':0' }, 'xdg-open'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
  ['linux', {}, undefined],
  ['linux', { DISPLAY: ':10', SSH_CONNECTION: '10.0.0.2 22' }, undefined],
  ['darwin', { BROWSER: 'none' }, undefined],
])('on %s with %j the link opens with %s', (platform, env, program) => {
  const command = browserCommand('http://127.0.0.1:1/?link=x', { platform, env })
  expect(command?.[0]).toBe(program)
  if (command) expect(command.at(-1)).toBe('http://127.0.0.1:1/?link=x')
})
