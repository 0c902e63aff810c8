import type { Outlines, PageLayout } from '../../contract/layout.ts'

export interface OutlineSource {
  readonly unitsPerEm: number
  outline(glyphId: number): string
}

/** The outlines of each glyph the pages use, once each; `source` gives a font by its id. */
export function outlinesOf(pages: readonly PageLayout[], source: (fontId: string) => OutlineSource): Outlines {
  const outlines: Outlines = {}
  for (const page of pages) {
    for (const box of page.boxes) {
      if (box.kind !== 'text') continue
      const font = source(box.fontId)
      const entry = (outlines[box.fontId] ??= { unitsPerEm: font.unitsPerEm, glyphs: {} })
      for (const [glyphId] of box.glyphs) entry.glyphs[glyphId] ??= font.outline(glyphId)
    }
  }
  return outlines
}
