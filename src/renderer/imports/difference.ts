export interface Stretch {
  readonly text: string
  readonly isDifferent: boolean
}

/** The words of a value, each with whether the other value lacks it. Case does not count; where one of both is blank nothing is marked. */
export function differenceOf(value: string, other: string): Stretch[] {
  const known = new Set(wordsOf(other).map(plain))
  if (other.trim() === '') return value === '' ? [] : [{ text: value, isDifferent: false }]
  const stretches: Stretch[] = []
  for (const text of wordsOf(value)) {
    const isDifferent = isWord(text) && !known.has(plain(text))
    const last = stretches.at(-1)
    if (last && (last.isDifferent === isDifferent || !isWord(text))) stretches[stretches.length - 1] = { text: last.text + text, isDifferent: last.isDifferent }
    else stretches.push({ text, isDifferent })
  }
  return stretches
}

/** Words and what stands between them, in order. */
const wordsOf = (value: string): string[] => value.split(/([\s,;@]+)/).filter((text) => text !== '')
const isWord = (text: string): boolean => /[^\s,;@]/.test(text)
const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase()
