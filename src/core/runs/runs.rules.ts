import { dayInWords } from '../customers/time.rules.ts'
import { itemStates, type ItemState, type RunItem, type RunSummary } from '../../contract/runs.ts'

/** `cards.pdf`, then `cards-2.pdf` and so on. */
export function partName(kind: string, index: number): string {
  return index === 0 ? `${kind}.pdf` : `${kind}-${index + 1}.pdf`
}

/** What a mark means for the history of gratitude: only `mailed` is a thank-you. */
export function gestureChange(before: ItemState, after: ItemState): 'add' | 'remove' | 'none' {
  if (before === after) return 'none'
  if (after === 'mailed') return 'add'
  return before === 'mailed' ? 'remove' : 'none'
}

/** Whose place is still counted, but of whom nothing is known any more. Nothing else is without words. */
export function isErased({ text }: { readonly text: string }): boolean {
  return text === ''
}

/** Why a card that is not mailed yet must not go out any more. */
export function haltOf(item: { readonly id: string; readonly text: string; readonly state: ItemState }, unwanted: ReadonlyMap<string, unknown>): RunItem['halt'] {
  if (item.state === 'mailed') return null
  if (isErased(item)) return 'erased'
  return unwanted.has(item.id) ? 'do-not-mail' : null
}

export function noCounts(): RunSummary['counts'] {
  return Object.fromEntries(itemStates.map((state) => [state, 0])) as RunSummary['counts']
}

/** "5 cards, 22 November 2026" where the founder gave no name. */
export function runName(given: string, items: number, today: string): string {
  if (given) return given
  return `${items} ${items === 1 ? 'card' : 'cards'}, ${dayInWords(today)}`
}
