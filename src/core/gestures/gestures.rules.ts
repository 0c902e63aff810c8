import type { RunDocument } from '../../contract/runs.ts'

/**
 * Where a card stands in its run's files: each card takes as many pages as the others of its file (two sides, in
 * stack order). Null where the run has no such file.
 */
export function cardPage(documents: readonly RunDocument[], position: number): { documentId: string; page: number } | null {
  const file = documents.find((document) => document.kind === 'cards' && document.fromPosition <= position && position <= document.toPosition)
  if (!file) return null
  const pagesPerCard = file.pages / (file.toPosition - file.fromPosition + 1)
  return { documentId: file.documentId, page: (position - file.fromPosition) * pagesPerCard + 1 }
}
