import type { Address, AddressState } from '../../contract/customers.ts'
import { isBlankAddress } from '../customers/address-columns.rules.ts'
import { addressOfRow, type AddressColumns } from '../customers/address-columns.rules.ts'
import type { Database } from '../storage/database.ts'
import { newId } from '../storage/ids.ts'
import type { FormerAddress, Provenance } from './addresses.rules.ts'

interface Row extends AddressColumns {
  id: string
  source: 'entered' | 'imported' | null
  source_import_id: string | null
  source_on: string | null
  state: AddressState
  state_on: string | null
  until_on: string
}

export type FormerAddressesRepository = ReturnType<typeof createFormerAddressesRepository>

export function createFormerAddressesRepository(db: Database) {
  const insert = db.prepare(`
    INSERT INTO former_addresses (id, customer_id, line1, line2, city, region, postal_code, country, source, source_import_id,
      source_on, state, state_on, until_on, import_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const newestFirst = 'WHERE customer_id = ? ORDER BY until_on DESC, rowid DESC'
  const all = db.prepare<[string], Row>(`SELECT * FROM former_addresses ${newestFirst}`)
  const last = db.prepare<[string], Row>(`SELECT * FROM former_addresses ${newestFirst} LIMIT 1`)
  const forget = db.prepare('DELETE FROM former_addresses WHERE id = ?')
  const forgetOfImport = db.prepare(`
    DELETE FROM former_addresses WHERE import_id = ? AND EXISTS (
      SELECT 1 FROM customers c WHERE c.id = former_addresses.customer_id
        AND (c.line1, c.line2, c.city, c.region, c.postal_code, c.country) = (former_addresses.line1, former_addresses.line2,
          former_addresses.city, former_addresses.region, former_addresses.postal_code, former_addresses.country))`)
  const fileName = db.prepare<[string], string>('SELECT file_name FROM imports WHERE id = ?').pluck()

  return {
    /**
     * Keeps the address a customer has, with all that is known of it, before another one or another state takes its place.
     * `importId` is the import that brings the other one, null where a person does. Does nothing where there is no address.
     */
    keep(customer: Provenance & { readonly id: string; readonly address: Address }, untilOn: string, importId: string | null): void {
      const { address } = customer
      if (isBlankAddress(address)) return
      insert.run(
        newId(Date.parse(untilOn)), customer.id, address.line1, address.line2, address.city, address.region, address.postalCode, address.country,
        customer.addressSource, customer.addressImportId, customer.addressOn, customer.addressState ?? customer.addressSource ?? 'entered',
        customer.addressStateOn, untilOn, importId,
      )
    },

    /** Newest first. */
    all: (customerId: string): FormerAddress[] => all.all(customerId).map(toFormer),
    last(customerId: string): FormerAddress | null {
      const row = last.get(customerId)
      return row ? toFormer(row) : null
    },
    forget: (id: string) => forget.run(id),
    /**
     * For an import that was taken back: those of its former addresses that hold again are no former ones. To be called once the
     * customers have their values back; whoever moved on since keeps theirs in the history.
     */
    forgetOfImport: (importId: string) => forgetOfImport.run(importId),

    /** The name of the file an import read; null for none, or one that is not known any more. */
    fileName: (importId: string | null): string | null => (importId === null ? null : (fileName.get(importId) ?? null)),
  }
}

function toFormer(row: Row): FormerAddress {
  return {
    id: row.id,
    address: addressOfRow(row),
    addressSource: row.source,
    addressImportId: row.source_import_id,
    addressOn: row.source_on,
    addressState: row.state,
    addressStateOn: row.state_on,
    untilOn: row.until_on,
  }
}
