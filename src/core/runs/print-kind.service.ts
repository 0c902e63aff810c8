import type { RunDocument } from '../../contract/runs.ts'
import type { EnvelopeId, LabelSheetId } from '../../contract/stationery.ts'
import type { PdfPart, PrintOptions, PrintShop } from '../print/print.types.ts'
import type { StoredItem } from './runs.repository.ts'

export interface Paper {
  readonly envelope: EnvelopeId | null
  readonly labelSheet: LabelSheetId | null
  readonly labelStart: number
}

/** One kind of file for these items, at their places in the stack. Items without an address get no envelope and no label. */
export async function* printKind(
  printShop: PrintShop,
  kind: RunDocument['kind'],
  items: readonly StoredItem[],
  paper: Paper,
  options: PrintOptions,
): AsyncIterable<PdfPart> {
  if (kind === 'cards') {
    yield* printShop.cards(items.map(({ text, position, look }) => ({ text, position, look })), options)
    return
  }
  const addressed = items.filter((item) => item.addressLines.length > 0)
  if (addressed.length === 0) return
  if (kind === 'envelopes' && paper.envelope) {
    yield* printShop.envelopes(addressed.map((item) => ({ to: item.addressLines, from: item.fromLines, position: item.position })), paper.envelope, options)
  }
  if (kind === 'labels' && paper.labelSheet) {
    yield* printShop.labels(addressed.map((item) => ({ lines: item.addressLines, position: item.position })), paper.labelSheet, paper.labelStart, options)
  }
}
