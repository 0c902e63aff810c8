import { fold, titles } from '../customers/customers.rules.ts'
import { jaroWinkler, oneSlip } from './jaro-winkler.rules.ts'
import { isNickname } from './nicknames.rules.ts'

/** A name taken apart: its folded words with the given name first, and how they sound. */
export interface NameParts {
  readonly words: readonly string[]
  readonly sounds: readonly string[]
  /** "jr", "iii"; empty as a rule. */
  readonly generation: string
}

/**
 * `same` word for word; `compatible` where both may stand for one person (order, initials, a nickname, a part left out);
 * `similar` where a slip of the hand or an ear for the name explains it; `blank` where one of them says nothing.
 */
export type NameLikeness = 'same' | 'compatible' | 'similar' | 'blank' | 'different'

const generations = new Set(['jr', 'sr', 'jun', 'sen', 'junior', 'senior', 'ii', 'iii', 'iv'])
const degrees = new Set(['phd', 'md', 'dds', 'esq', 'mba', 'msc', 'ma', 'ba', 'cpa', 'rn'])
const hasComma = /[,，]/

/** "López, Dr. Ana" is ana lopez. */
export function nameParts(name: string): NameParts {
  const [head = [], ...behind] = name.split(hasComma).map(wordsOf)
  const tail = behind.flat()
  const generation = [...head.slice(1), ...tail].find((word) => generations.has(word)) ?? ''
  const given = tail.filter((word) => !generations.has(word) && !degrees.has(word))
  const words = [...given, ...head].filter((word, index) => !titles.has(word) && (index === 0 || !generations.has(word)))
  return { words, sounds: words.map(soundOf), generation: generation.slice(0, 3).replace(/^(jun|sen)$/, (long) => `${long[0]}r`) }
}

function wordsOf(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** Spellings that one hears alike: Stephan and Stefan, Müller and Mueller, Sara and Sarah, Ana and Anna. */
export function soundOf(word: string): string {
  let sound = ''
  let last = ''
  for (let at = 0; at < word.length; at++) {
    const heard = letterHeard(word[at]!, word[at - 1] ?? '', word[at + 1] ?? '')
    if (heard !== '' && heard !== last) sound += heard
    if (heard !== '') last = heard
  }
  return sound
}

function letterHeard(letter: string, before: string, behind: string): string {
  switch (letter) {
    case 'e':
      return before === 'a' || before === 'o' || before === 'u' ? '' : letter
    case 'p':
      return behind === 'h' ? 'f' : letter
    case 'h':
      return before === 'c' || before === 's' ? letter : ''
    case 'c':
      return behind === 'h' ? letter : 'k'
    case 'z':
      return 's'
    case 'y':
      return 'i'
    case 'j':
      return 'aeou'.includes(behind) && behind !== '' ? letter : 'i'
    default:
      return letter
  }
}

/** Of two names as typed; used where the e-mail is equal and says the rest. */
export function areSameNames(a: string, b: string): 'same' | 'compatible' | 'different' {
  const likeness = compareNames(nameParts(a), nameParts(b))
  return likeness === 'same' || likeness === 'different' ? likeness : 'compatible'
}

export function compareNames(a: NameParts, b: NameParts): NameLikeness {
  if (a.words.length === 0 || b.words.length === 0) return 'blank'
  if (a.generation !== '' && b.generation !== '' && a.generation !== b.generation) return 'different'
  if (a.words.join('') === b.words.join('')) return a.generation === b.generation ? 'same' : 'compatible'
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a]
  if (short.words.length === 1) return compareWithOneWord(short, long)
  if (a.words.length === b.words.length && a.words.toSorted().join(' ') === b.words.toSorted().join(' ')) return 'compatible'
  const family = compareFamilies(short, long)
  const given = family === 'different' ? 'different' : compareGiven(short, long)
  if (family === 'different' || given === 'different' || (family === 'initial' && given === 'initial') || hasOtherMiddle(short, long)) return 'different'
  return family === 'similar' || given === 'similar' ? 'similar' : 'compatible'
}

/** "Ana" or "López" beside "Ana López". */
function compareWithOneWord(short: NameParts, long: NameParts): NameLikeness {
  const word = short.words[0]!
  if (long.words.length === 1) return isAlike(short, 0, long, 0) ? 'similar' : 'different'
  return word.length > 1 && (word === long.words[0] || word === long.words.at(-1)) ? 'compatible' : 'different'
}

type PartLikeness = 'same' | 'initial' | 'similar' | 'different'

function compareFamilies(short: NameParts, long: NameParts): PartLikeness {
  const word = short.words.at(-1)!
  const other = long.words.at(-1)!
  // Of two surnames people often leave one out.
  if (word === other || long.words.indexOf(word, 1) > 0) return 'same'
  if (word.length === 1 || other.length === 1) return word[0] === other[0] ? 'initial' : 'different'
  const isHeard = short.sounds.at(-1) === long.sounds.at(-1)
  return isHeard || (word.length >= 5 && other.length >= 5 && (oneSlip(word, other) !== null || jaroWinkler(word, other) >= 0.94)) ? 'similar' : 'different'
}

function compareGiven(short: NameParts, long: NameParts): PartLikeness {
  const word = short.words[0]!
  const other = long.words[0]!
  if (word === other || long.words.slice(0, -1).includes(word)) return 'same'
  if (word.length === 1 || other.length === 1) return word[0] === other[0] ? 'initial' : 'different'
  if (short.sounds[0] === long.sounds[0]) return 'similar'
  if (isNickname(word, other)) return 'same'
  return isAlike(short, 0, long, 0) ? 'similar' : 'different'
}

/** John A. Smith is not John B. Smith. */
function hasOtherMiddle(short: NameParts, long: NameParts): boolean {
  const middle = short.words.slice(1, -1)
  const others = long.words.slice(1, -1)
  if (middle.length === 0 || others.length === 0) return false
  return !middle.some((word) => long.words.some((other) => word === other || ((word.length === 1 || other.length === 1) && word[0] === other[0])))
}

/**
 * Whether two given names are one with a slip. Short ones are not: Lena and Lina, Maria and Marta are sisters. Nor is a slip
 * at the end, which tells Mario from Maria and Alexander from Alexandra.
 */
function isAlike(a: NameParts, atA: number, b: NameParts, atB: number): boolean {
  if (a.sounds[atA] === b.sounds[atB]) return true
  const word = a.words[atA]!
  const other = b.words[atB]!
  const slip = oneSlip(word, other)
  if (!slip) return false
  const length = Math.max(word.length, other.length)
  const isAtEnd = slip.at >= length - (slip.kind === 'swapped' ? 2 : 1)
  return !isAtEnd && (slip.kind === 'swapped' ? length >= 4 : length >= 6)
}
