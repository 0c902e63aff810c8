import type { Output } from '../../contract/contract.ts'
import { cardSizes, designs, envelopes, hands, inks, labelSheets } from './stationery.rules.ts'

export function createStationeryService() {
  return {
    list: (): Output<'stationery.list'> => ({
      hands: [...hands],
      inks: [...inks],
      designs: [...designs],
      cardSizes: [...cardSizes],
      envelopes: [...envelopes],
      labelSheets: [...labelSheets],
    }),
  }
}
