import type { PathBox } from '../../contract/layout.ts'
import { darkSage, palePaper, sages, wax } from './palette.rules.ts'
import { circle, filled, from, line, onCurve, pair, stroke } from './paths.rules.ts'
import type { Point } from './paths.rules.ts'

/** Pairs of leaves up the stem: where (0 foot, 1 tip), how long against the sprig's height, how far they open. */
const leaves = [
  { at: 0.3, size: 0.2, open: 0.98, side: -1, tone: 0 },
  { at: 0.37, size: 0.215, open: 0.92, side: 1, tone: 1 },
  { at: 0.47, size: 0.205, open: 0.88, side: -1, tone: 2 },
  { at: 0.54, size: 0.2, open: 0.84, side: 1, tone: 0 },
  { at: 0.64, size: 0.18, open: 0.8, side: -1, tone: 1 },
  { at: 0.71, size: 0.168, open: 0.76, side: 1, tone: 2 },
  { at: 0.8, size: 0.145, open: 0.7, side: -1, tone: 0 },
  { at: 0.86, size: 0.13, open: 0.62, side: 1, tone: 1 },
] as const

const berries = [
  { at: 0.42, reach: 0.085, open: 1.25, side: -1 },
  { at: 0.59, reach: 0.075, open: 1.2, side: 1 },
  { at: 0.76, reach: 0.06, open: 1.15, side: -1 },
] as const

/** A sprig of sage that stands on `foot`, `height` points tall, with or without its berries. */
export function sprig(foot: Point, height: number, hasBerries: boolean): PathBox[] {
  const stem: [Point, Point, Point, Point] = [
    foot,
    { x: foot.x + height * 0.07, y: foot.y - height * 0.32 },
    { x: foot.x - height * 0.09, y: foot.y - height * 0.62 },
    { x: foot.x + height * 0.05, y: foot.y - height * 0.9 },
  ]
  const tip = onCurve(stem, 1)
  const width = Math.max(height * 0.0042, 0.5)
  return [
    stroke(`M${pair(stem[0])}C${pair(stem[1])} ${pair(stem[2])} ${pair(stem[3])}`, darkSage, width * 1.5),
    ...(hasBerries ? berries.flatMap((one) => berry(stem, one, height, width)) : []),
    ...leaves.flatMap(({ at, size, open, side, tone }) => {
      const base = onCurve(stem, at)
      return leaf(base, base.angle + side * open, height * size, sages[tone], width, side)
    }),
    ...leaf(tip, tip.angle + 0.12, height * 0.115, sages[0], width, 1),
  ]
}

/** A leaf on a short stalk, fuller on its outer side, with a pale midrib. */
function leaf(base: Point, angle: number, length: number, color: string, width: number, side: number): PathBox[] {
  const start = from(base, angle, length * 0.1)
  const point = from(base, angle - side * 0.1, length)
  const outer = length * 0.21 * -side
  const inner = length * 0.15 * side
  const bend = (distance: number, aside: number): string => pair(from(base, angle, length * distance, aside))
  const blade = `M${pair(start)}C${bend(0.28, outer * 1.25)} ${bend(0.68, outer * 1.2)} ${pair(point)}C${bend(0.74, inner * 0.7)} ${bend(0.36, inner * 1.5)} ${pair(start)}Z`
  const rib = `M${pair(start)}C${bend(0.35, outer * 0.05)} ${bend(0.6, outer * 0.12)} ${pair(from(base, angle - side * 0.08, length * 0.86))}`
  return [stroke(line(base, start), darkSage, width), filled(blade, color), stroke(rib, palePaper, width * 0.8)]
}

function berry(
  stem: readonly [Point, Point, Point, Point],
  { at, reach, open, side }: (typeof berries)[number],
  height: number,
  width: number,
): PathBox[] {
  const base = onCurve(stem, at)
  const angle = base.angle + side * open
  return [0, 0.55].flatMap((turn, index) => {
    const end = from(base, angle - side * turn, height * reach * (1 - index * 0.22))
    return [
      stroke(`M${pair(base)}Q${pair(from(base, angle - side * turn * 0.3, height * reach * 0.5))} ${pair(end)}`, darkSage, width * 0.8),
      filled(circle(end, height * 0.0125), wax),
    ]
  })
}
