import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const rows = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Rule'))
  .map((line) => line.split(' | '))

test.each(rows)('%s', (_rule, files = '', tests = '') => {
  const named = [...`${files} ${tests}`.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')
  expect(named.length).toBeGreaterThan(0)
  for (const name of named) expect([name, existsSync(join(root, name))]).toEqual([name, true])
  expect(tests).toMatch(/`test\/|by reading/)
})
