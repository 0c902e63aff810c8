import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { createPrintShop } from '../../src/core/print/print-shop.adapter.ts'
import { labelPlace } from '../../src/core/print/labels.rules.ts'
import { labelSheetOf, labelsPerSheet } from '../../src/core/stationery/stationery.rules.ts'
import { inFreshProcess, median, repetitions, type BenchRow } from './harness.ts'

/** 3,000 addresses on Avery 5160, beside a plain pdfkit loop that puts the same lines in the same places at one size. */
const module = fileURLToPath(import.meta.url)
const resources = fileURLToPath(new URL('../../resources/', import.meta.url))
const count = 3000
const sheet = labelSheetOf('avery-5160')

const addresses = Array.from({ length: count }, (_, index) => [
  `Customer ${index} Whitfield`,
  'Whitfield & Daughters',
  `${index} Larimer Street, Apt ${index % 40}`,
  `Denver, CO ${80_000 + (index % 900)}`,
])

export async function ours(): Promise<number> {
  const start = performance.now()
  const jobs = addresses.map((lines, index) => ({ lines, position: index + 1 }))
  for await (const part of createPrintShop(resources).labels(jobs, sheet.id, 1, { title: 'Bench', madeAt: 0 })) void part
  return (performance.now() - start) / 1000
}

export async function pdfkitLoop(): Promise<number> {
  const start = performance.now()
  const document = new PDFDocument({ size: 'LETTER', margin: 0, autoFirstPage: false })
  document.on('data', () => undefined)
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.registerFont('print', `${resources}fonts/patrick-hand.ttf`)
  addresses.forEach((lines, index) => {
    const slot = index % labelsPerSheet(sheet)
    if (slot === 0) document.addPage()
    const place = labelPlace(sheet, slot)
    document.font('print').fontSize(11)
    lines.forEach((line, row) => document.text(line, place.leftPt + 9, place.topPt + 10 + row * 13, { lineBreak: false }))
  })
  document.end()
  await ended
  return (performance.now() - start) / 1000
}

export async function bench(): Promise<BenchRow[]> {
  const mine = await runs('ours')
  const plain = await runs('pdfkitLoop')
  const baselineName = 'pdfkit text() loop'
  return [
    { name: '3,000 labels on 5160', ours: mine.seconds, baseline: plain.seconds, baselineName, unit: 's', note: 'ours wraps and sizes each address' },
    { name: '3,000 labels, peak memory', ours: mine.peakMb, baseline: plain.peakMb, baselineName, unit: 'MB' },
  ]
}

async function runs(name: string): Promise<{ seconds: number; peakMb: number }> {
  const reports: { value: number; peakMb: number }[] = []
  for (let run = 0; run < repetitions; run += 1) reports.push(await inFreshProcess<number>(module, name))
  return { seconds: median(reports.map(({ value }) => value)), peakMb: median(reports.map(({ peakMb }) => peakMb)) }
}
