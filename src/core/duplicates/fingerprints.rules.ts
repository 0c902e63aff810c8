import { hashOf } from '../hash.rules.ts'
import type { Profile } from './likeness.rules.ts'
import { nicknameGroups } from './nicknames.rules.ts'

/** What everybody is known by, in a few numbers each: enough to say of most pairs that they are two, without reading them. */
export interface Fingerprints {
  set(person: number, profile: Profile): void
  /** False only for pairs that `compareProfiles` would not find alike. */
  mayBeOne(a: number, b: number): boolean
}

/** Texts of which two people who are one share at least one, unless their e-mails differ by a slip. The first is the e-mail. */
const texts = 7
/** A slip changes two letters at most, spelling by ear a few more. */
const fewLetters = 4

/** 36 bytes a person. */
export function createFingerprints(people: number): Fingerprints {
  const hashes = new Uint16Array(people * texts)
  const families = new Uint16Array(people)
  const familyLetters = new Uint32Array(people)
  const givenLetters = new Uint32Array(people)
  const nicknames = new Uint32Array(people)
  const localLetters = new Uint32Array(people)
  const localDigits = new Uint16Array(people)

  return {
    set(person, { name, email, phone, street, place, company, domain }) {
      for (const [index, text] of [email.key, email.local, phone, street, place, company.slice(0, 4), domain].entries()) {
        hashes[person * texts + index] = shortHashOf(text)
      }
      // With more or fewer than two words, any may be the one that counts or is left out; an initial stands for many names.
      const [given = '', family = ''] = name.sounds
      const isPlain = name.sounds.length === 2 && given.length > 1 && family.length > 1
      families[person] = isPlain ? shortHashOf(family) : 0
      familyLetters[person] = lettersOf(family)
      givenLetters[person] = lettersOf(given)
      nicknames[person] = nicknameGroups(name.words[0] ?? '').reduce((mask, group) => mask | (1 << (group & 31)), 0)
      localLetters[person] = lettersOf(email.local)
      localDigits[person] = digitsOf(email.local)
    },

    mayBeOne(a, b) {
      if (isShared(a, b, 0)) return true
      let hasShared = false
      for (let index = 1; index < texts && !hasShared; index++) hasShared = isShared(a, b, index)
      if (!hasShared && (localDigits[a] !== localDigits[b] || bits(localLetters[a]! ^ localLetters[b]!) > 2)) return false
      if (families[a] === 0 || families[b] === 0) return true
      if (families[a] !== families[b] && bits(familyLetters[a]! ^ familyLetters[b]!) > fewLetters) return areWordsSwapped(a, b)
      return bits(givenLetters[a]! ^ givenLetters[b]!) <= fewLetters || (nicknames[a]! & nicknames[b]!) !== 0
    },
  }

  function isShared(a: number, b: number, index: number): boolean {
    const hash = hashes[a * texts + index]!
    return hash !== 0 && hash === hashes[b * texts + index]!
  }

  /** "Lopez Ana" without a comma. */
  function areWordsSwapped(a: number, b: number): boolean {
    return givenLetters[a] === familyLetters[b] && familyLetters[a] === givenLetters[b]
  }
}

/** 16 bits, 0 for nothing. */
function shortHashOf(text: string): number {
  if (text === '') return 0
  const hash = hashOf(text)
  return ((hash ^ (hash >>> 16)) & 0xffff) || 1
}

/** Which letters a word has, a bit each. */
function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index)
    if (unit < 48 || unit > 57) letters |= 1 << (unit & 31)
  }
  return letters >>> 0
}

function digitsOf(word: string): number {
  let digits = 0
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index)
    if (unit >= 48 && unit <= 57) digits |= 1 << (unit - 48)
  }
  return digits
}

function bits(value: number): number {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1
  return count
}
