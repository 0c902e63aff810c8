import { describe, expect, test } from 'vitest'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { labelSheetIds, type LabelSheetId } from '../../../src/contract/stationery.ts'
import { labelSheetOf, labelsPerSheet } from '../../../src/core/stationery/stationery.rules.ts'
import { labelPlace, labelsOnSheets, setLabel } from '../../../src/core/print/labels.rules.ts'
import { shaper } from '../../../src/core/print/shaping.rules.ts'
import { readPdf } from '../../support/pdf.ts'
import { all, inkOf } from './support/ink.ts'
import { faces, onlyPart, options, parts, shop, squeezed } from './support/shop.ts'

const print = shaper([() => faces('patrick-hand'), () => faces('caveat')])
const mm = (points: number): number => (points / 72) * 25.4

/** Written down a second time: the last label's lower right corner in millimetres, and the sheet, from the makers' grids. */
const sheets: Record<LabelSheetId, { labels: number; first: [number, number]; last: [number, number]; paper: [number, number] }> = {
  'avery-5160': { labels: 30, first: [4.78, 12.7], last: [211.16, 266.7], paper: [612, 792] },
  'avery-5163': { labels: 10, first: [3.96, 12.7], last: [211.92, 266.7], paper: [612, 792] },
  'avery-l7160': { labels: 21, first: [7.2, 15.15], last: [202.78, 281.85], paper: [595.28, 841.89] },
  'avery-l7163': { labels: 14, first: [4.67, 15.15], last: [205.33, 281.85], paper: [595.28, 841.89] },
}
const short = ['Jo Lee', '1 Main St', 'Ely, MN 55731']
const long = ['Frau Dr. Katharina Freifrau von Hohenstein', 'Donaudampfschifffahrtsgesellschaft mbH', 'Alte Landstraße 122', '20095 Hamburg', 'GERMANY']

describe.each(labelSheetIds)('%s', (id) => {
  const sheet = labelSheetOf(id)
  const truth = sheets[id]

  test('has its labels within 0.2 mm of the grid, and on the paper', () => {
    expect(labelsPerSheet(sheet)).toBe(truth.labels)
    const first = labelPlace(sheet, 0)
    const last = labelPlace(sheet, truth.labels - 1)
    const near = (points: number, millimetres: number) => expect(Math.abs(mm(points) - millimetres)).toBeLessThan(0.2)
    near(first.leftPt, truth.first[0])
    near(first.topPt, truth.first[1])
    near(last.leftPt + last.widthPt, truth.last[0])
    near(last.topPt + last.heightPt, truth.last[1])
    expect(last.leftPt + last.widthPt).toBeLessThan(truth.paper[0])
    expect(last.topPt + last.heightPt).toBeLessThan(truth.paper[1])
  })

  test('no two labels overlap, and they run along the rows', () => {
    const places = Array.from({ length: truth.labels }, (_, index) => labelPlace(sheet, index))
    places.forEach((place, index) => {
      const next = places[index + 1]
      if (next === undefined) return
      const isSameRow = Math.abs(next.topPt - place.topPt) < 1e-6
      expect(isSameRow ? next.leftPt >= place.leftPt + place.widthPt - 1e-6 : next.topPt >= place.topPt + place.heightPt - 1e-6).toBe(true)
      expect(isSameRow).toBe((index + 1) % sheet.columns !== 0)
    })
  })

  test('prints each address inside its own label, from label n on, over several sheets', async () => {
    const start = 4
    const count = truth.labels + 5
    const jobs = Array.from({ length: count }, (_, index) => ({ lines: index % 2 ? long : short, position: index + 1 }))
    const part = await onlyPart(shop.labels(jobs, id, start, options))
    const pages = await readPdf(part.bytes)
    expect(pages.map(({ widthPt, heightPt }) => [widthPt, heightPt])).toEqual([truth.paper, truth.paper])
    expect(part).toMatchObject({ pages: 2, fromPosition: 1, toPosition: count })
    const onFirst = truth.labels - start + 1
    const expected = (from: number, to: number): string =>
      squeezed(jobs.slice(from, to).map(({ lines, position }) => [...lines, position].join(' ')).join(' '))
    expect(pages.map(({ text }) => squeezed(text))).toEqual([expected(0, onFirst), expected(onFirst, count)])

    const document = await getDocument({ data: new Uint8Array(part.bytes), verbosity: 0 }).promise
    const { items } = await (await document.getPage(1)).getTextContent()
    const firstWords = items.flatMap((item) => ('str' in item && /^(Jo|Frau)/.test(item.str) ? [item.transform as number[]] : []))
    expect(firstWords).toHaveLength(onFirst)
    firstWords.forEach((transform, index) => {
      const place = labelPlace(sheet, index + start - 1)
      expect(mm((transform[4] ?? 0) - place.leftPt)).toBeCloseTo(3, 1)
      const fromTop = truth.paper[1] - (transform[5] ?? 0)
      expect(fromTop).toBeGreaterThan(place.topPt)
      expect(fromTop).toBeLessThan(place.topPt + place.heightPt)
    })
  })

  test.each([short, long, [...long, 'x'.repeat(80)]])('never lets ink within 2.8 mm of the edge of the label: %s', (...lines) => {
    const place = labelPlace(sheet, 5)
    const block = setLabel(lines, place, print)
    if (block.tooLong !== null) {
      expect(block.boxes).toEqual([])
      expect(shop.addressProblems(lines, id)).toHaveLength(1)
      return
    }
    const ink = all(inkOf(block.boxes))
    const edge = (2.8 / 25.4) * 72
    expect(block.sizePt).toBeGreaterThanOrEqual(8)
    expect(ink.left).toBeGreaterThanOrEqual(place.leftPt + edge)
    expect(ink.right).toBeLessThanOrEqual(place.leftPt + place.widthPt - edge)
    expect(ink.top).toBeGreaterThanOrEqual(place.topPt + edge)
    expect(ink.bottom).toBeLessThanOrEqual(place.topPt + place.heightPt - edge)
    expect(squeezed(block.boxes.map(({ text }) => text).join(' ')).replace(/ /g, '')).toBe(lines.join('').replace(/ /g, ''))
  })

  test('wraps a long line before it makes the type smaller', () => {
    const place = labelPlace(sheet, 0)
    const line = ['The Honourable Company of', 'Bookbinders and Stationers of Upper', 'Larimer'].join(' ')
    const block = setLabel([line], place, print)
    expect(block.sizePt).toBe(setLabel(['Ana'], place, print).sizePt)
    expect(new Set(block.boxes.map(({ baselinePt }) => baselinePt)).size).toBeGreaterThan(1)
  })

  test('says when an address has no room, and prints nothing of it', async () => {
    const tall = Array.from({ length: 18 }, (_, index) => `Line ${index}`)
    expect(shop.addressProblems(tall, id)).toEqual([expect.stringContaining('The address takes 18 lines')])
    await expect(parts(shop.labels([{ lines: tall, position: null }], id, 1, options))).rejects.toMatchObject({ code: 'cards/not-printable', data: { position: 1 } })
  })

  test.each([0, -1, 1.5, truth.labels + 1, Number.NaN])('refuses to start at label %s', async (start) => {
    const job = parts(shop.labels([{ lines: short, position: 1 }], id, start, options))
    await expect(job).rejects.toMatchObject({ code: 'stationery/label-start' })
  })
})

test.each(['avery-5160', 'avery-l7160'] as const)('short and ordinary addresses have one size of type on %s', (id) => {
  const place = labelPlace(labelSheetOf(id), 0)
  const sizes = [3, 4, 5].map((lines) => setLabel(Array.from({ length: lines }, () => 'Line'), place, print).sizePt)
  expect(new Set(sizes).size).toBe(1)
})

test('six lines fit the smallest label', () => {
  expect(shop.addressProblems(['A', 'B', 'C', 'D', 'E', 'F'], 'avery-5160')).toEqual([])
})

test('labels without a place in a run carry no mark', async () => {
  const part = await onlyPart(shop.labels([{ lines: short, position: null }], 'avery-5160', 1, options))
  expect(squeezed((await readPdf(part.bytes))[0]?.text ?? '')).toBe(short.join(' '))
})

test('deals labels out from the start, sheet by sheet', () => {
  const jobs = Array.from({ length: 5 }, (_, index) => ({ lines: [], position: index + 11 }))
  const dealt = labelsOnSheets(jobs, 3, 3).map((labels) => labels.map(({ index, position }) => [index, position]))
  expect(dealt).toEqual([[[2, 11]], [[0, 12], [1, 13], [2, 14]], [[0, 15]]])
})
