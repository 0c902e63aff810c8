import { describe, expect, test } from 'vitest'
import { breakLines, lineBoxes, lineText, uncoveredIn } from '../../../src/core/print/lines.rules.ts'
import type { FontMetrics } from '../../../src/core/print/print.types.ts'
import { shaper } from '../../../src/core/print/shaping.rules.ts'
import { pick, randomFrom } from './support/shop.ts'

/** A font of equal glyphs, one x-height wide, for the characters it is given. */
const font = (id: string, has: RegExp): FontMetrics => ({
  id,
  xHeightEm: 0.5,
  ascentEm: 0.8,
  descentEm: 0.2,
  glyph: (codePoint) => (has.test(String.fromCodePoint(codePoint)) ? { id: codePoint, advanceEm: 0.5 } : null),
  kernEm: () => 0,
})
const latin = font('latin', /[ -~]/)
const cyrillic = font('cyrillic', /[ -~\u0400-\u04ff]/)
const pen = shaper([() => latin, () => cyrillic])
const broken = (text: string, width: number): string[] => breakLines(pen, text, width).map(lineText)

describe('breaking lines', () => {
  test.each([
    ['fills a line to its last place', 'one two', 7, ['one two']],
    ['takes a word that does not fit to the next line', 'one two', 6, ['one', 'two']],
    ['keeps line ends and blank lines', 'a\n\nb', 10, ['a', '', 'b']],
    ['breaks a word wider than the line', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['goes on behind a broken word', 'abcde fg', 3, ['abc', 'de', 'fg']],
    ['keeps spaces inside a line', 'a  b', 10, ['a  b']],
    ['keeps an indent', '  a b', 10, ['  a b']],
    ['gives up an indent that leaves no room', '     abc', 3, ['abc']],
    ['puts at least one character on a line', 'abc', 0.5, ['a', 'b', 'c']],
    ['has no lines for no text', '', 10, []],
  ])('%s', (_, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines)
  })

  test('loses no character of random texts, at any width', () => {
    const random = randomFrom(7)
    for (let round = 0; round < 400; round += 1) {
      const text = Array.from({ length: 60 }, () => pick(random, [...'abcdeфж   \n'])).join('')
      const width = 1 + random() * 12
      const lines = breakLines(pen, text, width)
      expect(lines.map(lineText).join('').replace(/ /g, '')).toBe(text.replace(/[ \n]/g, ''))
      for (const line of lines) expect(line.words.reduce((sum, { word, spaces }) => sum + spaces + word.width, 0)).toBeLessThanOrEqual(Math.max(width, 1))
    }
  })
})

describe('choosing fonts', () => {
  const boxes = (text: string) =>
    breakLines(pen, text, Infinity).flatMap((line) =>
      lineBoxes(pen, line, { leftPt: 10, baselinePt: 20, xHeightPt: 4, color: '#000000' }),
    )

  test('one foreign letter takes its whole word with it, and the spaces stay in the first font', () => {
    expect(boxes('ab cж de').map(({ fontId, text }) => [fontId, text])).toEqual([
      ['latin', 'ab '],
      ['cyrillic', 'cж'],
      ['latin', ' de'],
    ])
  })

  test('places glyphs one behind the other at the size that gives the x-height', () => {
    const [box] = boxes('ab c')
    expect(box?.sizePt).toBe(8)
    expect(box?.glyphs).toEqual([
      [97, 10],
      [98, 14],
      [32, 18],
      [99, 22],
    ])
  })

  test('moves kerned pairs together, within a word', () => {
    const kerned = shaper([() => ({ ...latin, kernEm: (left: number, right: number) => (left === 97 && right === 98 ? -0.1 : 0) })])
    const [line] = breakLines(kerned, 'abab ba', Infinity)
    expect(line?.words.map(({ word }) => word.runs[0]?.offsets.map((offset) => Math.round(offset * 10) / 10))).toEqual([
      [0, 0.8, 1.8, 2.6],
      [0, 1],
    ])
    expect(line?.words[0]?.word.width).toBeCloseTo(3.6)
  })

  test('names what no font has, each once, and keeps it in the text', () => {
    const lines = breakLines(pen, 'a山b 田山', Infinity)
    expect(uncoveredIn(lines)).toEqual(['山', '田'])
    expect(boxes('a山b').map(({ text }) => text).join('')).toBe('a山b')
  })
})
