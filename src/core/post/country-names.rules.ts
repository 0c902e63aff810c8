import countries from 'i18n-iso-countries/index.js'
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' }
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' }
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' }
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' }
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' }

/**
 * Country names out of i18n-iso-countries: tables, no side effects, so rules may read them. Only the languages we
 * promise are loaded; all eighty take three times as long at start-up.
 */
const languages = [en, de, fr, es, pt, it, nl, ja]

/** ISO 3166-1: two-letter code -> three-letter code. */
export const alpha3: Readonly<Record<string, string>> = countries.getAlpha2Codes()

/** Every name in every language with its code, official English names first. */
export function everyName(): { name: string; code: string }[] {
  return languages.flatMap(({ countries: table }) =>
    Object.entries<string | string[]>(table).flatMap(([code, names]) => [names].flat().map((name) => ({ name, code }))),
  )
}

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
  const names = (en.countries as Record<string, string | string[]>)[code]
  return postalNames[code] ?? (Array.isArray(names) ? names[0] : names) ?? code
}
