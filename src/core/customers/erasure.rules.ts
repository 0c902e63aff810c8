import { nameWords } from '../households/names.rules.ts'
import { fold } from './customers.rules.ts'

/** Whether a text is about this person and nobody else: it holds their e-mail address or their whole name. */
export function namesThem(text: string, { name, email }: { readonly name: string; readonly email: string }): boolean {
  if (email !== '' && fold(text).includes(fold(email))) return true
  const words = nameWords(name)
  const found = new Set(nameWords(text))
  return words.length > 1 && words.every((word) => found.has(word))
}
