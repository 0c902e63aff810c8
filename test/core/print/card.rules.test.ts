import { describe, expect, test } from 'vitest'
import { cardPreview } from '../../../src/contract/cards.ts'
import { outlines as outlinesSchema } from '../../../src/contract/layout.ts'
import { cardSizeIds, designIds, handIds } from '../../../src/contract/stationery.ts'
import { cardSizeOf } from '../../../src/core/stationery/stationery.rules.ts'
import { messageSide } from '../../../src/core/print/card.rules.ts'
import { cleanText, graphemes } from '../../../src/core/print/text.rules.ts'
import { clearance, inkOf, textBoxes } from './support/ink.ts'
import { look, looks, pick, randomFrom, shop, squeezed } from './support/shop.ts'

const note = 'Dear Renée,\n\nthank you for six years with us, and for the note about the export bug.\n\nWarmly, Anna'
const safeMarginPt = 18

describe('the sides of a card', () => {
  test.each(looks)('$size in $hand: front, inside and back at the size the reader holds', (one) => {
    const { pages } = shop.layoutCard({ text: note, look: one })
    const size = cardSizeOf(one.size)
    expect(pages.map(({ name }) => name)).toEqual(size.isFolded ? ['front', 'inside', 'back'] : ['front', 'back'])
    for (const page of pages) expect([page.widthPt, page.heightPt]).toEqual([size.widthPt, size.heightPt])
  })

  test('is what the contract promises, outlines included', () => {
    const { pages, fit } = shop.layoutCard({ text: note, look })
    const outlines = shop.outlines(pages)
    expect(() => cardPreview.parse({ text: note, pages, outlines, fit, problems: [] })).not.toThrow()
    expect(() => outlinesSchema.parse(outlines)).not.toThrow()
    for (const box of pages.flatMap(textBoxes)) {
      for (const [glyphId] of box.glyphs) expect(outlines[box.fontId]?.glyphs).toHaveProperty(String(glyphId))
    }
  })

  test('the message is on the written side, in the ink and hand chosen', () => {
    const card = shop.layoutCard({ text: note, look: { ...look, hand: 'homemade-apple', ink: 'black' } })
    const boxes = textBoxes(messageSide(card))
    expect(squeezed(boxes.map(({ text }) => text).join(' '))).toBe(squeezed(note))
    expect(new Set(boxes.map(({ fontId, color }) => `${fontId} ${color}`))).toEqual(new Set(['homemade-apple #22262b']))
  })
})

describe('room for the text', () => {
  test('a short note is written larger than a long one', () => {
    const sizePt = (text: string): number => textBoxes(messageSide(shop.layoutCard({ text, look })))[0]?.sizePt ?? 0
    expect(sizePt(note)).toBeGreaterThan(sizePt(`${note}\n${note}\nOnce more.`))
  })

  test('says how many lines there are and which words no longer fit', () => {
    const words = Array.from({ length: 260 }, (_, index) => `word${index}`)
    const { fit, pages } = shop.layoutCard({ text: words.join(' '), look })
    expect(fit.isTooLong).toBe(true)
    expect(fit.lines).toBeGreaterThan(fit.maxLines)
    const shown = squeezed(textBoxes(pages[1] ?? never()).map(({ text }) => text).join(' '))
    expect(`${shown} ${fit.overflow}`).toBe(words.join(' '))
    expect(fit.overflow).not.toBe('')
  })

  test('what fits has no overflow, and an empty text no lines', () => {
    expect(shop.layoutCard({ text: note, look }).fit).toMatchObject({ isTooLong: false, overflow: '' })
    expect(shop.layoutCard({ text: ' \n', look }).fit).toMatchObject({ lines: 0, isTooLong: false, overflow: '' })
  })

  test('a word cut at the edge of the room is put together again in the overflow', () => {
    const { fit } = shop.layoutCard({ text: 'x'.repeat(3000), look })
    expect(fit.overflow).toMatch(/^x+$/)
  })
})

describe('characters', () => {
  test('text typed in parts (NFD) gives the same card as text typed whole', () => {
    const typed = 'Zoë, Müller, Nguyễn, ž, ạ̈'
    expect(shop.layoutCard({ text: typed.normalize('NFD'), look })).toEqual(shop.layoutCard({ text: typed.normalize('NFC'), look }))
  })

  test.each(handIds)('%s borrows letters it lacks, word by word, at its own x-height', (hand) => {
    const card = shop.layoutCard({ text: 'Dear Nguyễn Олег Őry', look: { ...look, hand } })
    expect(card.uncovered).toEqual([])
    const fonts = textBoxes(messageSide(card)).map(({ text, fontId }) => [text.trim(), fontId])
    expect(fonts).toContainEqual(['Nguyễn', 'patrick-hand'])
    expect(fonts.find(([text]) => text?.includes('Олег'))?.[1]).toBe('caveat')
  })

  test('what no font has is named, each once', () => {
    expect(shop.layoutCard({ text: 'Dear 山田, 山 \u{1f469}\u200d\u{1f467} and ☕', look }).uncovered).toEqual(['山', '田', '\u{1f469}\u200d\u{1f467}', '☕'])
  })

  test('random names of the world never throw, and each character is written or named', () => {
    const random = randomFrom(42)
    const ranges = [[0x20, 0x7e], [0xa0, 0x24f], [0x300, 0x36f], [0x370, 0x52f], [0x590, 0x6ff], [0x1e00, 0x1eff], [0x2000, 0x2bff], [0x3040, 0x30ff], [0x4e00, 0x9fff], [0xd800, 0xe000], [0xfe00, 0xfeff], [0x1f300, 0x1faff]] as const
    for (let round = 0; round < 1500; round += 1) {
      const text = Array.from({ length: 1 + Math.floor(random() * 14) }, () => {
        const [from, to] = pick(random, ranges)
        return String.fromCodePoint(from + Math.floor(random() * (to - from)))
      }).join('')
      const card = shop.layoutCard({ text, look: pick(random, looks) })
      const boxes = textBoxes(messageSide(card))
      const written = boxes.map((box) => box.text).join('')
      expect(squeezed(written).replace(/ /g, '')).toBe(squeezed(cleanText(text)).replace(/ /g, ''))
      for (const box of boxes) {
        const covered = box.text.split(/(?= )|(?<= )/).flatMap(graphemes).filter((one) => !card.uncovered.includes(one))
        expect(box.glyphs.filter(([glyphId]) => glyphId !== 0)).toHaveLength([...covered.join('')].length)
      }
    }
  })
})

describe('ink', () => {
  const words = ['Ågot', 'fjord', 'Süß', 'Quy', 'Jj', 'Ǻ', 'thankfully', 'Ế', 'you’re', 'Zażółć', 'Їжак', '“Why?”', '10%', 'Sffy', 'Ş', 'g', 'Donaudampfschifffahrtsgesellschaftskapitän']

  test('of 400 random texts stays 18 pt inside the card in every size and hand', () => {
    const random = randomFrom(3)
    for (let round = 0; round < 400; round += 1) {
      const text = Array.from({ length: 1 + Math.floor(random() * 90) }, () => pick(random, words) + pick(random, [' ', ' ', ' ', '\n'])).join('')
      const one = pick(random, looks)
      const side = messageSide(shop.layoutCard({ text, look: one }))
      expect(clearance(side), `${one.size} ${one.hand}: ${text}`).toBeGreaterThanOrEqual(safeMarginPt)
    }
  })

  test.each(handIds)('of one line of %s does not run into the next but one', (hand) => {
    const side = messageSide(shop.layoutCard({ text: 'fgjpqy Åbdhkl\n'.repeat(6), look: { ...look, hand } }))
    const baselines = [...new Set(textBoxes(side).map(({ baselinePt }) => baselinePt))]
    const lines = baselines.map((baseline) => inkOf(textBoxes(side).filter(({ baselinePt }) => baselinePt === baseline)))
    expect(lines.length).toBe(6)
    lines.slice(1).forEach((line, index) => {
      const above = Math.max(...(lines[index] ?? []).map(({ bottom }) => bottom))
      expect(Math.min(...line.map(({ top }) => top))).toBeGreaterThanOrEqual(above - 0.02)
    })
  })
})

describe.each(designIds)('the design %s', (design) => {
  test.each(cardSizeIds)('on %s keeps its ink 12 pt from the edge and fills a good part of the front', (size) => {
    const [front] = shop.layoutCard({ text: note, look: { ...look, size, design } }).pages
    const page = front ?? never()
    expect(page.boxes.length).toBeGreaterThan(3)
    expect(clearance(page)).toBeGreaterThanOrEqual(12)
    const extents = inkOf(page.boxes)
    const height = Math.max(...extents.map(({ bottom }) => bottom)) - Math.min(...extents.map(({ top }) => top))
    expect(height).toBeGreaterThan(page.heightPt * 0.15)
  })

  test('has a small sign at the foot of a folded back', () => {
    const back = shop.layoutCard({ text: note, look: { ...look, size: '5x7-folded', design } }).pages[2] ?? never()
    expect(clearance(back)).toBeGreaterThanOrEqual(12)
    expect(Math.min(...inkOf(back.boxes).map(({ top }) => top))).toBeGreaterThan(back.heightPt * 0.8)
  })
})

function never(): never {
  throw new Error('the card has no such side')
}
