/** What stands in front of the town: the first part with its number, and the others behind it. */
export function streetLines(parts: readonly string[]): { line1: string; line2: string } {
  const [first = '', ...others] = parts
  // "Calle Mayor, 5": the number belongs to the street.
  const hasNumber = !/\d/.test(first) && others.length > 0 && /^(?:n[.ºo°]*\s*)?\d+\s?[a-z]?(?:\b|$)/i.test(others[0]!)
  const line1 = hasNumber ? `${first}, ${others.shift()!}` : first
  return { line1, line2: others.join(', ') }
}

const longest = { line: 100, town: 50 }

/** Something with a letter in it, or a number alone behind which the rest follows. */
export const isStreet = (text: string): boolean => text.length <= longest.line && /\p{L}/u.test(text) && !/@|:\/\/|^\+?\d[\d ()/-]{6,}$/.test(text)

/** Words of streets and houses, which no town has for its last or its only one. */
const streetWords = /^(?:co\.?|county)\s|(?:^|\s)(?:st|street|ave|avenue|road|rd|blvd|boulevard|lane|ln|drive|dr|way|court|ct|place|plaza|square|terrace|highway|hwy|suite|ste|apt|apartment|unit|floor|flat|building|bldg|box|po|p\.o)\.?$|^(?:rue|avenue|boulevard|calle|avenida|via|viale|rua|chemin|allée|impasse|quai|paseo|piazza|apt|unit|suite|floor|flat|po box|p\.o\. box|postfach|bp|bte|boîte)\.?\s|(?:straße|strasse|str\.|weg|gasse|allee|straat|laan|gracht|platz|gatan|vägen|vej|gade)$/iu

/** Prague 1, Dublin 4, Lyon 3e: towns that count their districts. */
const withDistricts = new Set(['CZ', 'SK', 'IE', 'FR', 'HU'])

/** The name of a town: letters, a few words, and no number but a district or the sorting office of French firms. */
export function isTown(text: string, country: string): boolean {
  if (text === '' || text.length > longest.town || !/^['’]?\p{L}/u.test(text) || !/^[\p{L}\p{M}\d\s.'’()/-]+$/u.test(text)) return false
  const isDistrict = /\scedex(?:\s\d{1,2})?$/i.test(text) || (withDistricts.has(country) && /\s\d{1,2}(?:er?|ème|\.)?$/i.test(text))
  return (!/\d/.test(text) || isDistrict) && text.split(/\s+/).length <= 6 && !streetWords.test(text)
}
