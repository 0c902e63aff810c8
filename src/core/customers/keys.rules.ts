import { fold, titles } from './customers.rules.ts'

/** One address of Gmail is written in many ways: dots and what follows a plus do not count there, and only there. */
export function emailKey(email: string): string {
  const lower = email.trim().toLowerCase()
  const at = lower.lastIndexOf('@')
  const domain = lower.slice(at + 1)
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return lower
  return `${lower.slice(0, at).replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`
}

/**
 * How an import finds somebody again who has no id: by e-mail, else by name, company and place together.
 */
export function matchKey(
  customer: { name: string; company: string; email: string },
  address: { line1: string; postalCode: string },
): string {
  if (customer.email) return emailKey(customer.email)
  return fold([customer.name, customer.company, address.postalCode, address.line1].join('|')).replace(/[\s.,]+/g, ' ')
}

/** The words of a name in alphabetical order, folded and without titles: "López, Dr. Ana" and "Ana Lopez" are one. */
export function nameKey(name: string): string {
  if (name === '') return ''
  const words = wordsOf(fold(name)).filter((word) => word !== '' && !titles.has(word))
  return words.length < 2 ? words.join('') : words.sort().join(' ')
}

const shortStreet: Readonly<Record<string, string>> = {
  street: 'st', road: 'rd', avenue: 'ave', boulevard: 'blvd', drive: 'dr', lane: 'ln', court: 'ct', place: 'pl', square: 'sq',
  apartment: 'apt', suite: 'ste', north: 'n', south: 's', east: 'e', west: 'w', strasse: 'str',
}

const ascii = /^[\x20-\x7e]*$/

/** The words of a folded text; most are ASCII, where plain character classes are several times faster. */
const wordsOf = (folded: string): string[] => folded.split(ascii.test(folded) ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u)

/**
 * One form for one place: folded lines, postal code and country, with the usual words of streets shortened. Empty where
 * there is no street, or neither postal code nor city.
 */
export function addressKey(address: { line1: string; line2: string; city: string; postalCode: string; country: string }): string {
  const place = address.postalCode === '' ? address.city : address.postalCode
  if (address.line1 === '' || place === '') return ''
  const folded = fold(address.line2 === '' ? address.line1 : `${address.line1} ${address.line2}`)
  const german = folded.includes('str') ? folded.replace(/(\p{L}{2,})(strasse|str\.)(?=\P{L}|$)/gu, '$1str') : folded
  let street = ''
  for (const word of wordsOf(german)) if (word !== '') street += (street === '' ? '' : ' ') + (shortStreet[word] ?? word)
  return `${street}|${wordsOf(fold(place)).join('')}|${address.country}`
}
