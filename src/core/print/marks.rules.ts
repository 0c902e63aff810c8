import type { TextBox } from '../../contract/layout.ts'
import { breakLines, lineBoxes } from './lines.rules.ts'
import type { Shaper } from './shaping.rules.ts'

/** Small enough not to be read by the customer, large enough for the founder to sort a dropped stack. */
const markSizePt = 5.5
const markColor = '#b3aa9c'

/** The order mark, its right end at `rightPt`. */
export function orderMark(position: number, print: Shaper, at: { rightPt: number; baselinePt: number }): TextBox[] {
  const xHeightPt = markSizePt * print.primary.xHeightEm
  return breakLines(print, String(position), Infinity).flatMap((line) => {
    const widthPt = line.words.reduce((sum, { word }) => sum + word.width, 0) * xHeightPt
    return lineBoxes(print, line, {
      leftPt: at.rightPt - widthPt,
      baselinePt: at.baselinePt,
      xHeightPt,
      color: markColor,
    })
  })
}
