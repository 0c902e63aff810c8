import { describe, expect, test } from 'vitest'
import type { Box } from '../../../src/contract/layout.ts'
import { operators, stringBytes, textString } from '../../../src/core/print/operators.rules.ts'

const face = { name: 'F1', code: (glyphId: number) => ({ bytes: stringBytes(glyphId), advanceEm: 0.5 }) }
const drawn = (box: Box): string => operators([box], 100, 10, 20, () => face)
const path = (d: string): Box => ({ kind: 'path', d, fill: '#ff0000', stroke: null, strokeWidthPt: 0 })

describe('text', () => {
  const box: Box = { kind: 'text', text: 'abc', fontId: 'f', sizePt: 10, baselinePt: 30, color: '#000000', glyphs: [] }

  test('stands on its baseline, measured from the other end of the page', () => {
    expect(drawn({ ...box, glyphs: [[65, 1]] })).toContain('/F1 10 Tf 1 0 0 1 11 90 Tm [(\0A)] TJ')
  })

  test('moves the pen only where a glyph does not follow by itself', () => {
    const shown = drawn({ ...box, glyphs: [[65, 0], [66, 5.01], [67, 9]] })
    expect(shown).toContain('[(\0A\0B) 100 (\0C)] TJ')
  })

  test('carries what it says, in Latin and in any script', () => {
    expect(drawn({ ...box, text: 'a (b) \\', glyphs: [[65, 0]] })).toContain('/ActualText (a \\(b\\) \\\\)')
    expect(textString('é€')).toBe('<feff00e920ac>')
    expect(textString('😀')).toBe('<feffd83dde00>')
  })

  test('glyph codes survive a literal string', () => {
    expect(stringBytes(0x2829)).toBe('\\(\\)')
    expect(stringBytes(0x0d5c)).toBe('\\r\\\\')
    expect(stringBytes(0x0141)).toBe('\u0001A')
  })

  test('without glyphs draws nothing', () => {
    expect(drawn(box)).toBe('')
  })
})

describe('paths', () => {
  test.each([
    ['lines', 'M1 2L3 4H5V6Z', '1 2 m 3 4 l 5 4 l 5 6 l h'],
    ['curves', 'M0 0C1 2 3 4 5 6', '0 0 m 1 2 3 4 5 6 c'],
    ['quadratic curves', 'M0 0Q3 3 6 0', '0 0 m 2 2 4 2 6 0 c'],
    ['points that follow without a letter', 'M0 0 1 1L2 2 3 3', '0 0 m 1 1 l 2 2 l 3 3 l'],
    ['negative numbers without a space', 'M1-2L-3-4', '1 -2 m -3 -4 l'],
  ])('%s', (_, d, expected) => {
    expect(drawn(path(d))).toBe(`q 1 0 0 -1 10 120 cm 1 0 0 rg ${expected} f Q`)
  })

  test('are filled, stroked or both', () => {
    const end = (fill: string | null, stroke: string | null) => drawn({ ...path('M0 0L1 1'), fill, stroke, strokeWidthPt: 2 } as Box).slice(-3)
    expect([end('#000000', null), end(null, '#000000'), end('#000000', '#000000')]).toEqual(['f Q', 'S Q', 'B Q'])
  })

  test.each(['M0 0L1', 'M0 0A1 1 0 0 0 2 2', 'm1 1'])('refuses %s rather than draw something else', (d) => {
    expect(() => drawn(path(d))).toThrow(RangeError)
  })
})
