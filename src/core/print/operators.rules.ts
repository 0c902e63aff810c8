import type { Box, PathBox, TextBox } from '../../contract/layout.ts'

/** A font as one PDF file knows it. */
export interface EmbeddedFace {
  /** Its name in the page's resources. */
  readonly name: string
  /** The code of a glyph as `stringBytes` gives it, and how far the pen moves, in em. */
  code(glyphId: number, codePoint: number): { readonly bytes: string; readonly advanceEm: number }
}

export type EmbeddedFaces = (fontId: string) => EmbeddedFace

/** A pen that is off by less than this is not corrected: 0.02 pt is 0.007 mm. */
const tolerancePt = 0.02

/** PDF operators that draw boxes whose page is `heightPt` high and stands at `x, y` from the sheet's lower left corner. */
export function operators(boxes: readonly Box[], heightPt: number, x: number, y: number, faces: EmbeddedFaces): string {
  const top = y + heightPt
  const out: string[] = []
  // Lines of one colour say it once; paths keep theirs to themselves.
  let color: string | null = null
  for (const box of boxes) {
    if (box.kind === 'path') {
      out.push(pathOperators(box, x, top))
    } else if (box.glyphs.length > 0) {
      if (box.color !== color) out.push(`${rgb(box.color)} rg`)
      color = box.color
      out.push(textOperators(box, x, top, faces))
    }
  }
  return out.join('\n')
}

function textOperators(box: TextBox, x: number, top: number, faces: EmbeddedFaces): string {
  const startX = box.glyphs[0]?.[1] ?? 0
  const face = faces(box.fontId)
  // ActualText: a reader copies out exactly what was typed, however the glyphs are spaced.
  return `/Span <</ActualText ${textString(box.text)}>> BDC
BT /${face.name} ${box.sizePt} Tf 1 0 0 1 ${number(x + startX)} ${number(top - box.baselinePt)} Tm [${glyphArray(box, startX, face)}] TJ ET
EMC`
}

function glyphArray(box: TextBox, startX: number, face: EmbeddedFace): string {
  let out = '('
  let pen = startX
  let at = 0
  for (const [glyphId, glyphX] of box.glyphs) {
    const codePoint = box.text.codePointAt(at) ?? 0
    at += codePoint > 0xffff ? 2 : 1
    const off = pen - glyphX
    if (off > tolerancePt || off < -tolerancePt) {
      const thousandths = Math.round((off / box.sizePt) * 1000)
      out += `) ${thousandths} (`
      pen -= (thousandths / 1000) * box.sizePt
    }
    const { bytes, advanceEm } = face.code(glyphId, codePoint)
    out += bytes
    pen += advanceEm * box.sizePt
  }
  return `${out})`
}

function pathOperators(box: PathBox, x: number, top: number): string {
  const paint = box.fill === null ? 'S' : box.stroke === null ? 'f' : 'B'
  const fill = box.fill === null ? '' : `${rgb(box.fill)} rg `
  const stroke = box.stroke === null ? '' : `${rgb(box.stroke)} RG ${number(box.strokeWidthPt)} w 1 J 1 j `
  // The boxes run down from the upper left corner, PDF up from the lower left one.
  return `q 1 0 0 -1 ${number(x)} ${number(top)} cm ${fill}${stroke}${pathData(box.d)} ${paint} Q`
}

const pathTokens = /[MLHVCQZ]|-?(?:\d+\.?\d*|\.\d+)/g
const foreign = /[^MLHVCQZ\d\s.,-]/

/** SVG path data with absolute M L H V C Q Z, which is all our art and our outlines use. Throws on anything else. */
function pathData(d: string): string {
  if (foreign.test(d)) throw new RangeError('path data with something other than absolute M L H V C Q Z')
  const tokens = d.match(pathTokens) ?? []
  const out: string[] = []
  let index = 0
  let command = ''
  let at = { x: 0, y: 0 }
  const next = (): number => Number(tokens[index++])
  const point = (): { x: number; y: number } => ({ x: next(), y: next() })
  while (index < tokens.length) {
    if (/[A-Z]/.test(tokens[index] ?? '')) command = tokens[index++] ?? ''
    if (command === 'Z') out.push('h')
    else if (command === 'C') {
      const [one, two, end] = [point(), point(), point()]
      out.push(`${pair(one)} ${pair(two)} ${pair(end)} c`)
      at = end
    } else if (command === 'Q') {
      const [bend, end] = [point(), point()]
      out.push(`${pair(towards(at, bend))} ${pair(towards(end, bend))} ${pair(end)} c`)
      at = end
    } else {
      at = command === 'H' ? { x: next(), y: at.y } : command === 'V' ? { x: at.x, y: next() } : point()
      out.push(`${pair(at)} ${command === 'M' ? 'm' : 'l'}`)
      // Further points after an M are lines.
      if (command === 'M') command = 'L'
    }
  }
  if (out.some((operator) => operator.includes('NaN'))) throw new RangeError('path data that ends within a point')
  return out.join(' ')
}

/** A quadratic bend as a cubic one: two thirds of the way from each end. */
const towards = (end: { x: number; y: number }, bend: { x: number; y: number }): { x: number; y: number } => ({
  x: end.x + ((bend.x - end.x) * 2) / 3,
  y: end.y + ((bend.y - end.y) * 2) / 3,
})

const number = (value: number): string => String(Math.round(value * 1000) / 1000)
const pair = (at: { x: number; y: number }): string => `${number(at.x)} ${number(at.y)}`

/** `#rrggbb` as three numbers from 0 to 1. */
function rgb(color: string): string {
  return [1, 3, 5].map((start) => number(Number.parseInt(color.slice(start, start + 2), 16) / 255)).join(' ')
}

/** A two-byte glyph code inside a literal string. A bare CR would be read as LF. */
export const stringBytes = (code: number): string =>
  String.fromCharCode(code >> 8, code & 0xff).replace(/[\\()]/g, '\\$&').replace(/\r/g, '\\r')

/** A PDF text string: plain where ASCII will do, otherwise UTF-16. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  let hex = ''
  for (let i = 0; i < text.length; i += 1) hex += text.charCodeAt(i).toString(16).padStart(4, '0')
  return `<feff${hex}>`
}
