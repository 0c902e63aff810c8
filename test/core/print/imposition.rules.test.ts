import { describe, expect, test } from 'vitest'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageLayout } from '../../../src/contract/layout.ts'
import { cardSizeIds, type CardSize } from '../../../src/contract/stationery.ts'
import { cardSizes, cardSizeOf } from '../../../src/core/stationery/stationery.rules.ts'
import { cardSheets, markPage, outsideSheet } from '../../../src/core/print/imposition.rules.ts'
import { breakLines, lineBoxes } from '../../../src/core/print/lines.rules.ts'
import { createPdf } from '../../../src/core/print/pdf.adapter.ts'
import { shaper } from '../../../src/core/print/shaping.rules.ts'
import { faces, options } from './support/shop.ts'

const pen = shaper([() => faces('patrick-hand')])

/** A panel with nothing on it but its name, written in the upper left corner. */
function panel(name: string, size: CardSize): PageLayout {
  const boxes = breakLines(pen, name, Infinity).flatMap((line) =>
    lineBoxes(pen, line, { leftPt: 30, baselinePt: 40, xHeightPt: 5, color: '#000000' }),
  )
  return { name, widthPt: size.widthPt, heightPt: size.heightPt, paper: '#ffffff', boxes }
}

/** The words on each side and where they start, read back out of the printed file. */
async function printed(size: CardSize): Promise<{ text: string; x: number; y: number }[][]> {
  const art = { front: panel('one', size), back: size.isFolded ? panel('four', size) : null }
  const card = {
    pages: [art.front, panel('three', size), ...(art.back === null ? [] : [art.back])],
    fit: { lines: 1, maxLines: 1, isTooLong: false, overflow: '' },
    uncovered: [],
  }
  const pdf = createPdf({ title: 'Panels', madeAt: options.madeAt, duplex: 'Simplex', typefaces: faces })
  for (const sheet of cardSheets(card, size, outsideSheet(size, art), markPage(17, size, pen))) pdf.add(sheet)
  const document = await getDocument({ data: pdf.finish(), verbosity: 0 }).promise
  const sides: { text: string; x: number; y: number }[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    sides.push(
      items.flatMap((item) =>
        'str' in item && item.str !== '' ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number }] : [],
      ),
    )
  }
  return sides
}

const folded = cardSizes.filter(({ isFolded }) => isFolded)
const flat = cardSizes.filter(({ isFolded }) => !isFolded)

describe.each(folded)('$name', (size) => {
  test('prints back and front on the outside, the message on the inside right', async () => {
    const [outside = [], inside = []] = await printed(size)
    const at = (text: string, side: typeof outside): number => side.find((one) => one.text === text)?.x ?? Number.NaN
    expect(outside.map(({ text }) => text)).toEqual(['four', 'one', '17'])
    expect(at('four', outside)).toBeCloseTo(30, 1)
    expect(at('one', outside)).toBeCloseTo(size.widthPt + 30, 1)
    expect(at('17', outside)).toBeLessThan(size.widthPt)
    expect(inside.map(({ text }) => text)).toEqual(['three'])
    expect(at('three', inside)).toBeCloseTo(size.widthPt + 30, 1)
  })

  test('folds into a card: turned on its short edge, the message lies behind the back and nothing behind the front', async () => {
    const [outside = [], inside = []] = await printed(size)
    // Turning the sheet on its short edge mirrors left and right and keeps up.
    const behind = inside.map(({ text, x, y }) => ({ text, isOnBackHalf: size.sheetWidthPt - x < size.widthPt, y }))
    expect(behind).toEqual([{ text: 'three', isOnBackHalf: true, y: outside[0]?.y }])
    expect(size.duplex).toBe('short-edge')
    expect(size.sheetWidthPt).toBeCloseTo(2 * size.widthPt, 2)
    expect(size.sheetHeightPt).toBe(size.heightPt)
  })
})

describe.each(flat)('$name', (size) => {
  test('prints the front, then the message with the mark in its corner', async () => {
    const [front = [], back = []] = await printed(size)
    expect(front.map(({ text }) => text)).toEqual(['one'])
    expect(back.map(({ text }) => text)).toEqual(['three', '17'])
    expect(back[1]?.x).toBeGreaterThan(size.widthPt - 36)
    expect(back[1]?.y).toBeCloseTo(18, 1)
  })
})

test('every size of the contract is flat or folded here', () => {
  expect([...flat, ...folded].map(({ id }) => id).toSorted()).toEqual([...cardSizeIds].toSorted())
  expect(cardSizeOf('5x7-folded')).toMatchObject({ sheetWidthPt: 720, sheetHeightPt: 504 })
  expect(cardSizeOf('a6-folded')).toMatchObject({ sheetWidthPt: 595.28, sheetHeightPt: 419.53 })
})
