import type { Settings } from '../../contract/settings.ts'
import { noAddress } from '../customers/customers.rules.ts'

/** What a library starts with. */
export const defaultSettings: Settings = {
  minYears: 2,
  restMonths: 12,
  sender: { name: '', company: '', address: noAddress },
  look: { size: '4x6', design: 'sprig', hand: 'homemade-apple', ink: 'blue' },
  envelope: 'a6-us',
  labelSheet: 'avery-5160',
}
