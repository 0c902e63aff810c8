import { describe, expect, test } from 'vitest'
import { cardSizeIds } from '../../../src/contract/stationery.ts'
import { cardSizeOf } from '../../../src/core/stationery/stationery.rules.ts'
import type { CardJob } from '../../../src/core/print/print.types.ts'
import { readPdf } from '../../support/pdf.ts'
import { look, looks, onlyPart, options, parts, shop, squeezed } from './support/shop.ts'
import { lookWith } from './support/tools.ts'

const texts = [
  'Dear Renée,\n\nthank you for six years with us (and counting), for “order 4711” \\ and the rest.\n\nWarmly, Anna & Co. – 10% of it is yours.',
  'Liebe Frau Nguyễn,\n\nvielen Dank für elf Jahre.\n\nHerzlich, Jörg Šťastný',
  'Дорогой Олег,\n\nthank you for staying.',
]
const jobsFor = (one: CardJob['look'], count = texts.length): CardJob[] =>
  Array.from({ length: count }, (_, index) => ({ text: texts[index % texts.length] ?? '', look: one, position: index + 17 }))
const raw = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe.each(looks)('cards $size in $hand with $design', (one) => {
  const size = cardSizeOf(one.size)
  const written = onlyPart(shop.cards(jobsFor(one), options))

  test('two sheets sides for each card, exactly the size of the paper', async () => {
    const part = await written
    const pages = await readPdf(part.bytes)
    expect(pages).toHaveLength(2 * texts.length)
    expect(part).toMatchObject({ pages: 2 * texts.length, fromPosition: 17, toPosition: 19 })
    for (const page of pages) expect([page.widthPt, page.heightPt]).toEqual([size.sheetWidthPt, size.sheetHeightPt])
    expect(raw(part.bytes).match(/\/MediaBox \[0 0 [\d.]+ [\d.]+\]/g)).toEqual(
      pages.map(() => `/MediaBox [0 0 ${size.sheetWidthPt} ${size.sheetHeightPt}]`),
    )
  })

  test('says every word of every card, and the order mark on its back', async () => {
    const pages = (await readPdf((await written).bytes)).map(({ text }) => squeezed(text))
    const expected = texts.flatMap((text, index) =>
      size.isFolded ? [String(index + 17), squeezed(text)] : ['', `${squeezed(text)} ${index + 17}`],
    )
    expect(pages).toEqual(expected)
  })

  test('embeds every font as a subset and nothing else', async () => {
    const file = raw((await written).bytes)
    const descriptors = file.match(/\/Type \/FontDescriptor[^>]*>>/g) ?? []
    expect(descriptors.length).toBeGreaterThanOrEqual(2)
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontName \/[A-Z]{6}\+[\s\S]*\/FontFile2 \d+ 0 R/)
    const type0 = file.match(/\/Subtype \/Type0/g) ?? []
    expect(type0).toHaveLength(descriptors.length)
    expect(file).not.toMatch(/\/Subtype \/(Type1|TrueType)\b/)
  })

  test('asks the printer for no scaling and the right way to turn the paper', async () => {
    const file = raw((await written).bytes)
    expect(file).toContain('/PrintScaling /None')
    expect(file).toContain('/PickTrayByPDFSize true')
    expect(file).toContain(size.isFolded ? '/Duplex /DuplexFlipShortEdge' : '/Duplex /DuplexFlipLongEdge')
  })

  test('holds the art once for all cards', async () => {
    const part = await written
    const shown = raw(part.bytes).match(/\/Subtype \/Form/g) ?? []
    expect(shown).toHaveLength(size.isFolded ? 2 : 1)
  })

  test('reads the same with poppler and qpdf', async () => {
    const { bytes } = await written
    const text = lookWith('pdftotext', ['-raw', 'FILE', '-'], bytes)
    if (text !== null) for (const one of texts) expect(squeezed(text.output)).toContain(squeezed(one))
    const checked = lookWith('qpdf', ['--check', 'FILE'], bytes)
    if (checked !== null) expect(checked).toMatchObject({ status: 0, output: expect.stringContaining('No syntax or stream encoding errors') })
    const fonts = lookWith('pdffonts', ['FILE'], bytes)
    if (fonts !== null) for (const line of fonts.output.trim().split('\n').slice(2)) expect(line).toMatch(/ yes yes yes /)
  })
})

describe('a job', () => {
  test('gives the same bytes each time, and other bytes at another time', async () => {
    const make = async (madeAt: number) => Buffer.from((await onlyPart(shop.cards(jobsFor(look), { ...options, madeAt }))).bytes)
    const first = await make(options.madeAt)
    expect((await make(options.madeAt)).equals(first)).toBe(true)
    expect((await make(options.madeAt + 60_000)).equals(first)).toBe(false)
  })

  test('of 1,100 cards comes in three files that say every card in order', async () => {
    const jobs = Array.from({ length: 1100 }, (_, index) => ({ text: `Dear Customer ${index + 1},\nthank you for order ${90000 + index * 7}.`, look, position: index + 1 }))
    const files = await parts(shop.cards(jobs, options))
    expect(files.map(({ fromPosition, toPosition, pages }) => [fromPosition, toPosition, pages])).toEqual([
      [1, 500, 1000],
      [501, 1000, 1000],
      [1001, 1100, 200],
    ])
    const backs: string[] = []
    for (const file of files) backs.push(...(await readPdf(file.bytes)).filter((_, page) => page % 2 === 1).map(({ text }) => squeezed(text)))
    expect(backs).toEqual(jobs.map(({ text, position }) => `${squeezed(text)} ${position}`))
  })

  test('tells its progress up to the end', async () => {
    const told: [number, number][] = []
    await parts(shop.cards(jobsFor(look, 60), { ...options, onProgress: (done, of) => told.push([done, of]) }))
    expect(told.at(-1)).toEqual([60, 60])
    expect(told.length).toBeGreaterThan(1)
    expect(told.every(([done], index) => index === 0 || done > (told[index - 1]?.[0] ?? 0))).toBe(true)
  })

  test('stops when it is cancelled half way', async () => {
    const stop = new AbortController()
    const job = parts(shop.cards(jobsFor(look, 600), { ...options, signal: stop.signal, onProgress: (done) => done > 100 && stop.abort() }))
    await expect(job).rejects.toMatchObject({ code: 'core/cancelled' })
  })

  test('lets the event loop turn', async () => {
    let turns = 0
    const turning = setInterval(() => (turns += 1), 0)
    await parts(shop.cards(jobsFor(look, 400), options))
    clearInterval(turning)
    expect(turns).toBeGreaterThan(3)
  })

  test('of nothing is no file', async () => {
    expect(await parts(shop.cards([], options))).toEqual([])
  })

  test.each([
    ['too much text', 'word '.repeat(600), 'too-long'],
    ['a character without a font', 'Dear 山田', 'uncovered-character'],
  ])('with %s is refused by position, not clipped', async (_, text, reason) => {
    const job = parts(shop.cards([{ text: 'Dear Ann', look, position: 4 }, { text, look, position: 5 }], options))
    await expect(job).rejects.toMatchObject({ code: 'cards/not-printable', data: { position: 5, reason } })
  })

  test('of two sizes is refused', async () => {
    const job = parts(shop.cards([...jobsFor(look, 1), ...jobsFor({ ...look, size: 'a6' }, 1)], options))
    await expect(job).rejects.toMatchObject({ code: 'stationery/unknown' })
  })

  test('may mix hands, designs and inks in one file', async () => {
    const mixed = looks.filter(({ size }) => size === 'a6').map((one, index) => ({ text: `Card ${index}`, look: one, position: index + 1 }))
    const part = await onlyPart(shop.cards(mixed, options))
    const pages = await readPdf(part.bytes)
    expect(pages.filter((_, page) => page % 2 === 1).map(({ text }) => squeezed(text))).toEqual(['Card 0 1', 'Card 1 2', 'Card 2 3'])
  })
})

test('covers every size the contract has', () => {
  expect(new Set(looks.map(({ size }) => size))).toEqual(new Set(cardSizeIds))
})
