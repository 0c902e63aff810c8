import { AppError } from '../../contract/errors.ts'
import { cardSizeOf } from '../stationery/stationery.rules.ts'
import { layoutCard } from './card.rules.ts'
import { cardSheets, markPage, outsideSheet } from './imposition.rules.ts'
import type { Sheet } from './imposition.rules.ts'
import { kept } from './kept.rules.ts'
import { inParts, notPrintable, single } from './parts.adapter.ts'
import type { Pdf } from './pdf.adapter.ts'
import type { CardJob, PdfPart, PrintOptions } from './print.types.ts'
import type { Workshop } from './workshop.adapter.ts'

/**
 * Two pages for each card, in stack order. Throws `cards/not-printable` for a text that is too long or has a character
 * no font covers, and `stationery/unknown` for jobs of more than one size.
 */
export async function* printCards(shop: Workshop, jobs: readonly CardJob[], options: PrintOptions): AsyncIterable<PdfPart> {
  const first = jobs[0]
  if (first === undefined) return
  const size = cardSizeOf(first.look.size)
  if (jobs.some((job) => job.look.size !== size.id)) throw new AppError('stationery/unknown', { sizes: 'mixed' })
  const outsides = new Map<string, Sheet>()
  const draw = (pdf: Pdf, job: CardJob): void => {
    const art = shop.art(job.look)
    const card = layoutCard(job.text, job.look, art, shop.hand(job.look))
    if (card.fit.isTooLong) throw notPrintable(job.position, 'too-long')
    if (card.uncovered.length > 0) throw notPrintable(job.position, 'uncovered-character')
    const outside = kept(outsides, job.look.design, () => outsideSheet(size, art))
    for (const sheet of cardSheets(card, size, outside, markPage(job.position, size, shop.print()))) pdf.add(sheet)
  }
  const duplex = size.duplex === 'short-edge' ? 'DuplexFlipShortEdge' : 'DuplexFlipLongEdge'
  yield* inParts(jobs, single(draw), { duplex, typefaces: shop.faces }, options)
}
