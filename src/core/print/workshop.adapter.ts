import { join } from 'node:path'
import type { Look } from '../../contract/stationery.ts'
import { cardArt } from './card.rules.ts'
import type { CardArt } from './card.rules.ts'
import { addressChain, handChain } from './faces.rules.ts'
import type { FontId } from './faces.rules.ts'
import { typefaces } from './fonts.adapter.ts'
import type { Typefaces } from './fonts.adapter.ts'
import { kept } from './kept.rules.ts'
import { shaper } from './shaping.rules.ts'
import type { Shaper } from './shaping.rules.ts'

/** What the printing of cards, envelopes and labels shares: fonts opened once, words shaped once, art drawn once. */
export interface Workshop {
  readonly faces: Typefaces
  hand(look: Pick<Look, 'hand'>): Shaper
  /** The print-like pen of addresses and order marks. */
  print(): Shaper
  art(look: Pick<Look, 'size' | 'design'>): CardArt
}

/** Long strokes reach into the space beside them: a joined hand needs a wide one, print a little less. In x-heights. */
const narrowestSpace = { hand: 0.88, print: 0.6 }

/** Over the fonts in `<resourcesPath>/fonts`; nothing is read before it is needed. */
export function createWorkshop(resourcesPath: string): Workshop {
  const faces = typefaces(join(resourcesPath, 'fonts'))
  const pens = new Map<string, Shaper>()
  const arts = new Map<string, CardArt>()
  const pen = ([first, ...rest]: readonly [FontId, ...FontId[]], space: number): Shaper =>
    kept(pens, first, () => shaper([() => faces(first), ...rest.map((id) => () => faces(id))], space))
  return {
    faces,
    hand: ({ hand }) => pen(handChain(hand), narrowestSpace.hand),
    print: () => pen(addressChain, narrowestSpace.print),
    art: ({ size, design }) => kept(arts, `${size} ${design}`, () => cardArt(size, design)),
  }
}
