export interface Stretch {
  readonly text: string
  readonly isDifferent: boolean
}

/** The words of a value, each with whether the other value lacks it. Case does not count; where one of both is blank nothing is marked. */
export function differenceOf(value: string, other: string): Stretch[] {
  if (value === '') return []
  if (other.trim() === '') return [{ text: value, isDifferent: false }]
  const known = new Set(wordsOf(other).map(plain))
  const words = wordsOf(value)
  const isNews = (index: number) => isWord(words[index]) && !known.has(plain(words[index] ?? ''))
  const stretches: { text: string; isDifferent: boolean }[] = []
  words.forEach((text, index) => {
    // What stands between two words that differ differs with them.
    const isDifferent = isWord(text) ? isNews(index) : isNews(index - 1) && isNews(index + 1)
    const last = stretches.at(-1)
    if (last?.isDifferent === isDifferent) last.text += text
    else stretches.push({ text, isDifferent })
  })
  return stretches
}

/** Words and what stands between them, in turn. */
const wordsOf = (value: string): string[] => value.split(/([\s,;@-]+)/).filter((text) => text !== '')
const isWord = (text: string | undefined): boolean => text !== undefined && /[^\s,;@-]/.test(text)
const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase()
