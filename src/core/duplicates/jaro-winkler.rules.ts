/** Longer words are compared by their beginnings: nobody's name needs more. */
const longest = 64
/** Whether a letter is taken, for each of the two words: kept, because a million calls would make two million arrays. */
const takenA = new Uint8Array(longest)
const takenB = new Uint8Array(longest)

/** How alike two words are, from 0 to 1: shared letters in about the same places, and shared beginnings. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const lengthA = Math.min(a.length, longest)
  const lengthB = Math.min(b.length, longest)
  if (lengthA === 0 || lengthB === 0) return 0
  takenA.fill(0, 0, lengthA)
  takenB.fill(0, 0, lengthB)
  const reach = Math.max(0, Math.floor(Math.max(lengthA, lengthB) / 2) - 1)
  let matches = 0
  for (let at = 0; at < lengthA; at++) {
    const unit = a.charCodeAt(at)
    const end = Math.min(lengthB, at + reach + 1)
    for (let other = Math.max(0, at - reach); other < end; other++) {
      if (takenB[other] === 1 || b.charCodeAt(other) !== unit) continue
      takenA[at] = 1
      takenB[other] = 1
      matches += 1
      break
    }
  }
  if (matches === 0) return 0
  let swapped = 0
  for (let at = 0, other = 0; at < lengthA; at++) {
    if (takenA[at] === 0) continue
    while (takenB[other] === 0) other += 1
    if (a.charCodeAt(at) !== b.charCodeAt(other)) swapped += 1
    other += 1
  }
  const jaro = (matches / lengthA + matches / lengthB + (matches - swapped / 2) / matches) / 3
  let prefix = 0
  while (prefix < 4 && prefix < lengthA && prefix < lengthB && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/**
 * Whether one slip of the hand makes one word of the other: a letter changed, added, left out, or two neighbours swapped.
 * Returns where from the beginning it happened and which it was; null for equal words and for more than one slip.
 */
export function oneSlip(a: string, b: string): { at: number; kind: 'changed' | 'added' | 'swapped' } | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (a === b || long.length - short.length > 1) return null
  let at = 0
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1) ? { at, kind: 'added' } : null
  if (short.slice(at + 1) === long.slice(at + 1)) return { at, kind: 'changed' }
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  return isSwapped ? { at, kind: 'swapped' } : null
}
