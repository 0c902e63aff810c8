import { z } from 'zod'
import { points } from './units.ts'

/**
 * What a page of print looks like, as JSON. The PDF painter and the preview both draw from these boxes and nothing
 * else, so that they cannot disagree. Lengths are points; the origin is the page's upper left corner, y runs down.
 */
export const color = z.string().regex(/^#[0-9a-f]{6}$/)

/** A drawn shape: SVG path data in points. */
export const pathBox = z.strictObject({
  kind: z.literal('path'),
  d: z.string(),
  fill: color.nullable(),
  stroke: color.nullable(),
  strokeWidthPt: points,
})

/**
 * A run of one font on one line. `glyphs` holds `[glyphId, xPt]` for each glyph, x from the page's left edge; all stand
 * on `baselinePt`. `text` is what it says, for reading the PDF aloud and copying out of it.
 */
export const textBox = z.strictObject({
  kind: z.literal('text'),
  text: z.string(),
  fontId: z.string(),
  sizePt: points,
  baselinePt: points,
  color,
  glyphs: z.array(z.tuple([z.int(), z.number()])),
})

export const box = z.discriminatedUnion('kind', [pathBox, textBox])

export const pageLayout = z.strictObject({
  /** What this side is: `front`, `inside`, `back`, `envelope`, `labels`. */
  name: z.string(),
  widthPt: points,
  heightPt: points,
  paper: color,
  boxes: z.array(box),
})

export type PathBox = z.infer<typeof pathBox>
export type TextBox = z.infer<typeof textBox>
export type Box = z.infer<typeof box>
export type PageLayout = z.infer<typeof pageLayout>

/** Outlines of the glyphs a preview uses: font id -> units per em and glyph id -> SVG path data in font units, y up. */
export const outlines = z.record(
  z.string(),
  z.strictObject({ unitsPerEm: z.number(), glyphs: z.record(z.string(), z.string()) }),
)
export type Outlines = z.infer<typeof outlines>
