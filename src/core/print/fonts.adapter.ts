import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fontkit from 'fontkit'
import type { Font } from 'fontkit'
import { AppError } from '../../contract/errors.ts'
import { fontIds } from './faces.rules.ts'
import type { FontId } from './faces.rules.ts'
import { kept } from './kept.rules.ts'
import { kerning } from './kerning.rules.ts'
import type { GposTable } from './kerning.rules.ts'
import type { FontMetrics, Glyph } from './print.types.ts'

/** A font that can be measured, drawn as outlines and embedded. */
export interface Typeface extends FontMetrics {
  readonly id: FontId
  readonly unitsPerEm: number
  /** The fontkit font, which pdfkit takes as it is. */
  readonly source: Font
  /** How far the pen moves, in em, for any glyph of the font. */
  advanceEm(glyphId: number): number
  /** SVG path data in font units, y up; empty for a glyph without ink. */
  outline(glyphId: number): string
}

/** A font by its id. Throws `stationery/font-damaged` where there is none. */
export type Typefaces = (id: string) => Typeface

/** The parts of fontkit's font that its published types leave out. */
interface FontTables {
  readonly GPOS?: GposTable
  readonly hmtx: { readonly metrics: { readonly length: number; get(index: number): { readonly advance: number } } }
  readonly loca: { readonly offsets: readonly number[] }
}

const ordinary = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,;()ÄÖÜÅÇé'

/**
 * Opens the fonts in a folder when they are first asked for, and keeps them.
 * Throws `stationery/font-damaged` for a file that is missing or is no font.
 */
export function typefaces(folder: string): Typefaces {
  const open = new Map<string, Typeface>()
  return (id) =>
    kept(open, id, () => {
      if (!isFontId(id)) throw new AppError('stationery/font-damaged', { font: id })
      return openTypeface(id, join(folder, `${id}.ttf`))
    })
}

const isFontId = (id: string): id is FontId => (fontIds as readonly string[]).includes(id)

function openTypeface(id: FontId, path: string): Typeface {
  try {
    return describe(id, fontkit.create(readFileSync(path)) as Font)
  } catch (cause) {
    throw new AppError('stationery/font-damaged', { font: id }, { cause })
  }
}

function describe(id: FontId, font: Font): Typeface {
  const tables = font as unknown as FontTables
  const upem = font.unitsPerEm
  const glyphs = new Map<number, Glyph | null>()
  const kern = kerning(tables.GPOS)
  const inks = [...ordinary].map((letter) => ink(font, letter))
  return {
    id,
    source: font,
    unitsPerEm: upem,
    xHeightEm: ink(font, 'x').maxY / upem,
    ascentEm: Math.max(...inks.map((box) => box.maxY)) / upem,
    descentEm: -Math.min(...inks.map((box) => box.minY)) / upem,
    glyph: (codePoint) => kept(glyphs, codePoint, () => findGlyph(font, tables, codePoint)),
    kernEm: (left, right) => kern(left, right) / upem,
    advanceEm: (glyphId) => advance(tables, glyphId) / upem,
    outline: (glyphId) => (hasInk(tables, glyphId) ? font.getGlyph(glyphId).path.toSVG() : ''),
  }
}

function findGlyph(font: Font, tables: FontTables, codePoint: number): Glyph | null {
  if (!font.hasGlyphForCodePoint(codePoint)) return null
  const { id } = font.glyphForCodePoint(codePoint)
  // Marks drawn right of their origin wait for anchors we do not follow: they would land on the next letter.
  if (/\p{M}/u.test(String.fromCodePoint(codePoint)) && font.getGlyph(id).path.bbox.maxX > 0) return null
  return { id, advanceEm: advance(tables, id) / font.unitsPerEm }
}

/** From the table itself: fontkit's own getter reads a glyph header even where a glyph, such as the space, has none. */
function advance(tables: FontTables, glyphId: number): number {
  const { metrics } = tables.hmtx
  return metrics.get(Math.min(glyphId, metrics.length - 1)).advance
}

const hasInk = (tables: FontTables, glyphId: number): boolean =>
  tables.loca.offsets[glyphId] !== tables.loca.offsets[glyphId + 1]

const ink = (font: Font, letter: string): { minY: number; maxY: number } =>
  font.glyphForCodePoint(letter.codePointAt(0) ?? 0).path.bbox
