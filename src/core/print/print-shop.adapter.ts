import type { EnvelopeId, LabelSheetId } from '../../contract/stationery.ts'
import { envelopeIds } from '../../contract/stationery.ts'
import { envelopeOf, labelSheetOf } from '../stationery/stationery.rules.ts'
import { fitAddress } from './address-block.rules.ts'
import { addressSentences } from './address-problems.rules.ts'
import { layoutCard } from './card.rules.ts'
import { recipientArea } from './envelope.rules.ts'
import { labelArea, labelPlace } from './labels.rules.ts'
import { outlinesOf } from './outlines.rules.ts'
import { printCards } from './print-cards.adapter.ts'
import { printEnvelopes } from './print-envelopes.adapter.ts'
import { printLabels } from './print-labels.adapter.ts'
import type { PrintShop } from './print.types.ts'
import { createWorkshop } from './workshop.adapter.ts'
import type { Workshop } from './workshop.adapter.ts'

/**
 * The print shop over the fonts in `<resourcesPath>/fonts`. Nothing is read before it is needed. Every method throws
 * `stationery/font-damaged` when a font it needs is missing or broken.
 */
export function createPrintShop(resourcesPath: string): PrintShop {
  const shop = createWorkshop(resourcesPath)
  return {
    layoutCard: ({ text, look }) => layoutCard(text, look, shop.art(look), shop.hand(look)),
    outlines: (pages) => outlinesOf(pages, shop.faces),
    addressProblems: (lines, on) => addressProblems(shop, lines, on),
    cards: (jobs, options) => printCards(shop, jobs, options),
    envelopes: (jobs, envelope, options) => printEnvelopes(shop, jobs, envelopeOf(envelope), options),
    labels: (jobs, sheet, start, options) => printLabels(shop, jobs, labelSheetOf(sheet), start, options),
  }
}

function addressProblems(shop: Workshop, lines: readonly string[], on: EnvelopeId | LabelSheetId): string[] {
  if (isEnvelope(on)) {
    const envelope = envelopeOf(on)
    return addressSentences(lines, fitAddress(lines, shop.print(), recipientArea(envelope)), envelope.name)
  }
  const sheet = labelSheetOf(on)
  return addressSentences(lines, fitAddress(lines, shop.print(), labelArea(labelPlace(sheet, 0))), sheet.name)
}

const isEnvelope = (id: EnvelopeId | LabelSheetId): id is EnvelopeId => (envelopeIds as readonly string[]).includes(id)
