import type { PathBox } from '../../contract/layout.ts'
import { ink, wax } from './palette.rules.ts'
import { filled, line, pair, placed, rectangle, stroke } from './paths.rules.ts'
import type { Point } from './paths.rules.ts'
import { thankYou, thankYouWidth } from './thank-you.rules.ts'

/** Half the height of the small letters, in thousandths of an em: the words stand centred on it. */
const halfXHeight = 205

/** A double frame of fine rules around a small "thank you" between two short rules. */
export function fineRules(width: number, height: number): PathBox[] {
  const outer = width * 0.085
  const gap = width * 0.016
  const middle = { x: width / 2, y: height * 0.475 }
  const scale = (width * 0.36) / thankYouWidth
  return [
    stroke(rectangle(outer, outer, width - 2 * outer, height - 2 * outer), ink, 0.9),
    stroke(rectangle(outer + gap, outer + gap, width - 2 * (outer + gap), height - 2 * (outer + gap)), ink, 0.35),
    filled(
      placed(thankYou, scale, { x: middle.x - (thankYouWidth * scale) / 2, y: middle.y + halfXHeight * scale }),
      ink,
    ),
    ...divider({ x: middle.x, y: middle.y - height * 0.075 }, width * 0.15),
    ...divider({ x: middle.x, y: middle.y + height * 0.075 }, width * 0.15),
  ]
}

/** A short rule with a small lozenge in its middle. */
export function divider(middle: Point, width: number): PathBox[] {
  const half = width * 0.055
  const gap = half * 2.4
  const corners = [
    { x: middle.x, y: middle.y - half },
    { x: middle.x + half, y: middle.y },
    { x: middle.x, y: middle.y + half },
    { x: middle.x - half, y: middle.y },
  ]
  return [
    stroke(
      line({ x: middle.x - width / 2, y: middle.y }, { x: middle.x - gap, y: middle.y }) +
        line({ x: middle.x + gap, y: middle.y }, { x: middle.x + width / 2, y: middle.y }),
      ink,
      0.5,
    ),
    filled(`M${corners.map(pair).join('L')}Z`, wax),
  ]
}
