import type { WhyPart } from '../../contract/moments.ts'
import { timeBetween } from '../customers/time.rules.ts'

/** What the tenure rule looks at. */
export interface Candidate {
  readonly id: string
  readonly sinceOn: string
  readonly lastThankedOn: string | null
  readonly plan: string
  readonly latestFact: { readonly id: string; readonly text: string } | null
  readonly lastGestureId: string | null
}

/**
 * Most deserving first: those never thanked before those thanked, then the longest with us, then the longest
 * unthanked, then the order of arrival. The repository's SQL gives the same order; a test compares the two.
 */
export function compareDeserving(a: Candidate & { seq: number }, b: Candidate & { seq: number }): number {
  return (
    Number(a.lastThankedOn !== null) - Number(b.lastThankedOn !== null) ||
    compare(a.sinceOn, b.sinceOn) ||
    compare(a.lastThankedOn ?? '', b.lastThankedOn ?? '') ||
    a.seq - b.seq
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The why-now line in its parts, each with the row it came from. */
export function whyNow(candidate: Candidate, today: string): WhyPart[] {
  const parts: WhyPart[] = [{ text: `${inWords(candidate.sinceOn, today)} with you`, from: 'customers', id: candidate.id }]
  if (candidate.latestFact) parts.push({ text: shorten(candidate.latestFact.text), from: 'facts', id: candidate.latestFact.id })
  parts.push(
    candidate.lastThankedOn
      ? { text: `last thanked ${inWords(candidate.lastThankedOn, today)} ago`, from: 'gestures', id: candidate.lastGestureId ?? candidate.id }
      : { text: 'never thanked', from: 'customers', id: candidate.id },
  )
  return parts
}

/** "6 years 2 months"; under a month "less than a month". */
export function inWords(from: string, to: string): string {
  const { years, months } = timeBetween(from, to)
  const words = [count(years, 'year'), count(months, 'month')].filter((word) => word !== '')
  return words.join(' ') || 'less than a month'
}

function count(n: number, unit: string): string {
  return n === 0 ? '' : `${n} ${unit}${n === 1 ? '' : 's'}`
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79).trimEnd()}…`
}
