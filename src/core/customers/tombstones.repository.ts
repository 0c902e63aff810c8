import type { Database } from '../storage/database.ts'
import { keyedHash, newSalt } from '../storage/keyed-hash.ts'

/** All tombstones of a library, to be carried into the one that takes its place. */
export interface Tombstones {
  readonly salts: readonly string[]
  readonly stones: readonly StoneRow[]
}

interface StoneRow {
  readonly hash: string
  readonly stone: string
  readonly erasedOn: string
}

export type TombstonesRepository = ReturnType<typeof createTombstonesRepository>

/** Who was erased and is not to come back with an import: hashes, by which they are known again and not known. */
export function createTombstonesRepository(db: Database) {
  const any = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM tombstones)').pluck()
  // More than one where a library took the place of another that had its own.
  const salts = db.prepare<[], string>('SELECT salt FROM tombstone_salts').pluck()
  const byHash = db.prepare<[string], StoneRow>('SELECT hash, stone, erased_on AS erasedOn FROM tombstones WHERE hash = ?')
  const all = db.prepare<[], StoneRow>('SELECT hash, stone, erased_on AS erasedOn FROM tombstones')
  const insertSalt = db.prepare('INSERT OR IGNORE INTO tombstone_salts (salt) VALUES (?)')
  const insert = db.prepare('INSERT OR REPLACE INTO tombstones (hash, stone, erased_on) VALUES (?, ?, ?)')
  const keep = db.prepare('INSERT OR IGNORE INTO tombstones (hash, stone, erased_on) VALUES (@hash, @stone, @erasedOn)')
  const remove = db.prepare('DELETE FROM tombstones WHERE stone = ?')

  const hasAny = (): boolean => any.get() === 1

  function find(keys: readonly string[]): StoneRow | null {
    if (!hasAny()) return null
    for (const salt of salts.all()) {
      for (const key of keys) {
        const row = byHash.get(keyedHash(salt, key))
        if (row) return row
      }
    }
    return null
  }

  return {
    hasAny,

    /** The day on which the person with one of these keys was erased; null where nobody was. */
    erasedOn: (keys: readonly string[]): string | null => find(keys)?.erasedOn ?? null,

    /** One stone for one person, whichever of the keys they are met by. */
    add(keys: readonly string[], on: string): void {
      if (keys.length === 0) return
      const salt = salts.get() ?? newSalt()
      insertSalt.run(salt)
      const hashes = keys.map((key) => keyedHash(salt, key))
      for (const hash of hashes) insert.run(hash, hashes[0], on)
    },

    /** Takes the stones of whoever has one of these keys away. Returns the day they were erased; null where nobody was. */
    lift(keys: readonly string[]): string | null {
      let erasedOn: string | null = null
      for (let row = find(keys); row; row = find(keys)) {
        erasedOn = row.erasedOn
        remove.run(row.stone)
      }
      return erasedOn
    },

    all: (): Tombstones => ({ salts: salts.all(), stones: all.all() }),
    carryOver({ salts: others, stones }: Tombstones): void {
      for (const salt of others) insertSalt.run(salt)
      for (const stone of stones) keep.run(stone)
    },
  }
}
