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

/** How an address goes into its area, before anything is drawn. */
export interface AddressFit {
  /** Empty where it does not go in. */
  readonly set: readonly Line[]
  readonly sizePt: number
  /** Null when it fits; otherwise the lines it takes and the most there can be at the smallest size. */
  readonly tooLong: { readonly lines: number; readonly maxLines: number } | null
  readonly uncovered: readonly string[]
}

export interface AddressBlock extends Omit<AddressFit, 'set'> {
  readonly boxes: TextBox[]
}

const stepPt = 0.5
const black = '#000000'

/** Sets an address in the largest type that fits. Too much text gives no boxes and says so. */
export function setAddress(lines: readonly string[], print: Shaper, area: AddressArea): AddressBlock {
  const { set, ...fit } = fitAddress(lines, print, area)
  return { ...fit, boxes: draw(set, print, area, fit.sizePt) }
}

/**
 * The largest type that fits. Long lines wrap at the width before the type shrinks; a word wider than the paper is broken
 * only when even the smallest type does not hold it.
 */
export function fitAddress(lines: readonly string[], print: Shaper, area: AddressArea): AddressFit {
  const text = cleanText(lines.filter((line) => line.trim() !== '').join('\n'))
  let broken: AddressFit | undefined
  let uncovered: readonly string[] = []
  let last = { lines: 0, maxLines: 0 }
  for (let sizePt = area.largestPt; sizePt >= area.smallestPt; sizePt -= stepPt) {
    const set = breakLines(print, text, area.widthPt / (sizePt * print.primary.xHeightEm))
    last = { lines: set.length, maxLines: most(print, area, sizePt) }
    uncovered = uncoveredIn(set)
    if (last.lines > last.maxLines) continue
    const hasBrokenWord = set.some((line) => line.isBroken)
    if (hasBrokenWord && broken !== undefined) continue
    const fit = { set, sizePt, tooLong: null, uncovered }
    if (!hasBrokenWord) return fit
    broken = fit
  }
  return broken ?? { set: [], sizePt: area.smallestPt, tooLong: last, uncovered }
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
