import { describe, expect, test } from 'vitest'
import { envelopeIds } from '../../../src/contract/stationery.ts'
import { cardSizes, envelopeOf } from '../../../src/core/stationery/stationery.rules.ts'
import { envelopePage, setRecipient, setReturn } from '../../../src/core/print/envelope.rules.ts'
import { orderMark } from '../../../src/core/print/marks.rules.ts'
import { shaper } from '../../../src/core/print/shaping.rules.ts'
import { readPdf } from '../../support/pdf.ts'
import { all, inkOf } from './support/ink.ts'
import { faces, onlyPart, options, parts, shop, squeezed } from './support/shop.ts'

const from = ['Longhand Studio', 'Anna Berg', '22 Harbour Road', 'Portland, ME 04101', 'UNITED STATES OF AMERICA']
const addresses = [
  ['Jo Lee', '1 Main St', 'Ely, MN 55731'],
  ['Ms. Renée Whitfield', 'Whitfield & Daughters Bookbinding', '1180 Larimer Street, Apt 4B', 'Denver, CO 80204-1234'],
  ['Frau Dr. Katharina Freifrau von Hohenstein-Wiesengrund', 'Donaudampfschifffahrtsgesellschaft mbH', 'Abteilung für Kundenbetreuung und Vertrieb', 'Alte Landstraße 122', '20095 Hamburg', 'GERMANY'],
  ['Олег Іваненко', 'вул. Хрещатик 22', '01001 Київ', 'UKRAINE'],
  ['Nguyễn Thị Hương', '12 Đường Lê Lợi', 'Hồ Chí Minh 700000', 'VIETNAM'],
]
const print = shaper([() => faces('patrick-hand'), () => faces('caveat')])
/** The postal zones in points, written down again from the postal services' own figures. */
const usps = { side: 0.5 * 72, bottom: 0.625 * 72, top: 2.75 * 72 }
const stamp = { width: (74 / 25.4) * 72, height: (40 / 25.4) * 72 }

describe.each(envelopeIds)('%s', (id) => {
  const envelope = envelopeOf(id)

  test('prints every address whole, at the exact size, lying on its long side', async () => {
    const part = await onlyPart(shop.envelopes(addresses.map((to, index) => ({ to, from, position: index + 17 })), id, options))
    const pages = await readPdf(part.bytes)
    expect(part).toMatchObject({ pages: addresses.length, fromPosition: 17, toPosition: 21 })
    expect(pages.map(({ widthPt, heightPt }) => [widthPt, heightPt])).toEqual(addresses.map(() => [envelope.widthPt, envelope.heightPt]))
    expect(envelope.widthPt).toBeGreaterThan(envelope.heightPt)
    expect(pages.map(({ text }) => squeezed(text))).toEqual(addresses.map((to, index) => squeezed([...from, ...to, index + 17].join(' '))))
  })

  test.each(addresses)('keeps "%s" in the read area, off the stamp and the barcode', (...to) => {
    const block = setRecipient(to, envelope, print)
    const ink = all(inkOf(block.boxes))
    expect(block).toMatchObject({ tooLong: null, uncovered: [] })
    expect(block.sizePt).toBeGreaterThanOrEqual(10)
    expect(ink.left).toBeGreaterThanOrEqual(usps.side)
    expect(ink.right).toBeLessThanOrEqual(envelope.widthPt - usps.side)
    expect(ink.bottom).toBeLessThanOrEqual(envelope.heightPt - usps.bottom)
    expect(ink.top).toBeGreaterThanOrEqual(envelope.heightPt - usps.top)
    expect(ink.top).toBeGreaterThanOrEqual(stamp.height)
    for (const box of block.boxes) expect(box.color).toBe('#000000')
  })

  test('keeps the return address above the read area and left of the stamp', () => {
    const ink = all(inkOf(setReturn(from, envelope, print).boxes))
    expect(ink.left).toBeGreaterThanOrEqual(18)
    expect(ink.top).toBeGreaterThanOrEqual(18)
    expect(ink.bottom).toBeLessThanOrEqual(envelope.heightPt - usps.top)
    expect(ink.right).toBeLessThanOrEqual(envelope.widthPt - stamp.width)
  })

  test('hides the order mark where a stamp of 22 x 25 mm will be', () => {
    const marked = inkOf(envelopePage(envelope, [], { position: 1234, print }).boxes)
    const ink = all(marked)
    // Stuck a quarter of an inch from both edges.
    expect(ink.left).toBeGreaterThanOrEqual(envelope.widthPt - 18 - 62.4)
    expect(ink.right).toBeLessThanOrEqual(envelope.widthPt - 18)
    expect(ink.top).toBeGreaterThanOrEqual(18)
    expect(ink.bottom).toBeLessThanOrEqual(18 + 70.9)
    expect(marked).toHaveLength(4)
  })

  test('says what it cannot print, and prints none of it', async () => {
    expect(shop.addressProblems(['山田太郎', 'Tokyo'], id)).toEqual(['No font here has these characters of the address: 山 田 太 郎'])
    expect(shop.addressProblems(['Jo Lee', ' '], id)).toEqual([])
    expect(shop.addressProblems(['', ' '], id)).toEqual(['There is no address to print.'])
    const tall = Array.from({ length: 20 }, (_, index) => `Line ${index}`)
    expect(shop.addressProblems(tall, id)).toEqual([expect.stringMatching(/^The address takes 20 lines in the smallest type; .+ has room for \d+\.$/)])
    const job = parts(shop.envelopes([{ to: tall, from, position: 3 }], id, options))
    await expect(job).rejects.toMatchObject({ code: 'cards/not-printable', data: { position: 3, reason: 'too-long' } })
  })
})

test('every envelope a card names is larger than the card', () => {
  for (const card of cardSizes) {
    expect(card.envelopes.length).toBeGreaterThan(0)
    for (const { widthPt, heightPt } of card.envelopes.map(envelopeOf)) {
      expect(widthPt).toBeGreaterThan(card.heightPt + 6)
      expect(heightPt).toBeGreaterThan(card.widthPt + 6)
    }
  }
})

test('the order mark ends where it is told to', () => {
  const ink = all(inkOf(orderMark(42, print, { rightPt: 100, baselinePt: 50 })))
  expect(ink.right).toBeLessThanOrEqual(100)
  expect(ink.right).toBeGreaterThan(98)
})
