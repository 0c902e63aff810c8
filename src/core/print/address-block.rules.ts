import type { TextBox } from '../../contract/layout.ts'
import { breakLines, lineBoxes, uncoveredIn } from './lines.rules.ts'
import type { Line } from './lines.rules.ts'
import type { Shaper } from './shaping.rules.ts'
import { cleanText } from './text.rules.ts'

/** Where an address may stand and how its type may shrink to fit. Lengths in points. */
export interface AddressArea {
  readonly leftPt: number
  readonly topPt: number
  readonly widthPt: number
  readonly heightPt: number
  readonly largestPt: number
  readonly smallestPt: number
  /** Between baselines, as a share of the size. */
  readonly pitch: number
  /** How much of the room left over stands above the block. */
  readonly shareAbove: number
}

export interface AddressBlock {
  readonly boxes: TextBox[]
  readonly sizePt: number
  /** Null when it fits; otherwise the lines it takes and the most there can be at the smallest size. */
  readonly tooLong: { readonly lines: number; readonly maxLines: number } | null
  readonly uncovered: readonly string[]
}

const stepPt = 0.5
const black = '#000000'

/**
 * Sets an address in the largest type that fits. Long lines wrap at the width before the type shrinks; a word wider than
 * the paper is broken only when even the smallest type does not hold it. Too much text gives no boxes and says so.
 */
export function setAddress(lines: readonly string[], print: Shaper, area: AddressArea): AddressBlock {
  const text = cleanText(lines.filter((line) => line.trim() !== '').join('\n'))
  const uncovered = uncoveredIn(breakLines(print, text, Infinity))
  const sizes = steps(area.largestPt, area.smallestPt)
  const set = sizes.map((sizePt) => ({ sizePt, lines: wrap(text, print, area, sizePt), maxLines: most(print, area, sizePt) }))
  const fitting = set.filter((one) => one.lines.length <= one.maxLines)
  const best = fitting.find((one) => !one.lines.some((line) => line.isBroken)) ?? fitting[0]
  if (best === undefined) {
    const smallest = set.at(-1)
    return {
      boxes: [],
      sizePt: area.smallestPt,
      tooLong: { lines: smallest?.lines.length ?? 0, maxLines: smallest?.maxLines ?? 0 },
      uncovered,
    }
  }
  return { boxes: draw(best.lines, print, area, best.sizePt), sizePt: best.sizePt, tooLong: null, uncovered }
}

function draw(lines: readonly Line[], print: Shaper, area: AddressArea, sizePt: number): TextBox[] {
  const { ascentEm, descentEm, xHeightEm } = print.primary
  const usedPt = ((lines.length - 1) * area.pitch + ascentEm + descentEm) * sizePt
  const topPt = area.topPt + (area.heightPt - usedPt) * area.shareAbove
  return lines.flatMap((line, index) =>
    lineBoxes(print, line, {
      leftPt: area.leftPt,
      baselinePt: topPt + (ascentEm + index * area.pitch) * sizePt,
      xHeightPt: sizePt * xHeightEm,
      color: black,
    }),
  )
}

const wrap = (text: string, print: Shaper, area: AddressArea, sizePt: number): Line[] =>
  breakLines(print, text, area.widthPt / (sizePt * print.primary.xHeightEm))

function most(print: Shaper, area: AddressArea, sizePt: number): number {
  const { ascentEm, descentEm } = print.primary
  return Math.floor((area.heightPt / sizePt - ascentEm - descentEm) / area.pitch + 1e-9) + 1
}

function steps(largest: number, smallest: number): number[] {
  const count = Math.round((largest - smallest) / stepPt)
  return Array.from({ length: count + 1 }, (_, index) => largest - index * stepPt)
}
