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
  let broken: AddressBlock | undefined
  let last = { lines: 0, maxLines: 0 }
  for (let sizePt = area.largestPt; sizePt >= area.smallestPt; sizePt -= stepPt) {
    const set = breakLines(print, text, area.widthPt / (sizePt * print.primary.xHeightEm))
    last = { lines: set.length, maxLines: most(print, area, sizePt) }
    if (last.lines > last.maxLines) continue
    const hasBrokenWord = set.some((line) => line.isBroken)
    if (hasBrokenWord && broken !== undefined) continue
    const block = { boxes: draw(set, print, area, sizePt), sizePt, tooLong: null, uncovered }
    if (!hasBrokenWord) return block
    broken = block
  }
  return broken ?? { boxes: [], sizePt: area.smallestPt, tooLong: last, uncovered }
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

function most(print: Shaper, area: AddressArea, sizePt: number): number {
  const { ascentEm, descentEm } = print.primary
  return Math.floor((area.heightPt / sizePt - ascentEm - descentEm) / area.pitch + 1e-9) + 1
}
