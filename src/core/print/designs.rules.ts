import type { Box } from '../../contract/layout.ts'
import type { DesignId } from '../../contract/stationery.ts'
import { divider, fineRules } from './fine-rules.rules.ts'
import { postmark } from './postmark.rules.ts'
import { sprig } from './sprig.rules.ts'

/** The picture on the front of a card, in the card's own points. All ink stays 12 pt from the edge. */
export const frontArt: Readonly<Record<DesignId, (widthPt: number, heightPt: number) => Box[]>> = {
  sprig: (width, height) => sprig({ x: width * 0.49, y: height * 0.77 }, height * 0.58, true),
  postmark: (width, height) => postmark({ x: width / 2, y: height * 0.44 }, width * 0.66),
  rule: fineRules,
}

/** The small sign at the foot of a folded card's back. */
export const backArt: Readonly<Record<DesignId, (widthPt: number, heightPt: number) => Box[]>> = {
  sprig: (width, height) => sprig({ x: width / 2, y: height * 0.925 }, height * 0.075, false),
  postmark: (width, height) => postmark({ x: width / 2, y: height * 0.9 }, width * 0.14),
  rule: (width, height) => divider({ x: width / 2, y: height * 0.9 }, width * 0.12),
}
