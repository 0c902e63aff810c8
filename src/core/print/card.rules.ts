import type { PageLayout } from '../../contract/layout.ts'
import type { CardSize, CardSizeId, DesignId, Look } from '../../contract/stationery.ts'
import { cardSizeOf, inkOf } from '../stationery/stationery.rules.ts'
import { backArt, frontArt } from './designs.rules.ts'
import { paper } from './palette.rules.ts'
import { setMessage } from './message.rules.ts'
import type { CardLayout } from './print.types.ts'
import type { Shaper } from './shaping.rules.ts'

/** The sides of a card that are the same for every customer. */
export interface CardArt {
  readonly front: PageLayout
  /** Null on a flat card, whose back is written on. */
  readonly back: PageLayout | null
}

export function cardArt(sizeId: CardSizeId, design: DesignId): CardArt {
  const size = cardSizeOf(sizeId)
  return {
    front: side('front', size, frontArt[design](size.widthPt, size.heightPt)),
    back: size.isFolded ? side('back', size, backArt[design](size.widthPt, size.heightPt)) : null,
  }
}

/**
 * Where the ink goes. The message stands on the back of a flat card and on the right-hand inside panel of a folded one,
 * and every page is one panel at the size the reader holds: the left inside panel stays blank paper.
 */
export function layoutCard(text: string, look: Look, art: CardArt, hand: Shaper): CardLayout {
  const size = cardSizeOf(look.size)
  const message = setMessage(text, hand, size, inkOf(look.ink).color)
  const written = side(size.isFolded ? 'inside' : 'back', size, message.boxes)
  return {
    pages: art.back === null ? [art.front, written] : [art.front, written, art.back],
    fit: message.fit,
    uncovered: message.uncovered,
  }
}

/** The side with the founder's words. */
export function messageSide(card: CardLayout): PageLayout {
  const page = card.pages[1]
  if (page === undefined) throw new RangeError('a card has at least two sides')
  return page
}

const side = (name: string, size: CardSize, boxes: PageLayout['boxes']): PageLayout => ({
  name,
  widthPt: size.widthPt,
  heightPt: size.heightPt,
  paper,
  boxes,
})
