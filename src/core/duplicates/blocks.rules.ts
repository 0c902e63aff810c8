import { phoneKey } from './contact.rules.ts'
import { profileOf, type Person, type Profile } from './likeness.rules.ts'

/** More people than this under one key say nothing of each other: a common name, a large office. */
export const largestBlock = 50

/**
 * The keys under which two look-alikes find each other: whoever shares none of them is not compared. Each weighs two
 * things together where one alone is common.
 */
export const blockKeys = (person: Person): string[] => blockKeysOf(profileOf(person))

export function blockKeysOf({ name, email, phone, company, domain, address, street, place }: Profile): string[] {
  const keys: string[] = []
  const family = name.sounds.at(-1) ?? ''
  const given = name.sounds[0] ?? ''
  const isNamed = family !== ''
  if (name.sounds.length > 1) {
    const words = name.sounds.toSorted().join(' ')
    keys.push(`name ${words}`)
    if (place !== '') keys.push(`name ${words} ${place}`)
  }
  if (email.key !== '') keys.push(`email ${email.key}`)
  if (email.local.length >= 3) {
    keys.push(`local ${email.local}`)
    if (isNamed) keys.push(`start ${email.local.slice(0, 4)} ${family}`)
  }
  if (phone !== '') keys.push(`phone ${phone}`)
  if (street !== '') {
    for (const letter of new Set([given.slice(0, 1), family.slice(0, 1)])) keys.push(`street ${street} ${letter}`)
    if (address !== street) keys.push(`address ${address}`)
  }
  const employers = [company === '' ? '' : `company ${company.slice(0, 12)}`, domain === '' ? '' : `domain ${domain}`].filter(Boolean)
  for (const employer of employers) {
    keys.push(isNamed ? `${employer} ${family.slice(0, 3)}` : employer)
    if (isNamed && given !== family) keys.push(`${employer} ${given.slice(0, 3)}`)
  }
  return keys
}

/** What a customer is found again by, as it is stored. */
export interface StoredKeys {
  readonly seq: number
  /** Empty without an e-mail. */
  readonly emailKey: string
  readonly phone: string
  readonly nameKey: string
  readonly addressKey: string
  readonly postalCode: string
  readonly country: string
}

/** The few keys that say most, for very many people: what is written alike to the letter. */
export function strongKeysOf({ emailKey, phone, nameKey, addressKey, postalCode, country }: StoredKeys): string[] {
  const keys: string[] = []
  if (emailKey !== '') keys.push(`email ${emailKey}`)
  if (phone !== '') keys.push(`phone ${phoneKey(phone)}`)
  if (postalCode !== '' && nameKey.includes(' ')) keys.push(`name ${nameKey} ${postalCode} ${country}`)
  if (addressKey !== '') keys.push(`address ${addressKey} ${nameKey.slice(0, 1)}`)
  return keys
}
