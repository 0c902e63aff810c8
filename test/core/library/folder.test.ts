import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../../src/core/storage/folder.ts'
import { makeFolder as makeTestFolder } from '../../support/library.ts'

test('folders are made step by step, and those that are there are left alone', () => {
  const folder = join(makeTestFolder(), 'a', 'b', 'c')
  makeFolder(folder, 0o700)
  makeFolder(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('a file in the way is an error, not an endless try', () => {
  const file = join(makeTestFolder(), 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(join(file, 'a', 'b'))).toThrow(/ENOTDIR|EEXIST/)
  expect(() => makeFolder(file)).toThrow('EEXIST')
})

test.runIf(process.platform === 'linux')('a file system that takes no folders says so at once', () => {
  expect(() => makeFolder('/proc/nothing/here')).toThrow('ENOENT')
})
