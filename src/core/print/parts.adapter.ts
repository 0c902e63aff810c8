import { AppError } from '../../contract/errors.ts'
import { pause } from '../pause.ts'
import { createPdf } from './pdf.adapter.ts'
import type { Pdf, PdfOptions } from './pdf.adapter.ts'
import type { PdfPart, PrintOptions } from './print.types.ts'

/** How to print things that must each stay in one file: a card, an envelope, a sheet of labels. */
export interface Work<T> {
  fromPosition(thing: T): number
  toPosition(thing: T): number
  /** How many cards, envelopes or labels it counts for. */
  items(thing: T): number
  draw(pdf: Pdf, thing: T): void
}

/** A card or an envelope: one thing, one place in the stack. */
export const single = <T extends { readonly position: number }>(draw: (pdf: Pdf, thing: T) => void): Work<T> => ({
  fromPosition: ({ position }) => position,
  toPosition: ({ position }) => position,
  items: () => 1,
  draw,
})

/** Memory stays flat, and a printer's spooler is not handed fifty megabytes at once. */
const itemsPerFile = 500
/** A few milliseconds of work between two looks at the world. */
const itemsPerBreath = 25

/**
 * Cuts a job into files of about 500 items. Between short stretches of work the event loop turns, progress is told, and
 * a cancelled job throws `core/cancelled`.
 */
export async function* inParts<T>(
  things: readonly T[],
  work: Work<T>,
  file: Pick<PdfOptions, 'duplex' | 'typefaces'>,
  options: PrintOptions,
): AsyncIterable<PdfPart> {
  const of = things.reduce((sum, thing) => sum + work.items(thing), 0)
  let done = 0
  let next = 0
  while (next < things.length) {
    const pdf = createPdf({ ...file, title: options.title, madeAt: options.madeAt })
    const part = { first: things[next], last: things[next], items: 0 }
    while (part.items < itemsPerFile && next < things.length) {
      await pause(options.signal)
      const breath = Math.min(part.items + itemsPerBreath, itemsPerFile)
      for (; part.items < breath && next < things.length; next += 1) {
        const thing = things[next] as T
        work.draw(pdf, thing)
        part.last = thing
        part.items += work.items(thing)
      }
      options.onProgress?.(done + part.items, of)
    }
    done += part.items
    yield {
      bytes: pdf.finish(),
      pages: pdf.pages,
      fromPosition: work.fromPosition(part.first as T),
      toPosition: work.toPosition(part.last as T),
    }
  }
}

/** The last defence: services check every piece first, so that the founder hears all reasons at once. */
export function notPrintable(position: number, reason: 'too-long' | 'uncovered-character'): AppError {
  return new AppError('cards/not-printable', { position, reason })
}
