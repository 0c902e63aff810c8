import type { PageLayout } from '../../contract/layout.ts'
import { pointsPerMm } from '../../contract/units.ts'
import type { Envelope } from '../../contract/stationery.ts'
import type { AddressArea } from './address-block.rules.ts'
import { setAddress } from './address-block.rules.ts'
import type { AddressBlock } from './address-block.rules.ts'
import { paper } from './palette.rules.ts'
import { orderMark } from './marks.rules.ts'
import type { Shaper } from './shaping.rules.ts'

/**
 * Postal zones of an envelope's face, in points. Read area and barcode zone: USPS Publication 28 and DMM 202; the stamp
 * corner of 74 x 40 mm also holds what Royal Mail and Deutsche Post ask for.
 */
/** Its lower edge is the upper edge of the barcode zone (4 3/4 x 5/8 in, lower right). */
const readArea = { sidePt: 36, bottomPt: 45, topPt: 198 }
const stampCorner = { widthPt: 74 * pointsPerMm, heightPt: 40 * pointsPerMm }

/** Where the recipient starts, as a share of the width. */
const recipientLeft = 0.42
const returnEdgePt = 24
const gapPt = 10
/** The middle of a stamp stuck into its corner. */
const underStamp = { rightPt: 44, baselinePt: 54 }

/** The recipient stands inside the read area, clear of the stamp corner and above the barcode zone. */
export function recipientArea(envelope: Envelope): AddressArea {
  const leftPt = Math.round(envelope.widthPt * recipientLeft)
  const ceilingPt = Math.min(readArea.topPt, envelope.heightPt - stampCorner.heightPt - gapPt)
  return {
    leftPt,
    topPt: envelope.heightPt - ceilingPt,
    widthPt: envelope.widthPt - readArea.sidePt - leftPt,
    heightPt: ceilingPt - readArea.bottomPt,
    largestPt: 15,
    smallestPt: 10,
    pitch: 1.25,
    shareAbove: 0.35,
  }
}

/** Upper left, above the read area and left of the stamp. */
export function returnArea(envelope: Envelope): AddressArea {
  return {
    leftPt: returnEdgePt,
    topPt: returnEdgePt,
    widthPt: envelope.widthPt - stampCorner.widthPt - returnEdgePt - gapPt,
    heightPt: envelope.heightPt - readArea.topPt - returnEdgePt,
    largestPt: 10,
    smallestPt: 8,
    pitch: 1.2,
    shareAbove: 0,
  }
}

export const setRecipient = (lines: readonly string[], envelope: Envelope, print: Shaper): AddressBlock =>
  setAddress(lines, print, recipientArea(envelope))

export const setReturn = (lines: readonly string[], envelope: Envelope, print: Shaper): AddressBlock =>
  setAddress(lines, print, returnArea(envelope))

/** A page of an envelope run; the order mark vanishes under the stamp. */
export function envelopePage(envelope: Envelope, boxes: PageLayout['boxes'], mark?: { position: number; print: Shaper }): PageLayout {
  const marked =
    mark === undefined
      ? boxes
      : [
          ...boxes,
          ...orderMark(mark.position, mark.print, {
            rightPt: envelope.widthPt - underStamp.rightPt,
            baselinePt: underStamp.baselinePt,
          }),
        ]
  return { name: 'envelope', widthPt: envelope.widthPt, heightPt: envelope.heightPt, paper, boxes: marked }
}
