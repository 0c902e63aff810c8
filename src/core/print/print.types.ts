import type { Outlines } from '../../contract/layout.ts'

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

/** Fonts by id. Throws `stationery/font-damaged` for one that cannot be read. */
export interface FontBook {
  metrics(fontId: string): FontMetrics
  /** The file to embed. */
  path(fontId: string): string
  outlines(glyphs: ReadonlyMap<string, ReadonlySet<number>>): Outlines
}
