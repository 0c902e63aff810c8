import type { RunDocument } from '../../contract/runs.ts'

/** Two sides of a sheet. */
const pagesPerCard = 2

/**
 * Where a card stands in its run's files, which hold the stack in order but for the places that are `erased`. Null where
 * the run has no such file, and for an erased card.
 */
export function cardPage(documents: readonly RunDocument[], position: number, erased: readonly number[]): { documentId: string; page: number } | null {
  const file = documents.find((document) => document.kind === 'cards' && document.fromPosition <= position && position <= document.toPosition)
  if (!file || erased.includes(position)) return null
  const missing = erased.filter((place) => file.fromPosition <= place && place < position).length
  return { documentId: file.documentId, page: (position - file.fromPosition - missing) * pagesPerCard + 1 }
}
