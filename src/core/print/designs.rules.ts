import type { Box } from '../../contract/layout.ts'
import type { DesignId } from '../../contract/stationery.ts'
import { stroke } from './paths.rules.ts'

/** The picture on the front of a card, in the card's own points. */
export function frontArt(design: DesignId, widthPt: number, heightPt: number): Box[] {
  void design
  return [stroke(`M${widthPt * 0.3} ${heightPt / 2}H${widthPt * 0.7}`, '#5b7f6b', 0.8)]
}

/** The small sign at the foot of a folded card's back. */
export function backArt(design: DesignId, widthPt: number, heightPt: number): Box[] {
  void design
  return [stroke(`M${widthPt * 0.46} ${heightPt - 40}H${widthPt * 0.54}`, '#5b7f6b', 0.6)]
}
