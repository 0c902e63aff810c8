import type { HandId } from '../../contract/stationery.ts'

/** The fonts in `resources/fonts`, each one file `<id>.ttf`. */
export const fontIds = ['homemade-apple', 'nothing-you-could-do', 'caveat', 'patrick-hand'] as const
export type FontId = (typeof fontIds)[number]

/**
 * Who writes for a hand, in order: the hand, then Caveat (Latin Extended-A, Cyrillic), then Patrick Hand (Vietnamese).
 * The first that has every character of a word writes the whole word, as one odd letter inside a word shows.
 */
export function handChain(hand: HandId): readonly [FontId, ...FontId[]] {
  return hand === 'caveat' ? ['caveat', 'patrick-hand'] : [hand, 'caveat', 'patrick-hand']
}

/** Addresses are read by machines first: a print-like hand, never a script. */
export const addressChain: readonly [FontId, ...FontId[]] = ['patrick-hand', 'caveat']
