import { isNameSuffix, titles } from '../customers/customers.rules.ts'

/** Words of a name that stay small between others. */
const particles = new Set(['van', 'von', 'vom', 'de', 'da', 'do', 'dos', 'das', 'del', 'della', 'degli', 'dei', 'di', 'du', 'des', 'ter', 'ten', 'zu', 'zum', 'zur', 'af', 'bin', 'bint', 'ibn', 'het'])
/** Small only behind another particle: "van der Berg", "de la Cruz", but "Der Terrossian" and "La Rocca". */
const behindParticles = new Set(['der', 'den', 'dem', 'la', 'las', 'los', 'le', 'lo', 'und'])
/** Small words inside the names of towns. */
const townWords = new Set(['am', 'an', 'der', 'den', 'dem', 'im', 'in', 'bei', 'ob', 'auf', 'and', 'upon', 'under', 'on', 'of', 'or', 'the', 'near', 'by', 'next', 'de', 'do', 'da', 'dos', 'das', 'du', 'des', 'del', 'della', 'dei', 'di', 'la', 'le', 'les', 'los', 'las', 'en', 'et', 'sur', 'sous', 'aux', 'lez', 'lès', 'los', 'nell', 'und', 'zu', 'op', 'aan', 'van', 'ter', 'y', 'e', 'a'])
/** Vietnamese names know no particles: Nguyễn Văn An. */
const vietnamese = new Set(['nguyen', 'tran', 'pham', 'hoang', 'huynh', 'phan', 'vu', 'vo', 'dang', 'bui', 'ngo', 'duong', 'nguyễn', 'trần', 'phạm', 'hoàng', 'huỳnh', 'võ', 'đặng', 'bùi', 'ngô', 'dương'])
const fixed: Readonly<Record<string, string>> = { ii: 'II', iii: 'III', iv: 'IV', jr: 'Jr', sr: 'Sr', dr: 'Dr', mr: 'Mr', mrs: 'Mrs', ms: 'Ms', st: 'St', ste: 'Ste', ng: 'Ng', phd: 'PhD', md: 'MD', mba: 'MBA', cpa: 'CPA', dds: 'DDS', msc: 'MSc' }
const townFixed: Readonly<Record<string, string>> = { st: 'St', ste: 'Ste', mt: 'Mt', ft: 'Ft', pt: 'Pt', dc: 'DC' }
/** Where "Mac" is "son of"; "Mack" and "Macias" are not. */
const macNames = /^mac(?=(?:donald|arthur|leod|gregor|kenzie|dougall|intyre|farlane|lean|millan|pherson|neil|kinnon|donell|callum|alister|kay|innes|dowell)$)/
/** A company in the column of names keeps its capitals. */
const companyWords = /(?:^|[\s,])(?:inc|llc|ltd|limited|gmbh|ag|kg|ug|ohg|gbr|se|sa|sas|sarl|sl|slu|srl|spa|bv|nv|corp|co|company|plc|llp|pty|oy|ab|as|aps|kft|kk|group|holding|holdings|studio|labs|consulting|solutions|services|gruppe|verlag|stiftung|foundation|university|s\.a|b\.v|s\.r\.l|s\.l)\.?(?=$|[\s,])|&|\+/i

const isCased = /^[\p{L}\p{M}\s.,'’()-]+$/u
const isTownCased = /^[\p{L}\p{M}\p{N}\s.,'’()/-]+$/u

/** "ANA MARÍA LÓPEZ" and "ana lópez" as people write them. Anything else, and what may be a company or a handle, stays as it is. */
export function mendNameCase(text: string): string {
  if (!isOneCase(text) || !isCased.test(text) || companyWords.test(text) || isShort(text)) return text
  // "john.doe" is a handle, "j. doe" and "J.R. DOE" are names.
  if (/\p{L}{2}\.\p{L}{2}/u.test(text)) return text
  return inProperCase(text, 'name')
}

/** The same for a town: "FRANKFURT AM MAIN", "aix-en-provence". */
export function mendTownCase(text: string): string {
  if (!isOneCase(text) || !isTownCased.test(text) || isShort(text)) return text
  return inProperCase(text, 'town')
}

/** Cheap, as almost every cell of a clean file ends here: true where no letter differs in case from the others. */
function isOneCase(text: string): boolean {
  const first = text.charCodeAt(0)
  // "Ana": a capital and a small letter, in ASCII.
  if (first >= 0x41 && first <= 0x5a) {
    const second = text.charCodeAt(1)
    if (second >= 0x61 && second <= 0x7a) return false
  }
  const upper = text.toUpperCase()
  const lower = text.toLowerCase()
  return upper !== lower && (text === upper || text === lower)
}

/** "JJ", "NYC": one word of three letters or fewer may be meant so. */
const isShort = (text: string): boolean => text.length <= 3 && !text.includes(' ')

function inProperCase(text: string, kind: 'name' | 'town'): string {
  // Only Turkish has this letter, and small letters of its own for both kinds of I.
  const isTurkish = text.includes('İ')
  const words = (isTurkish ? text.toLocaleLowerCase('tr') : text.toLowerCase()).split(/(\s+)/)
  const isVietnamese = kind === 'name' && vietnamese.has(words[0]!)
  return words
    .map((word, index) => {
      if (index % 2 === 1) return word
      const before = index === 0 ? '' : words[index - 2]!
      if (index > 0 && index < words.length - 1 && !isVietnamese && (isSmall(word, before, kind) || isAnd(words, index))) return word
      const proper = oneWord(word, { kind, isFirst: index === 0 })
      return isTurkish && word.startsWith('i') ? `İ${proper.slice(1)}` : proper
    })
    .join('')
}

function isSmall(word: string, before: string, kind: 'name' | 'town'): boolean {
  if (kind === 'town') return townWords.has(word)
  return particles.has(word) || (behindParticles.has(word) && (particles.has(before) || before === 'auf' || before === 'in'))
}

/** Ortega y Gasset, de Souza e Silva; "Ann E Smith" has an initial. */
const isAnd = (words: readonly string[], index: number): boolean =>
  (words[index] === 'y' && index >= 4) || (words[index] === 'e' && words.slice(0, index).some((word) => /^d[aeo]s?$/.test(word)))

interface Place {
  readonly kind: 'name' | 'town'
  readonly isFirst: boolean
}

/** A word with its hyphens and dots: "Jean-Pierre", "Aix-en-Provence", "J.R.". */
function oneWord(word: string, place: Place): string {
  return word
    .split(/([-./(])/)
    .map((part, index, all) => {
      if (index % 2 === 1 || part === '') return part
      if (place.kind === 'town' && index > 0 && index < all.length - 1 && townWords.has(part)) return part
      return onePart(part, { ...place, isFirst: place.isFirst && index === 0 })
    })
    .join('')
}

function onePart(part: string, { kind, isFirst }: Place): string {
  const bare = part.replace(/[.,)]+$/, '')
  const known = kind === 'town' ? townFixed[bare] : fixed[bare]
  if (known && !(isFirst && /^i+v?$/.test(bare))) return known + part.slice(bare.length)
  // "TJ", "DC": two consonants are initials.
  if (/^[b-df-hj-np-tv-xz]{2}$/.test(bare)) return part.toUpperCase()
  const elided = /^([dlst])(['’])(?=.)/.exec(part)
  if (elided) return apostrophe(part, isFirst)
  if (/^o['’]\p{L}/u.test(part)) return `O${part[1]!}${capital(part.slice(2))}`
  if (/^mc\p{L}{2}/u.test(part)) return `Mc${capital(part.slice(2))}`
  if (kind === 'name' && macNames.test(bare)) return `Mac${capital(part.slice(3))}`
  if (/^['’][st]$/.test(part)) return part
  if (/^ij\p{L}/u.test(part)) return `IJ${part.slice(2)}`
  return capital(part)
}

/** Jeanne d'Arc and L'Aquila, but D'Angelo and D'Amico. */
function apostrophe(part: string, isFirst: boolean): string {
  const isItalian = /[oi]$/.test(part)
  const letter = isFirst || isItalian || !part.startsWith('d') ? part[0]!.toUpperCase() : part[0]!
  return `${letter}${part[1]!}${capital(part.slice(2))}`
}

const capital = (word: string): string => word.replace(/\p{L}/u, (letter) => letter.toUpperCase())

/** A title, or the name somebody was born with. */
const givenIsNone = /^(?:(?:mr|mrs|ms|dr|prof|herr|frau|mme|sra?)\.?|(?:geb|née?|born|dite?)[.\s].*)$/i
/** Where the family name stands first anyway. */
const familyFirst = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** "López, Ana" is Ana López; "Smith, Jr.", "Lark, Inc." and lists of people stay as they are. */
export function mendNameOrder(text: string): string {
  if (!text.includes(',')) return text
  const parts = text.split(',').map((part) => part.trim())
  const [family = '', given = ''] = parts
  if (parts.length !== 2 || family === '' || given === '' || companyWords.test(text) || /[\d@/;:"]|\s(?:and|und|et|y|e|i|en)\s/i.test(text)) return text
  if (isNameSuffix(given) || isNameSuffix(family) || titles.has(family.toLowerCase().replace(/\.$/, ''))) return text
  if (givenIsNone.test(given) || /^famil/i.test(family) || familyFirst.test(text)) return text
  if (family.split(/\s+/).length > 4 || given.split(/\s+/).length > 3) return text
  // "Lark, NY" is a place.
  if (/^\p{Lu}{2,3}$/u.test(given) && family !== family.toUpperCase()) return text
  return `${given} ${family}`
}
