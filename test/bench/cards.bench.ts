import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import type { HandId } from '../../src/contract/stationery.ts'
import { createPrintShop } from '../../src/core/print/print-shop.adapter.ts'
import type { CardJob } from '../../src/core/print/print.types.ts'
import { inFreshProcess, median, repetitions, type BenchRow } from './harness.ts'

/**
 * Cards as PDF, beside a plain pdfkit loop that writes the same lines with `doc.text()` in the same font and size. The
 * loop is given its line breaks and draws the written side only; ours breaks the lines, checks the fit and prints the
 * front with its art as well. Each run is a process of its own; the seconds are those of the work inside it, the first
 * card's from the start of loading the print shop.
 */
const module = fileURLToPath(import.meta.url)
const resources = fileURLToPath(new URL('../../resources/', import.meta.url))

export interface Timing {
  readonly seconds: number
  readonly pages: number
  readonly bytes: number
}

export async function firstCard(): Promise<Timing> {
  return ours(1, 'caveat')
}

export async function ours(count: number, hand: HandId): Promise<Timing> {
  const start = performance.now()
  const shop = createPrintShop(resources)
  let pages = 0
  let bytes = 0
  for await (const part of shop.cards(jobs(count, hand), { title: 'Bench', madeAt: 0 })) {
    pages += part.pages
    bytes += part.bytes.length
  }
  return { seconds: (performance.now() - start) / 1000, pages, bytes }
}

/** The lines our own layout made of the first card, with the changing words put into them. */
export async function pdfkitLoop(count: number, hand: HandId): Promise<Timing> {
  const { lines, sizePt } = template(hand)
  const start = performance.now()
  const document = new PDFDocument({ size: [288, 432], margin: 0, autoFirstPage: false })
  let bytes = 0
  document.on('data', (chunk: Uint8Array) => (bytes += chunk.length))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.registerFont('hand', `${resources}fonts/${hand}.ttf`)
  for (let index = 0; index < count; index += 1) {
    document.addPage()
    document.font('hand').fontSize(sizePt).fillColor('#1f3f8c')
    for (const { text, baselinePt } of lines) document.text(personal(text, index), 29, baselinePt - sizePt, { lineBreak: false })
    if (index % 100 === 99) await new Promise((resolve) => setImmediate(resolve))
  }
  document.end()
  await ended
  return { seconds: (performance.now() - start) / 1000, pages: count, bytes }
}

export async function bench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const first = await runs('firstCard')
  rows.push({ name: 'first card, fonts opened', ours: first.seconds, baseline: null, baselineName: '', unit: 's' })
  for (const [count, hand] of [[1000, 'caveat'], [10_000, 'caveat'], [10_000, 'homemade-apple']] as const) {
    const mine = await runs('ours', count, hand)
    const plain = await runs('pdfkitLoop', count, hand)
    const name = `${count.toLocaleString('en')} cards, ${hand}`
    const baselineName = 'pdfkit text() loop'
    const note = `${mine.pages} pages, ${Math.round(mine.bytes / count)} bytes a card`
    rows.push({ name, ours: mine.seconds, baseline: plain.seconds, baselineName, unit: 's', note })
    rows.push({ name: `${name}, peak memory`, ours: mine.peakMb, baseline: plain.peakMb, baselineName, unit: 'MB' })
  }
  return rows
}

async function runs(name: string, ...args: unknown[]): Promise<Timing & { peakMb: number }> {
  const reports: { value: Timing; peakMb: number }[] = []
  for (let run = 0; run < repetitions; run += 1) reports.push(await inFreshProcess<Timing>(module, name, ...args))
  const [first] = reports
  if (first === undefined) throw new Error('no run')
  return {
    ...first.value,
    seconds: median(reports.map(({ value }) => value.seconds)),
    peakMb: median(reports.map(({ peakMb }) => peakMb)),
  }
}

const marker = '@@'
const note = `Dear Customer${marker},\n\nthank you for six years with us, and for order ${marker} in November. You wrote to us when the export broke, kindly, and you sent the file that let us find it that same night.\n\nYours truly, Jonas`
const personal = (text: string, index: number): string => text.replaceAll(marker, String(10_000 + index))

const jobs = (count: number, hand: HandId): CardJob[] =>
  Array.from({ length: count }, (_, index) => ({
    text: personal(note, index),
    look: { size: '4x6', design: 'sprig', hand, ink: 'blue' },
    position: index + 1,
  }))

function template(hand: HandId): { lines: { text: string; baselinePt: number }[]; sizePt: number } {
  const [job] = jobs(1, hand)
  if (job === undefined) throw new Error('no job')
  const boxes = createPrintShop(resources).layoutCard(job).pages[1]?.boxes.filter((box) => box.kind === 'text') ?? []
  return {
    lines: boxes.map(({ text, baselinePt }) => ({ text: text.replaceAll('10000', marker), baselinePt })),
    sizePt: boxes[0]?.sizePt ?? 12,
  }
}
