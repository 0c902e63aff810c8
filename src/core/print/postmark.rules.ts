import type { PathBox } from '../../contract/layout.ts'
import { paleInk, wax } from './palette.rules.ts'
import { circle, filled, from, line, pair, rectangle, stroke } from './paths.rules.ts'
import type { Point } from './paths.rules.ts'
import { sprig } from './sprig.rules.ts'

const stampPaper = '#f6efe3'
const stampEdge = '#cfc4b0'
/** Lines as heavy as they would be on a card's front; a small copy gets lighter ones. */
const fullWidth = 190

/** A stamp with a sprig, and over it a postmark with its wavy lines; `width` points across, its middle at `middle`. */
export function postmark(middle: Point, width: number): PathBox[] {
  const stampWidth = width * 0.36
  const stampHeight = stampWidth * 1.24
  const left = middle.x + width * 0.5 - stampWidth
  const top = middle.y - stampHeight / 2
  const ring = { x: middle.x - width * 0.5 + width * 0.2, y: middle.y + stampHeight * 0.1 }
  return [
    ...stamp(left, top, stampWidth, stampHeight),
    ...cancel(ring, width * 0.2),
    ...waves(ring, width * 0.2, middle.x + width * 0.46),
  ].map((box) => ({ ...box, strokeWidthPt: box.strokeWidthPt * Math.max(Math.min(width / fullWidth, 1.2), 0.4) }))
}

function stamp(left: number, top: number, width: number, height: number): PathBox[] {
  const inset = width * 0.12
  const foot = { x: left + width * 0.47, y: top + height * 0.855 }
  return [
    { ...filled(perforated(left, top, width, height), stampPaper), stroke: stampEdge, strokeWidthPt: 0.5 },
    stroke(rectangle(left + inset, top + inset, width - 2 * inset, height - 2 * inset), wax, 0.7),
    ...sprig(foot, height * 0.76, true),
  ]
}

/** A stamp's edge: half circles bitten out at an even step that meets each corner. */
function perforated(left: number, top: number, width: number, height: number): string {
  const corners = [
    { start: { x: left, y: top }, angle: 0, length: width },
    { start: { x: left + width, y: top }, angle: Math.PI / 2, length: height },
    { start: { x: left + width, y: top + height }, angle: Math.PI, length: width },
    { start: { x: left, y: top + height }, angle: -Math.PI / 2, length: height },
  ]
  const sides = corners.map(({ start, angle, length }) => {
    const teeth = Math.round(length / (width / 9))
    const step = length / teeth
    const bite = step * 0.29
    return Array.from({ length: teeth }, (_, index) => {
      const middle = step * (index + 0.5)
      const at = (along: number, inwards: number): string => pair(from(start, angle, along, -inwards))
      return `L${at(middle - bite, 0)}C${at(middle - bite, bite * 1.3)} ${at(middle + bite, bite * 1.3)} ${at(middle + bite, 0)}`
    }).join('') + `L${pair(from(start, angle, length))}`
  })
  return `M${pair({ x: left, y: top })}${sides.join('')}Z`
}

/** Two rings with ticks between them like the letters of a town, and the date as two bars with a star. */
function cancel(middle: Point, radius: number): PathBox[] {
  const ticks = Array.from({ length: 44 }, (_, index) => index)
    .filter((index) => index % 22 < 19)
    .map((index) => {
      const angle = (index / 44) * Math.PI * 2 - Math.PI * 0.92
      const long = [0.86, 0.83, 0.87, 0.84][index % 4] ?? 0.85
      return line(from(middle, angle, radius * 0.76), from(middle, angle, radius * long))
    })
  const bar = (dy: number, half: number): string =>
    line({ x: middle.x - radius * half, y: middle.y + radius * dy }, { x: middle.x + radius * half, y: middle.y + radius * dy })
  return [
    stroke(circle(middle, radius), paleInk, 0.9),
    stroke(circle(middle, radius * 0.62), paleInk, 0.6),
    stroke(ticks.join(''), paleInk, 0.6),
    stroke(bar(-0.17, 0.4) + bar(0.17, 0.4), paleInk, 0.6),
    filled(star(middle, radius * 0.105), paleInk),
  ]
}

function star(middle: Point, radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) =>
    pair(from(middle, (index / 10) * Math.PI * 2 - Math.PI / 2, index % 2 === 0 ? radius : radius * 0.42)),
  )
  return `M${points.join('L')}Z`
}

/** Five waves from the ring over the stamp, each a row of smooth bends. */
function waves(ring: Point, radius: number, right: number): PathBox[] {
  const length = radius * 0.62
  const height = radius * 0.085
  return [-2, -1, 0, 1, 2].map((row) => {
    const y = ring.y + row * radius * 0.27
    const left = ring.x + Math.sqrt(Math.max(radius * radius - (y - ring.y) ** 2, 0)) + radius * 0.1
    const count = Math.floor((right - left) / length)
    const step = (right - left) / count
    const bends = Array.from({ length: count }, (_, index) => {
      const x = left + index * step
      return `C${pair({ x: x + step * 0.25, y: y - height * 2 })} ${pair({ x: x + step * 0.25, y: y - height * 2 })} ${pair({ x: x + step * 0.5, y })}C${pair({ x: x + step * 0.75, y: y + height * 2 })} ${pair({ x: x + step * 0.75, y: y + height * 2 })} ${pair({ x: x + step, y })}`
    })
    return stroke(`M${pair({ x: left, y })}${bends.join('')}`, paleInk, 0.8)
  })
}
