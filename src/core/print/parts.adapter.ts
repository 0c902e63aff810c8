import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../contract/errors.ts'
import { createPdf } from './pdf.adapter.ts'
import type { Pdf, PdfOptions } from './pdf.adapter.ts'
import type { PdfPart, PrintOptions } from './print.types.ts'

/** Something that must stay in one file: a card, an envelope, a sheet of labels. */
export interface Piece {
  readonly fromPosition: number
  readonly toPosition: number
  /** How many cards, envelopes or labels it counts for. */
  readonly items: number
  draw(pdf: Pdf): void
}

/** Memory stays flat, and a printer's spooler is not handed fifty megabytes at once. */
const itemsPerFile = 500
/** A few milliseconds of work between two looks at the world. */
const itemsPerBreath = 25

/**
 * Cuts a job into files of about 500 items. Between short stretches of work the event loop turns, progress is told, and
 * a cancelled job throws `core/cancelled`.
 */
export async function* inParts(
  pieces: readonly Piece[],
  file: Pick<PdfOptions, 'duplex' | 'typefaces'>,
  options: PrintOptions,
): AsyncIterable<PdfPart> {
  const of = pieces.reduce((sum, piece) => sum + piece.items, 0)
  let done = 0
  let next = 0
  while (next < pieces.length) {
    const pdf = createPdf({ ...file, title: options.title, madeAt: options.madeAt })
    const first = next
    for (let inFile = 0; inFile < itemsPerFile && next < pieces.length; ) {
      await setImmediate()
      if (options.signal?.aborted === true) throw new AppError('core/cancelled')
      for (let items = 0; items < itemsPerBreath && inFile < itemsPerFile && next < pieces.length; next += 1) {
        const piece = pieces[next]
        piece?.draw(pdf)
        items += piece?.items ?? 0
        inFile += piece?.items ?? 0
        done += piece?.items ?? 0
      }
      options.onProgress?.(done, of)
    }
    yield {
      bytes: pdf.finish(),
      pages: pdf.pages,
      fromPosition: pieces[first]?.fromPosition ?? 0,
      toPosition: pieces[next - 1]?.toPosition ?? 0,
    }
  }
}

/** The last defence: services check every piece first, so that the founder hears all reasons at once. */
export function notPrintable(position: number, reason: 'too-long' | 'uncovered-character'): AppError {
  return new AppError('cards/not-printable', { position, reason })
}
