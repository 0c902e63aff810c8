import { placeholders, type CardProblem, type Placeholder } from '../../contract/cards.ts'
import { displayName, greetingName } from '../customers/customers.rules.ts'
import { timeBetween } from '../customers/time.rules.ts'

/** What the placeholders are filled from. */
export interface Addressee {
  readonly name: string
  readonly firstName: string
  readonly company: string
  readonly email: string
  readonly sinceOn: string | null
  readonly plan: string
  readonly city: string
  readonly latestFact: string
}

export interface Filled {
  readonly text: string
  readonly problems: readonly CardProblem[]
}

const inBraces = /\{([^{}|]*)(?:\|([^{}]*))?\}/g
const byPlainName = new Map<string, Placeholder>(placeholders.map((name) => [name.toLowerCase(), name]))

/**
 * Fills `{firstName}` and its kin; `{company|your team}` gives words for people without the value. Names are read
 * without regard to case, spaces and underscores. What cannot be filled stays as typed and is a problem.
 */
export function fill(text: string, addressee: Addressee, today: string): Filled {
  const problems = new Map<string, CardProblem>()
  const filled = text.replace(inBraces, (whole: string, typed: string, fallback: string | undefined) => {
    const name = byPlainName.get(typed.toLowerCase().replace(/[\s_-]/g, ''))
    if (!name) {
      problems.set(whole, unknown(typed))
      return whole
    }
    const value = valueOf(name, addressee, today)
    if (value) return value
    if (fallback !== undefined) return fallback
    problems.set(whole, missing(name, displayName(addressee)))
    return whole
  })
  for (const piece of almostPlaceholders(text)) problems.set(piece, misspelt(piece))
  return { text: filled, problems: [...problems.values()] }
}

/** `{firstName, ` and `{{firstName}}` read like placeholders to whoever typed them, and would be printed brace and all. */
function almostPlaceholders(text: string): string[] {
  const rest = text.replace(inBraces, filledHere)
  const found = [...rest.matchAll(/\{([a-z][a-z_ -]*|\u0000)/gi)].filter(([, typed = '']) => {
    const plain = typed.toLowerCase().replace(/[\s_-]/g, '')
    return typed === filledHere || [...byPlainName.keys()].some((name) => plain.startsWith(name))
  })
  return found.map(([piece]) => (piece.endsWith(filledHere) ? '{{' : piece.trim()))
}

/** Stands for a placeholder that was read; no text that is typed holds it. */
const filledHere = '\u0000'

function misspelt(piece: string): CardProblem {
  const message = `"${piece}" would be printed as it stands. A placeholder has one brace on each side, such as {firstName}.`
  return { code: 'unknown-placeholder', about: piece, message }
}

function unknown(typed: string): CardProblem {
  const known = placeholders.map((name) => `{${name}}`).join(', ')
  return { code: 'unknown-placeholder', about: typed, message: `There is no {${typed}}. There are ${known}.` }
}

function missing(name: Placeholder, customerName: string): CardProblem {
  return {
    code: 'missing-value',
    about: name,
    message: `We know no ${meaning[name]} for ${customerName}. Write {${name}|some words} to say what stands there instead.`,
  }
}

const meaning: Record<Placeholder, string> = {
  firstName: 'first name',
  name: 'name',
  company: 'company',
  years: 'full year with you',
  since: 'start',
  fact: 'fact',
  city: 'city',
  plan: 'plan',
}

/** `years` in whole years, `since` as a year: both read well in any language. */
function valueOf(name: Placeholder, addressee: Addressee, today: string): string {
  const { sinceOn } = addressee
  switch (name) {
    case 'firstName':
      return greetingName(addressee)
    case 'name':
      return addressee.name
    case 'years': {
      const years = sinceOn ? timeBetween(sinceOn, today).years : 0
      return years > 0 ? String(years) : ''
    }
    case 'since':
      return sinceOn ? sinceOn.slice(0, 4) : ''
    case 'fact':
      return addressee.latestFact
    default:
      return addressee[name]
  }
}

/** Why nobody writes to somebody. */
export function asksForNoMail(name: string): string {
  return `${name} asked not to get mail.`
}

/** What keeps a card with this layout from being printed. */
export function layoutProblems(
  text: string,
  layout: { readonly fit: { readonly isTooLong: boolean; readonly lines: number; readonly maxLines: number }; readonly uncovered: readonly string[] },
  customer: { readonly isDoNotMail: boolean; readonly displayName: string },
): CardProblem[] {
  const problems: CardProblem[] = []
  if (text.trim() === '') problems.push({ code: 'empty', about: '', message: 'Nothing is written yet.' })
  if (layout.fit.isTooLong) {
    const over = layout.fit.lines - layout.fit.maxLines
    problems.push({ code: 'too-long', about: String(over), message: `Too long by ${over} ${over === 1 ? 'line' : 'lines'} for this card.` })
  }
  if (layout.uncovered.length > 0) {
    const characters = layout.uncovered.join(' ')
    problems.push({ code: 'uncovered-character', about: characters, message: `No hand we have can write ${characters} for ${customer.displayName}.` })
  }
  if (customer.isDoNotMail) {
    problems.push({ code: 'do-not-mail', about: '', message: asksForNoMail(customer.displayName) })
  }
  return problems
}
