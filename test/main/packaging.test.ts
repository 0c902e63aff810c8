import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const packaging = readFileSync(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8')

test.each([
  ['runAsNode', false],
  ['enableCookieEncryption', true],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['enableEmbeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
  ['grantFileProtocolExtraPrivileges', false],
])('the packaged runtime has %s %s', (fuse, value) => {
  const fuses = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(packaging)?.[1] ?? ''
  expect(fuses.split('\n').map((line) => line.trim())).toContain(`${fuse}: ${value}`)
})

test('native code is left outside the archive', () => {
  expect(packaging).toMatch(/^asar: true$/m)
  expect(packaging).toMatch(/^asarUnpack:\n {2}- node_modules\/better-sqlite3\/\*\*$/m)
})
