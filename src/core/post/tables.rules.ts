/* oxlint-disable no-restricted-imports -- the only npm packages any rules use: tables and one pure function over them */
import countries from 'i18n-iso-countries/index.js'
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' }
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' }
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' }
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' }
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' }

export { formatAddress } from 'localized-address-format'

type Names = Readonly<Record<string, string | string[]>>

/** English names by ISO 3166-1 code; a list where there are several, the official one first. */
export const englishNames: Names = en.countries
/**
 * The names in every language imports understand, English first. Only these are loaded: all eighty take three times as
 * long at start-up.
 */
export const namesByLanguage: readonly Names[] = [en, de, fr, es, pt, it, nl, ja].map((language) => language.countries)
/** ISO 3166-1: two-letter code -> three-letter code. */
export const alpha3: Readonly<Record<string, string>> = countries.getAlpha2Codes()
