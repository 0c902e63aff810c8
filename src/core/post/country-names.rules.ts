import { englishNames } from './tables.rules.ts'

/** The long names of diplomacy are no use on an envelope. */
const postalNames: Readonly<Record<string, string>> = {
  BN: 'Brunei',
  CC: 'Cocos Islands',
  FK: 'Falkland Islands',
  FM: 'Micronesia',
  IR: 'Iran',
  LA: 'Laos',
  MD: 'Moldova',
  MF: 'Saint Martin',
  MK: 'North Macedonia',
  PS: 'Palestine',
  RU: 'Russia',
  SX: 'Sint Maarten',
  SY: 'Syria',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  VA: 'Vatican City',
  VG: 'British Virgin Islands',
  VI: 'U.S. Virgin Islands',
}

/** A country's English name as written on mail, e.g. `Germany`; the code itself when nobody knows it. */
export function countryName(code: string): string {
  const names = englishNames[code]
  return postalNames[code] ?? (Array.isArray(names) ? names[0] : names) ?? code
}
