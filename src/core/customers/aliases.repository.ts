import type { Database } from '../storage/database.ts'

export type AliasesRepository = ReturnType<typeof createAliasesRepository>

export function createAliasesRepository(db: Database) {
  const put = db.prepare('INSERT OR IGNORE INTO customer_aliases (key, customer_id, import_id) VALUES (?, ?, ?)')

  return {
    /** From now on an import finds the customer by these keys too; `importId` is the import that says so, null for a person. */
    put(keys: readonly string[], customerId: string, importId: string | null): void {
      for (const key of keys) put.run(key, customerId, importId)
    },
  }
}
