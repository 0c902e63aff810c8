import type { Envelope } from '../../contract/stationery.ts'
import type { AddressBlock } from './address-block.rules.ts'
import { envelopePage, setRecipient, setReturn } from './envelope.rules.ts'
import type { Place } from './imposition.rules.ts'
import { kept } from './kept.rules.ts'
import { inParts, notPrintable, single } from './parts.adapter.ts'
import type { Pdf } from './pdf.adapter.ts'
import type { EnvelopeJob, PdfPart, PrintOptions } from './print.types.ts'
import type { Workshop } from './workshop.adapter.ts'

/** One page for each envelope, in stack order. Throws `cards/not-printable` for an address that cannot be set. */
export async function* printEnvelopes(
  shop: Workshop,
  jobs: readonly EnvelopeJob[],
  envelope: Envelope,
  options: PrintOptions,
): AsyncIterable<PdfPart> {
  if (jobs.length === 0) return
  const print = shop.print()
  const senders = new Map<string, Place>()
  const sender = (job: EnvelopeJob): Place =>
    kept(senders, job.from.join('\n'), () => {
      const page = envelopePage(envelope, printable(setReturn(job.from, envelope, print), job.position))
      // Not as a shared form: readers of the text run its last line into the first one of the recipient.
      return { page, xPt: 0, yPt: 0, isFixed: false }
    })
  const draw = (pdf: Pdf, job: EnvelopeJob): void => {
    const boxes = printable(setRecipient(job.to, envelope, print), job.position)
    const page = envelopePage(envelope, boxes, { position: job.position, print })
    const recipient = { page, xPt: 0, yPt: 0, isFixed: false }
    pdf.add({ widthPt: envelope.widthPt, heightPt: envelope.heightPt, places: [sender(job), recipient] })
  }
  yield* inParts(jobs, single(draw), { duplex: 'Simplex', typefaces: shop.faces }, options)
}

/** The boxes of a block, or `cards/not-printable` for the piece at that position. */
export function printable(block: AddressBlock, position: number): AddressBlock['boxes'] {
  if (block.tooLong !== null) throw notPrintable(position, 'too-long')
  if (block.uncovered.length > 0) throw notPrintable(position, 'uncovered-character')
  return block.boxes
}
