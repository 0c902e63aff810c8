import { AppError } from '../../contract/errors.ts'
import type { LabelSheet } from '../../contract/stationery.ts'
import { labelsPerSheet } from '../stationery/stationery.rules.ts'
import { labelMark, labelPage, labelPlace, labelsOnSheets, setLabel } from './labels.rules.ts'
import type { PlacedLabel } from './labels.rules.ts'
import { inParts } from './parts.adapter.ts'
import type { Work } from './parts.adapter.ts'
import type { Pdf } from './pdf.adapter.ts'
import { printable } from './print-envelopes.adapter.ts'
import type { LabelJob, PdfPart, PrintOptions } from './print.types.ts'
import type { Workshop } from './workshop.adapter.ts'

/**
 * Sheets of labels along the rows, the first label at `start` (from 1). Labels without a position count from 1.
 * Throws `stationery/label-start` for a start the sheet does not have and `cards/not-printable` for an address that
 * cannot be set.
 */
export async function* printLabels(
  shop: Workshop,
  jobs: readonly LabelJob[],
  sheet: LabelSheet,
  start: number,
  options: PrintOptions,
): AsyncIterable<PdfPart> {
  const perSheet = labelsPerSheet(sheet)
  if (!Number.isInteger(start) || start < 1 || start > perSheet) {
    throw new AppError('stationery/label-start', { start, labels: perSheet })
  }
  const draw = (pdf: Pdf, labels: readonly PlacedLabel[]): void => {
    const print = shop.print()
    const boxes = labels.flatMap(({ job, index, position }) => {
      const place = labelPlace(sheet, index)
      const block = printable(setLabel(job.lines, place, print), position)
      return job.position === null ? block : [...block, ...labelMark(job.position, place, print)]
    })
    const page = labelPage(sheet, boxes)
    pdf.add({ widthPt: page.widthPt, heightPt: page.heightPt, places: [{ page, xPt: 0, yPt: 0, isFixed: false }] })
  }
  const sheets: Work<readonly PlacedLabel[]> = {
    fromPosition: (labels) => labels[0]?.position ?? 0,
    toPosition: (labels) => labels.at(-1)?.position ?? 0,
    items: (labels) => labels.length,
    draw,
  }
  yield* inParts(labelsOnSheets(jobs, perSheet, start), sheets, { duplex: 'Simplex', typefaces: shop.faces }, options)
}
