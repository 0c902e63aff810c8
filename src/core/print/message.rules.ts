import type { CardPreview } from '../../contract/cards.ts'
import type { TextBox } from '../../contract/layout.ts'
import type { CardSize } from '../../contract/stationery.ts'
import { breakLines, lineBoxes, lineText, uncoveredIn } from './lines.rules.ts'
import type { Line } from './lines.rules.ts'
import type { Shaper } from './shaping.rules.ts'
import { cleanText } from './text.rules.ts'

export interface Message {
  readonly boxes: TextBox[]
  readonly fit: CardPreview['fit']
  readonly uncovered: readonly string[]
}

interface Area {
  readonly leftPt: number
  readonly topPt: number
  readonly widthPt: number
  readonly heightPt: number
}

/** The height of the small letters, from roomy to tight: people write smaller when they have more to say. */
const xHeightsPt = [8.8, 7.6, 6.9, 6.2, 5.6]
/** The roomiest writing on a card, against the card's width: larger looks like a poster. */
const largestShare = 0.0265
/** Between baselines, in x-heights; a hand with long loops takes more. */
const leastPitch = 3.3
/** A short note stands a little above the middle. */
const shareAbove = 0.4

/**
 * Writes a message into its side of the card, as large as it fits. What is too long is not drawn beyond the area: `fit`
 * says how many lines it takes, how many there are, and which words are over.
 */
export function setMessage(text: string, hand: Shaper, size: CardSize, color: string): Message {
  const area = messageArea(size)
  const clean = cleanText(text)
  const { lines, xHeightPt, maxLines } = largestFit(clean, hand, area, size.widthPt * largestShare)
  const { pitch, ascent, descent } = rhythm(hand)
  const shown = lines.slice(0, maxLines)
  const usedPt = (ascent + descent + Math.max(shown.length - 1, 0) * pitch) * xHeightPt
  const topPt = area.topPt + Math.max(area.heightPt - usedPt, 0) * shareAbove
  const boxes = shown.flatMap((line, index) =>
    lineBoxes(hand, line, {
      leftPt: area.leftPt,
      baselinePt: topPt + (ascent + index * pitch) * xHeightPt,
      xHeightPt,
      color,
    }),
  )
  return {
    boxes,
    fit: {
      lines: lines.length,
      maxLines,
      isTooLong: lines.length > maxLines,
      overflow: joined(lines.slice(maxLines)),
    },
    uncovered: uncoveredIn(lines),
  }
}

function largestFit(text: string, hand: Shaper, area: Area, mostPt: number): { lines: Line[]; xHeightPt: number; maxLines: number } {
  const { pitch, ascent, descent } = rhythm(hand)
  let best: { lines: Line[]; xHeightPt: number; maxLines: number } | undefined
  for (const xHeightPt of xHeightsPt.filter((height) => height <= mostPt)) {
    const maxLines = Math.floor((area.heightPt / xHeightPt - ascent - descent) / pitch) + 1
    best = { lines: breakLines(hand, text, area.widthPt / xHeightPt), xHeightPt, maxLines }
    if (best.lines.length <= maxLines) return best
  }
  if (best === undefined) throw new RangeError('a hand has at least one size')
  return best
}

/** In x-heights, from the boxes of the hand's own glyphs. */
function rhythm(hand: Shaper): { pitch: number; ascent: number; descent: number } {
  const { ascentEm, descentEm, xHeightEm } = hand.primary
  const ascent = ascentEm / xHeightEm
  const descent = descentEm / xHeightEm
  return { ascent, descent, pitch: Math.max(leastPitch, ascent + descent) }
}

/** Broken words are put together again; lines otherwise meet at a space. */
const joined = (lines: readonly Line[]): string =>
  lines
    .map((line, index) => lineText(line) + (line.isBroken || index === lines.length - 1 ? '' : ' '))
    .join('')
    .trim()

/** The writing area leaves a comfortable edge, well inside what a desk printer can reach (18 pt). */
function messageArea(size: CardSize): Area {
  const side = Math.round(size.widthPt * 0.1)
  const top = Math.round(size.heightPt * 0.085)
  const bottom = Math.round(size.heightPt * 0.095)
  return { leftPt: side, topPt: top, widthPt: size.widthPt - 2 * side, heightPt: size.heightPt - top - bottom }
}
