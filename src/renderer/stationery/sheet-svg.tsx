import { memo } from 'react'
import type { Box, Outlines, PageLayout, TextBox } from '../../contract/layout.ts'

/** CSS pixels in a point: at this scale a card on the screen is as large as on paper. */
export const pixelsPerPoint = 96 / 72

export interface SheetSvgProps {
  readonly page: PageLayout
  readonly outlines: Outlines
  /** 1 is true scale. */
  readonly zoom: number
  readonly label: string
  readonly className?: string
}

/** One side of paper, drawn from the very boxes that are printed. */
export const SheetSvg = memo(function SheetSvg({ page, outlines, zoom, label, className }: SheetSvgProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      width={page.widthPt * pixelsPerPoint * zoom}
      height={page.heightPt * pixelsPerPoint * zoom}
      viewBox={`0 0 ${page.widthPt} ${page.heightPt}`}
    >
      <rect width={page.widthPt} height={page.heightPt} fill={page.paper} />
      {page.boxes.map((box, index) => (
        <BoxShape key={index} box={box} outlines={outlines} />
      ))}
    </svg>
  )
})

function BoxShape({ box, outlines }: { readonly box: Box; readonly outlines: Outlines }) {
  if (box.kind === 'text') return <TextShape box={box} outlines={outlines} />
  return <path d={box.d} fill={box.fill ?? 'none'} stroke={box.stroke ?? 'none'} strokeWidth={box.strokeWidthPt} />
}

function TextShape({ box, outlines }: { readonly box: TextBox; readonly outlines: Outlines }) {
  const font = outlines[box.fontId]
  if (!font) return null
  const scale = box.sizePt / font.unitsPerEm
  return (
    <g fill={box.color}>
      {box.glyphs.map(([glyph, x], index) => {
        const d = font.glyphs[String(glyph)]
        return d ? <path key={index} d={d} transform={`translate(${x} ${box.baselinePt}) scale(${scale} ${-scale})`} /> : null
      })}
    </g>
  )
}
