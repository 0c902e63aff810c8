import type { Address } from '../../contract/customers.ts'

/** A customer as a vCard holds them. */
export interface VcardPerson {
  readonly uid: string
  readonly name: string
  /** How a card greets them; empty means the first word of the name. */
  readonly firstName: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly address: Address
  readonly facts: readonly string[]
  readonly sinceOn: string | null
  readonly plan: string
  readonly spendCents: number | null
  readonly spendCurrency: string | null
  /** Their id in another system. */
  readonly externalId: string
  readonly isDoNotMail: boolean
  readonly isDoNotEmail: boolean
}

/** What a card says, as it says it: a country is text, a day may be anything. */
export interface ReadVcard extends Omit<VcardPerson, 'address' | 'sinceOn' | 'spendCents' | 'spendCurrency'> {
  readonly lastName: string
  /** Written by Longhand. */
  readonly isOurs: boolean
  readonly sinceOn: string
  readonly spent: string
  readonly currency: string
  readonly address: Address
  /** An address that the card only has as it is printed on a label, in lines. */
  readonly wholeAddress: string
}

/** A line of a card: what it is, what is said about it, and its value with its escapes. */
export interface VcardProperty {
  readonly group: string
  /** In capitals. */
  readonly name: string
  /** By name in capitals; a parameter without a name counts as a type. Values as they stand. */
  readonly params: Readonly<Record<string, readonly string[]>>
  readonly value: string
}

/** The unfolded lines between BEGIN and END, or why there is no card. */
export type VcardLines = readonly string[] | { readonly fault: string }
