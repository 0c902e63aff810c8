import { describe, expect, it } from 'vitest'
import { dropOf } from '../../src/renderer/app/drops.ts'

const drop = (names: readonly string[], { isDirectory = false } = {}) =>
  dropOf({
    files: names.map((name) => new File(['x'], name)),
    items: names.map(() => ({ webkitGetAsEntry: () => ({ isDirectory }) })),
  } as unknown as DataTransfer)

describe('a drop', () => {
  it.each([
    ['customers.csv', 'customers'],
    ['export', 'customers'],
    ['My Library.longhand', 'library'],
    ['2026-11-24.BACKUP', 'library'],
    ['longhand.csv', 'customers'],
  ])('of %s is %s', (name, kind) => {
    expect(drop([name])).toMatchObject({ kind, file: { name } })
  })

  it('of nothing, of several files or of a folder is refused with what to do instead', () => {
    expect(drop([])).toMatchObject({ kind: 'refused', reason: expect.stringContaining('no file') })
    expect(drop(['a.csv', 'b.csv'])).toMatchObject({ kind: 'refused', reason: expect.stringContaining('2 files') })
    expect(drop(['exports'], { isDirectory: true })).toMatchObject({ kind: 'refused', reason: expect.stringContaining('folder') })
  })
})
