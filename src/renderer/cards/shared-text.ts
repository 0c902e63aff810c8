/** What a card is to the cards beside it: part of the shared text, or one with its own. */
interface Written {
  readonly id: string
  readonly text: string
}

/**
 * The text that most of the cards share. At least two must have it: two people with a text each have their own, and
 * what they share is the empty text.
 */
export function sharedText(cards: readonly Written[]): string {
  if (cards.length === 1) return cards[0]?.text ?? ''
  const counts = new Map<string, number>()
  for (const { text } of cards) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best = ''
  let most = 1
  for (const [text, times] of counts) {
    if (times > most) [best, most] = [text, times]
  }
  return best
}

/** The cards whose text is their own. */
export function withOwnText(cards: readonly Written[]): ReadonlySet<string> {
  const shared = sharedText(cards)
  return new Set(cards.filter((card) => card.text !== shared).map((card) => card.id))
}
