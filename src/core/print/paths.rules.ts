import type { PathBox } from '../../contract/layout.ts'

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
