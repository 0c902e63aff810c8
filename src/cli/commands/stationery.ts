import { cardSizeIds, designIds, envelopeIds, handIds, inkIds, labelSheetIds, type CardSize, type EnvelopeId, type LabelSheetId, type Look } from '../../contract/stationery.ts'
import type { Settings } from '../../contract/settings.ts'
import type { OptionSpec } from '../command.ts'
import type { Options } from '../options.ts'

export const lookOptions: Readonly<Record<string, OptionSpec>> = {
  size: { value: 'SIZE', help: `${cardSizeIds.join(', ')} (the one in your settings)` },
  design: { value: 'DESIGN', help: `${designIds.join(', ')} (the one in your settings)` },
  hand: { value: 'HAND', help: `${handIds.join(', ')} (the one in your settings)` },
  ink: { value: 'INK', help: `${inkIds.join(', ')} (the one in your settings)` },
}

export const sheetHelp = `${labelSheetIds.join(', ')}; 5160 will do for avery-5160`

/** The look that was asked for, over the one in the settings. */
export function readLook(options: Options, { look }: Settings): Look {
  return {
    size: options.choice('size', cardSizeIds) ?? look.size,
    design: options.choice('design', designIds) ?? look.design,
    hand: options.choice('hand', handIds) ?? look.hand,
    ink: options.choice('ink', inkIds) ?? look.ink,
  }
}

/** The envelope that was asked for, else the one in the settings where the card fits into it, else the card's best. */
export function readEnvelope(options: Options, settings: Settings, size: CardSize): EnvelopeId | null {
  const asked = options.choice('envelope', [...envelopeIds, 'none'])
  if (asked === 'none') return null
  const usual = settings.envelope !== null && size.envelopes.includes(settings.envelope) ? settings.envelope : size.envelopes[0]
  return asked ?? usual ?? null
}

/** The sheet that was asked for; undefined where none was, null for `none`. */
export function readSheet(options: Options): LabelSheetId | null | undefined {
  const asked = options.choice('sheet', [...labelSheetIds, 'none'])
  return asked === 'none' ? null : (asked ?? undefined)
}
