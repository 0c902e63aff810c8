import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fontIds } from '../../../src/core/print/faces.rules.ts'
import { typefaces } from '../../../src/core/print/fonts.adapter.ts'
import { faces, fontsPath } from './support/shop.ts'

describe('the folder of fonts', () => {
  test('holds one file and one licence for each font, and nothing else but its README', () => {
    const expected = [...fontIds.flatMap((id) => [`${id}.ttf`, `${id}.LICENSE.txt`]), 'README.md']
    expect(readdirSync(fontsPath).toSorted()).toEqual(expected.toSorted())
  })

  test.each(fontIds)('%s has its licence text, and the README names it', (id) => {
    expect(readFileSync(join(fontsPath, `${id}.LICENSE.txt`), 'utf8')).toMatch(/SIL OPEN FONT LICENSE Version 1\.1|Apache License\s+Version 2\.0/)
    expect(readFileSync(join(fontsPath, 'README.md'), 'utf8')).toContain(`${id}.LICENSE.txt`)
  })
})

describe.each(fontIds)('%s', (id) => {
  const face = faces(id)

  test('has every letter of English, German, French, Spanish, Portuguese and Italian', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789äöüßÄÖÜàâçéèêëîïôùûÿñáíóúãõ.,;:!?()&%@“”‘’–—…']
    expect(letters.filter((letter) => face.glyph(letter.codePointAt(0) ?? 0) === null)).toEqual([])
  })

  test('measures every character as its own tables say, the space included', () => {
    for (const codePoint of face.source.characterSet) {
      const glyph = face.glyph(codePoint)
      if (glyph === null) continue
      expect(glyph.advanceEm).toBe(face.source.getGlyph(glyph.id).advanceWidth / face.unitsPerEm)
    }
    expect(face.glyph(0x20)?.advanceEm).toBeGreaterThan(0.1)
  })

  test('gives outlines for letters and none for the space', () => {
    expect(face.outline(face.glyph(0x61)?.id ?? 0)).toMatch(/^M[-\d. ]+/)
    expect(face.outline(face.glyph(0x20)?.id ?? 0)).toBe('')
  })

  test('knows no character it does not have', () => {
    expect([0x5c71, 0x1f600, 0x0627].map((codePoint) => face.glyph(codePoint))).toEqual([null, null, null])
  })
})

test('sizes by x-height as measured for these fonts: 6.2 pt of x-height take so many points', () => {
  const points = fontIds.map((id) => Math.round((6.2 / faces(id).xHeightEm) * 10) / 10)
  expect(points).toEqual([10.6, 15.2, 17.5, 13.2])
})

test('kerns as the font itself says', () => {
  const caveat = faces('caveat')
  const pairs = ['AV', 'To', 'Te', 'Yo', 'LT', 'ou', 'rm']
  const ours = pairs.map((pair) => {
    const [left = 0, right = 0] = [...pair].map((letter) => caveat.glyph(letter.codePointAt(0) ?? 0)?.id ?? 0)
    return Math.round(caveat.kernEm(left, right) * 1000)
  })
  const theirs = pairs.map((pair) => {
    const [left] = [...pair]
    const run = caveat.source.layout(pair, { calt: false, liga: false })
    return Math.round((run.positions[0]?.xAdvance ?? 0) - caveat.source.glyphForCodePoint(left?.codePointAt(0) ?? 0).advanceWidth)
  })
  expect(ours).toEqual(theirs)
  expect(ours.some((value) => value < -20)).toBe(true)
  expect(faces('homemade-apple').kernEm(10, 11)).toBe(0)
})

test('a missing or damaged font has a code, and the others still open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-fonts-'))
  try {
    writeFileSync(join(folder, 'caveat.ttf'), 'not a font')
    copyFileSync(join(fontsPath, 'patrick-hand.ttf'), join(folder, 'patrick-hand.ttf'))
    const some = typefaces(folder)
    expect(() => some('caveat')).toThrow(expect.objectContaining({ code: 'stationery/font-damaged', data: { font: 'caveat' } }))
    expect(() => some('homemade-apple')).toThrow(expect.objectContaining({ code: 'stationery/font-damaged' }))
    expect(() => some('../../etc/passwd')).toThrow(expect.objectContaining({ code: 'stationery/font-damaged' }))
    expect(some('patrick-hand').id).toBe('patrick-hand')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
