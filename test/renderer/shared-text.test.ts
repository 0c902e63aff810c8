import { describe, expect, it } from 'vitest'
import { sharedText, withOwnText } from '../../src/renderer/cards/shared-text.ts'

const cards = (...texts: string[]) => texts.map((text, index) => ({ id: String(index), text }))

describe('the text that cards share', () => {
  it.each([
    ['no card', cards(), ''],
    ['one card: its own', cards('Dear Anna'), 'Dear Anna'],
    ['two that differ: none', cards('Dear Anna', 'Dear Ben'), ''],
    ['two that agree', cards('Dear {firstName}', 'Dear {firstName}', 'Dear Ben'), 'Dear {firstName}'],
    ['most of them', cards('a', 'b', 'b', 'a', 'b'), 'b'],
    ['a tie: the first', cards('a', 'b', 'b', 'a'), 'a'],
    ['mostly empty', cards('', '', 'Dear Ben'), ''],
  ])('%s', (_name, given, expected) => {
    expect(sharedText(given)).toBe(expected)
  })

  it('names the cards that have their own', () => {
    expect([...withOwnText(cards('a', 'b', 'a', ''))]).toEqual(['1', '3'])
    expect([...withOwnText(cards('a'))]).toEqual([])
    expect([...withOwnText(cards('a', ''))]).toEqual(['0'])
  })
})
