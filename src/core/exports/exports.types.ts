import type { Customer } from '../../contract/customers.ts'

/** What an address book says of somebody, whatever it is written in. */
export type ExportedCustomer = Pick<
  Customer,
  | 'id' | 'externalId' | 'name' | 'firstName' | 'company' | 'email' | 'phone' | 'sinceOn' | 'plan' | 'spendCents' | 'spendCurrency'
  | 'address' | 'isDoNotMail' | 'isDoNotEmail'
> & { readonly facts: readonly string[] }

/** Exports on their way out: private files in the outbox, the newest of each name. Made by `export-files.adapter.ts`. */
export interface ExportFiles {
  /** Writes a file whole or not at all. Returns its size in bytes. Throws `exports/unwritable`. */
  write(fileName: string, pieces: AsyncIterable<string>): Promise<number>
  /** Where an export lies; null for a name that is none, and for one that is not there. */
  find(fileName: string): { readonly path: string; readonly mimeType: string } | null
}
