import type { Box, PageLayout } from '../../../../src/contract/layout.ts'
import { faces } from './shop.ts'

export interface Extent {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const known = new Map<string, { minX: number; minY: number; maxX: number; maxY: number }>()

/** What is inked on the page, one extent for each glyph and each drawn path, in points from the upper left corner. */
export const inkOf = (boxes: readonly Box[]): Extent[] => boxes.flatMap((box) => (box.kind === 'text' ? glyphs(box) : [path(box)]))

function glyphs(box: Extract<Box, { kind: 'text' }>): Extent[] {
  const face = faces(box.fontId)
  return box.glyphs.flatMap(([glyphId, x]) => {
    const key = `${box.fontId} ${glyphId}`
    const extent = known.get(key) ?? face.source.getGlyph(glyphId).path.bbox
    known.set(key, extent)
    if (!Number.isFinite(extent.minX)) return []
    const scale = box.sizePt / face.unitsPerEm
    return [
      {
        left: x + extent.minX * scale,
        right: x + extent.maxX * scale,
        top: box.baselinePt - extent.maxY * scale,
        bottom: box.baselinePt - extent.minY * scale,
      },
    ]
  })
}

/** The hull of the path's own points: the curve lies inside it. */
function path(box: Extract<Box, { kind: 'path' }>): Extent {
  const xs: number[] = []
  const ys: number[] = []
  for (const [, command = '', numbers = ''] of box.d.matchAll(/([MLHVCQZ])([^MLHVCQZ]*)/g)) {
    const values = numbers.trim() === '' ? [] : numbers.trim().split(/[\s,]+/).map(Number)
    if (values.some((value) => !Number.isFinite(value))) throw new Error(`not a number in ${command}${numbers}`)
    values.forEach((value, index) => (command === 'V' || (command !== 'H' && index % 2 === 1) ? ys : xs).push(value))
  }
  const half = box.stroke === null ? 0 : box.strokeWidthPt / 2
  return { left: Math.min(...xs) - half, right: Math.max(...xs) + half, top: Math.min(...ys) - half, bottom: Math.max(...ys) + half }
}

export const all = (extents: readonly Extent[]): Extent => ({
  left: Math.min(...extents.map((one) => one.left)),
  top: Math.min(...extents.map((one) => one.top)),
  right: Math.max(...extents.map((one) => one.right)),
  bottom: Math.max(...extents.map((one) => one.bottom)),
})

/** How far the ink stays from the nearest edge; negative when it runs over. */
export function clearance(page: PageLayout, boxes: readonly Box[] = page.boxes): number {
  const extent = all(inkOf(boxes))
  return Math.min(extent.left, extent.top, page.widthPt - extent.right, page.heightPt - extent.bottom)
}

export const textBoxes = (page: PageLayout): Extract<Box, { kind: 'text' }>[] => page.boxes.filter((box) => box.kind === 'text')
