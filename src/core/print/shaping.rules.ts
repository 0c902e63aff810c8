import type { FontMetrics } from './print.types.ts'
import { graphemes } from './text.rules.ts'

/** Lengths here are in x-heights, so that a word keeps its shape at every size and fonts mix at one height. */

/** Glyphs of one font in a row. `offsets` say where each stands, from the start of the word. */
export interface Run {
  readonly font: FontMetrics
  readonly text: string
  readonly glyphs: readonly number[]
  readonly offsets: readonly number[]
}

export interface Word {
  readonly text: string
  readonly width: number
  readonly runs: readonly Run[]
  /** Characters no font has. They are drawn as the last font's missing-character box. */
  readonly uncovered: readonly string[]
}

export interface Shaper {
  /** The font that writes spaces and sets the size. */
  readonly primary: FontMetrics
  readonly space: { readonly glyphId: number; readonly width: number }
  word(text: string): Word
}

const wordsToRemember = 2_000
const missingGlyph = 0
const missingWidth = 1.6
const zeroWidthJoiner = 0x200d
/** A wider space tears a line apart. In x-heights. */
const widestSpace = 1

/**
 * Shapes words with the first font that has all of a word; letter by letter where none has. The fonts come as functions
 * so that one nobody needs is never opened. `narrowestSpace` is in x-heights.
 */
export function shaper(
  [first, ...others]: readonly [() => FontMetrics, ...(() => FontMetrics)[]],
  narrowestSpace = 0,
): Shaper {
  const primary = first()
  const chain = (): FontMetrics[] => [primary, ...others.map((open) => open())]
  const known = new Map<string, Word>()
  const seenOnce = new Set<string>()
  const space = primary.glyph(0x20)
  return {
    primary,
    space: { glyphId: space?.id ?? 0, width: Math.min(Math.max((space?.advanceEm ?? 0) / primary.xHeightEm, narrowestSpace), widestSpace) },
    word(text) {
      const before = known.get(text)
      if (before !== undefined) return before
      const word = covers(primary, text) ? wordOf(text, [{ font: primary, text }], []) : shapeWord(chain(), text)
      // Names and order numbers are all different: only a word that comes back is kept, and not without a bound.
      if (seenOnce.delete(text)) {
        if (known.size >= wordsToRemember) known.clear()
        known.set(text, word)
      } else {
        if (seenOnce.size >= wordsToRemember) seenOnce.clear()
        seenOnce.add(text)
      }
      return word
    },
  }
}

function shapeWord(chain: readonly FontMetrics[], text: string): Word {
  const whole = chain.find((font) => covers(font, text))
  if (whole !== undefined) return wordOf(text, [{ font: whole, text }], [])
  const parts: { font: FontMetrics | null; text: string }[] = []
  const uncovered = new Set<string>()
  for (const grapheme of graphemes(text)) {
    const font = chain.find((candidate) => covers(candidate, grapheme)) ?? null
    if (font === null) uncovered.add(grapheme)
    const last = parts.at(-1)
    if (last !== undefined && last.font === font && font !== null) last.text += grapheme
    else parts.push({ font, text: grapheme })
  }
  return wordOf(text, parts, [...uncovered], chain.at(-1))
}

const covers = (font: FontMetrics, text: string): boolean => {
  for (const character of text) {
    if (font.glyph(character.codePointAt(0) ?? 0) === null) return false
  }
  return true
}

function wordOf(
  text: string,
  parts: readonly { font: FontMetrics | null; text: string }[],
  uncovered: readonly string[],
  boxFont?: FontMetrics,
): Word {
  const runs: Run[] = []
  let x = 0
  for (const part of parts) {
    if (part.font === null) {
      if (boxFont !== undefined) runs.push({ font: boxFont, text: part.text, glyphs: [missingGlyph], offsets: [x] })
      x += missingWidth
      continue
    }
    const { font } = part
    const glyphs: number[] = []
    const offsets: number[] = []
    for (const character of part.text) {
      const glyph = font.glyph(character.codePointAt(0) ?? zeroWidthJoiner)
      if (glyph === null) continue
      const left = glyphs.at(-1)
      if (left !== undefined) x += font.kernEm(left, glyph.id) / font.xHeightEm
      glyphs.push(glyph.id)
      offsets.push(x)
      x += glyph.advanceEm / font.xHeightEm
    }
    runs.push({ font, text: part.text, glyphs, offsets })
  }
  return { text, width: x, runs, uncovered }
}
