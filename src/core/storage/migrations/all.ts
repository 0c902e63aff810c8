import type { Database } from '../database.ts'
import { spine } from './0001-spine.ts'
import { addressBook } from './0002-address-book.ts'

/** One step from a version to the next. Once released it is a stone: never edited, only followed. */
export interface Migration {
  readonly name: string
  readonly sql: string
  /** Fills in what SQL alone cannot, right after it and in the same transaction. */
  readonly fill?: (db: Database) => void
}

/** In order; a library's `user_version` is how many of them it has had. */
export const migrations: readonly Migration[] = [spine, addressBook]
