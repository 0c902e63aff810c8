import type { PathBox } from '../../contract/layout.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** To a hundredth of a point: far below what a printer shows, and short on the wire. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100

export const stroke = (d: string, color: string, widthPt: number): PathBox => ({
  kind: 'path',
  d,
  fill: null,
  stroke: color,
  strokeWidthPt: widthPt,
})

export const filled = (d: string, color: string): PathBox => ({ kind: 'path', d, fill: color, stroke: null, strokeWidthPt: 0 })

/** `pair(1, 2)` is `1 2`: points as SVG path data writes them. */
export const pair = ({ x, y }: Point): string => `${hundredths(x)} ${hundredths(y)}`

export const line = (from: Point, to: Point): string => `M${pair(from)}L${pair(to)}`

/** A circle out of four Bezier curves; the constant keeps them within 0.03 % of round. */
export function circle({ x, y }: Point, radius: number): string {
  const bend = radius * 0.5523
  const at = (dx: number, dy: number): string => pair({ x: x + dx, y: y + dy })
  return `M${at(radius, 0)}C${at(radius, bend)} ${at(bend, radius)} ${at(0, radius)}C${at(-bend, radius)} ${at(-radius, bend)} ${at(-radius, 0)}C${at(-radius, -bend)} ${at(-bend, -radius)} ${at(0, -radius)}C${at(bend, -radius)} ${at(radius, -bend)} ${at(radius, 0)}Z`
}

export const rectangle = (left: number, top: number, width: number, height: number): string =>
  `M${pair({ x: left, y: top })}H${hundredths(left + width)}V${hundredths(top + height)}H${hundredths(left)}Z`

/** Path data of absolute M L C Q Z, scaled and moved. */
export const placed = (d: string, scale: number, to: Point): string =>
  d.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x: string, y: string) => pair({ x: to.x + Number(x) * scale, y: to.y + Number(y) * scale }))

/** The point `along` (0 to 1) a cubic Bezier curve, and the direction it runs there, in radians. */
export function onCurve([a, b, c, d]: readonly [Point, Point, Point, Point], along: number): Point & { angle: number } {
  const t = along
  const u = 1 - t
  const mix = (one: number, two: number, three: number, four: number): number =>
    u * u * u * one + 3 * u * u * t * two + 3 * u * t * t * three + t * t * t * four
  const slope = (one: number, two: number, three: number, four: number): number =>
    u * u * (two - one) + 2 * u * t * (three - two) + t * t * (four - three)
  return {
    x: mix(a.x, b.x, c.x, d.x),
    y: mix(a.y, b.y, c.y, d.y),
    angle: Math.atan2(slope(a.y, b.y, c.y, d.y), slope(a.x, b.x, c.x, d.x)),
  }
}

/** `distance` from a point at an angle, and `aside` to the left of that way. */
export const from = (start: Point, angle: number, distance: number, aside = 0): Point => ({
  x: start.x + Math.cos(angle) * distance + Math.sin(angle) * aside,
  y: start.y + Math.sin(angle) * distance - Math.cos(angle) * aside,
})
