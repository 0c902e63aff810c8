import type { PageLayout } from '../../contract/layout.ts'
import type { CardSize } from '../../contract/stationery.ts'
import { messageSide } from './card.rules.ts'
import type { CardArt } from './card.rules.ts'
import { paper } from './palette.rules.ts'
import { orderMark } from './marks.rules.ts'
import type { CardLayout } from './print.types.ts'
import type { Shaper } from './shaping.rules.ts'

/** As near the corner as a desk printer reaches. */
const markInsetPt = 18

/** One side of paper as it goes through the printer. */
export interface Sheet {
  readonly widthPt: number
  readonly heightPt: number
  readonly places: readonly Place[]
}

/** A page put on a sheet with its upper left corner at x, y. */
export interface Place {
  readonly page: PageLayout
  readonly xPt: number
  readonly yPt: number
  /** True for art that many sheets share as the same object: the file holds it once. */
  readonly isFixed: boolean
}

/**
 * The two sides of one card's sheet, in printing order.
 * Flat: front, then back. Folded, on a landscape sheet with the fold in the middle: the outside with the back panel left
 * and the front panel right, then the inside with the left panel blank and the message right. Turned on its short edge,
 * the front comes to lie behind the inside's left panel and opens like a book.
 * The order mark stands on the back in both.
 */
export function cardSheets(card: CardLayout, size: CardSize, outside: Sheet, mark: PageLayout): [Sheet, Sheet] {
  const message: Place = { page: messageSide(card), xPt: size.isFolded ? size.widthPt : 0, yPt: 0, isFixed: false }
  const markPlace: Place = { page: mark, xPt: 0, yPt: 0, isFixed: false }
  if (!size.isFolded) return [outside, sheet(size, [message, markPlace])]
  return [sheet(size, [...outside.places, markPlace]), sheet(size, [message])]
}

/** The side with the design; on a folded card, both outer panels. */
export function outsideSheet(size: CardSize, art: CardArt): Sheet {
  const front: Place = { page: art.front, xPt: size.isFolded ? size.widthPt : 0, yPt: 0, isFixed: true }
  return sheet(size, art.back === null ? [front] : [{ page: art.back, xPt: 0, yPt: 0, isFixed: true }, front])
}

const sheet = (size: CardSize, places: readonly Place[]): Sheet => ({
  widthPt: size.sheetWidthPt,
  heightPt: size.sheetHeightPt,
  places,
})

/** The order mark at the foot of a card's back, on paper of its own so that the art can stay one object. */
export function markPage(position: number, size: CardSize, print: Shaper): PageLayout {
  return {
    name: 'back',
    widthPt: size.widthPt,
    heightPt: size.heightPt,
    paper,
    boxes: orderMark(position, print, { rightPt: size.widthPt - markInsetPt, baselinePt: size.heightPt - markInsetPt }),
  }
}
