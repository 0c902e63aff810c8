import { fileURLToPath } from 'node:url'
import { cardSizeIds, designIds, handIds, inkIds, type Look } from '../../../../src/contract/stationery.ts'
import { createPrintShop } from '../../../../src/core/print/print-shop.adapter.ts'
import { typefaces } from '../../../../src/core/print/fonts.adapter.ts'
import type { PdfPart, PrintOptions } from '../../../../src/core/print/print.types.ts'

export const resourcesPath = fileURLToPath(new URL('../../../../resources/', import.meta.url))
export const fontsPath = `${resourcesPath}fonts`
export const shop = createPrintShop(resourcesPath)
export const faces = typefaces(fontsPath)

export const look: Look = { size: '4x6', design: 'sprig', hand: 'caveat', ink: 'blue' }
export const options: PrintOptions = { title: 'Thank you', madeAt: Date.UTC(2026, 0, 15) }

/** Every size in every hand, with the other choices going round. */
export const looks: readonly Look[] = cardSizeIds.flatMap((size) =>
  handIds.map((hand, at) => ({ size, hand, design: designIds[at] ?? 'rule', ink: inkIds[at % 2] ?? 'blue' })),
)

export async function parts(stream: AsyncIterable<PdfPart>): Promise<PdfPart[]> {
  const out: PdfPart[] = []
  for await (const part of stream) out.push(part)
  return out
}

export async function onlyPart(stream: AsyncIterable<PdfPart>): Promise<PdfPart> {
  const all = await parts(stream)
  if (all.length !== 1) throw new Error(`${all.length} parts instead of one`)
  return all[0] as PdfPart
}

/** The same numbers from the same seed: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

export const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()
