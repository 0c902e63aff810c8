import type { CardPreview } from '../../contract/cards.ts'
import type { Outlines, PageLayout } from '../../contract/layout.ts'
import type { EnvelopeId, LabelSheetId, Look } from '../../contract/stationery.ts'

/** One glyph of a font: its id there and how far the pen moves, in em (1 = the font size). */
export interface Glyph {
  readonly id: number
  readonly advanceEm: number
}

/** What layout needs to know of a font. Made by `fonts.adapter.ts`; a table of numbers will do in a test. */
export interface FontMetrics {
  readonly id: string
  readonly xHeightEm: number
  /** The highest and lowest ink of ordinary text, both as positive lengths. */
  readonly ascentEm: number
  readonly descentEm: number
  /** The glyph for a code point, or null where the font has none. Space is a glyph too. */
  glyph(codePoint: number): Glyph | null
  /** Kerning between two glyphs in em; 0 where the font has none. */
  kernEm(leftGlyphId: number, rightGlyphId: number): number
}

/** What a card's text came to on its paper. */
export interface CardLayout {
  /** `front`, then `inside` where it folds, then `back`, each as the reader holds it. */
  readonly pages: readonly PageLayout[]
  readonly fit: CardPreview['fit']
  /** Characters that no font covers, each once. They keep a card from being printed. */
  readonly uncovered: readonly string[]
}

export interface CardJob {
  readonly text: string
  readonly look: Look
  /** Place in the stack, from 1: printed as a small mark on the back. */
  readonly position: number
}

export interface EnvelopeJob {
  readonly to: readonly string[]
  readonly from: readonly string[]
  /** Place in the stack, printed as a small mark where the flap or the stamp will cover it. */
  readonly position: number
}

export interface LabelJob {
  readonly lines: readonly string[]
  /** Place in the stack; null for a sheet that goes with no run. */
  readonly position: number | null
}

/** A finished file. Big jobs come in several, so that memory and the printer's spooler stay calm. */
export interface PdfPart {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly fromPosition: number
  readonly toPosition: number
}

export interface PrintOptions {
  readonly title: string
  /** Epoch milliseconds; the only clock in the file, so that the same job gives the same bytes. */
  readonly madeAt: number
  readonly signal?: AbortSignal
  onProgress?(done: number, of: number): void
}

/** Everything that becomes paper. Made by `print-shop.adapter.ts`; services know only this. */
export interface PrintShop {
  layoutCard(job: { readonly text: string; readonly look: Look }): CardLayout
  /** The outlines of all glyphs on these pages, for a preview. */
  outlines(pages: readonly PageLayout[]): Outlines
  /** Why these address lines cannot go onto this paper, as whole sentences; empty when they can. */
  addressProblems(lines: readonly string[], on: EnvelopeId | LabelSheetId): readonly string[]
  /** Card sheets ready for the printer: imposed for duplex where the card folds. The jobs must all have one size. */
  cards(jobs: readonly CardJob[], options: PrintOptions): AsyncIterable<PdfPart>
  envelopes(jobs: readonly EnvelopeJob[], envelope: EnvelopeId, options: PrintOptions): AsyncIterable<PdfPart>
  /** `start` is the first free label of the first sheet, from 1 along the rows. */
  labels(jobs: readonly LabelJob[], sheet: LabelSheetId, start: number, options: PrintOptions): AsyncIterable<PdfPart>
}
