import { describe, expect, test } from 'vitest'
import { cleanText, graphemes } from '../../../src/core/print/text.rules.ts'

describe('cleaning text', () => {
  test.each([
    ['composes accents', 'Zoe\u0308 Mu\u0308ller', 'Zo\u00eb M\u00fcller'],
    ['makes every line end the same', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['keeps blank lines inside', 'Dear Mia,\n\nthank you', 'Dear Mia,\n\nthank you'],
    ['drops blank lines and spaces at the end', 'Yours, Anna  \n\n \n', 'Yours, Anna'],
    ['makes every space plain', 'a\u00a0b\tc\u202fd\u3000e', 'a b c d e'],
    ['takes out what has no ink', '\ufeffa\u200bb\u00adc\u0007d\u2066e\u2069', 'abcde'],
    ['takes out halves of characters', 'a\ud83db\udc00c', 'abc'],
    ['keeps whole emoji together', '\u{1f469}\u200d\u{1f467}', '\u{1f469}\u200d\u{1f467}'],
    ['drops a joiner that joins nothing', 'a\u200db', 'ab'],
    ['writes every hyphen as one', 'Anne\u2011Marie', 'Anne-Marie'],
  ])('%s', (_, typed, written) => {
    expect(cleanText(typed)).toBe(written)
  })

  test('keeps every letter, digit and sign of ordinary text', () => {
    const text = 'Ça va? “Ja” – 10% off… ñ ß Ł ő Ж Ệ € £ § & @ # * 1/2'
    expect(cleanText(text)).toBe(text)
  })
})

test.each([
  ['abc', ['a', 'b', 'c']],
  ['x\u030cy', ['x\u030c', 'y']],
  ['\u{1f469}\u200d\u{1f467}!', ['\u{1f469}\u200d\u{1f467}', '!']],
  ['', []],
])('%j falls into the characters a reader sees', (text, expected) => {
  expect(graphemes(text)).toEqual(expected)
})
