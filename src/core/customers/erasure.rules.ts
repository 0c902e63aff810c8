import { fold } from './customers.rules.ts'

interface Named {
  readonly name: string
  readonly company: string
  readonly email: string
}

/** Whether a text is about this person and nobody else: it holds their e-mail address or their whole name. */
export function namesThem(text: string, { name, email }: Named): boolean {
  if (email !== '' && fold(text).includes(fold(email))) return true
  const words = wordsOf(name)
  const found = new Set(wordsOf(text))
  return words.length > 1 && words.every((word) => found.has(word))
}

/** Whether a text that somebody wrote for them, such as a greeting, has a word of their name. */
export function hasTheirName(text: string, { name, company, email }: Named): boolean {
  const found = new Set(wordsOf(text))
  return wordsOf(name || company || email).some((word) => found.has(word))
}

function wordsOf(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
}
