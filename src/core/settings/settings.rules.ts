import type { Settings } from '../../contract/settings.ts'

/** What a library starts with. */
export const defaultSettings: Settings = {
  minYears: 2,
  restMonths: 12,
  sender: { name: '', company: '', address: { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' } },
  look: { size: '4x6', design: 'sprig', hand: 'homemade-apple', ink: 'blue' },
  envelope: 'a6-us',
  labelSheet: 'avery-5160',
}
