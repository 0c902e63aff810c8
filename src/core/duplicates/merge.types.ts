import type { Mergeable } from './merge.rules.ts'

/** A row of any table as it is stored, by column. */
export type StoredRow = Readonly<Record<string, string | number | null>>

/** What is needed to make two customers of one again; stored as JSON. */
export interface MergeUndo {
  readonly keptBefore: Mergeable
  readonly keptAfter: Mergeable
  readonly other: StoredRow
  /** What went over to the kept one: ids, but for cards, which come back only unchanged. */
  readonly moved: {
    readonly facts: readonly string[]
    readonly gestures: readonly string[]
    readonly cards: readonly StoredRow[]
    readonly items: readonly string[]
    /** Runs' items whose card was for a household with the other in it. */
    readonly shares: readonly string[]
    readonly formerAddresses: readonly string[]
    readonly merges: readonly string[]
  }
  /** What the kept one has already or can have only once. */
  readonly dropped: {
    readonly facts: readonly StoredRow[]
    readonly gestures: readonly StoredRow[]
    readonly cards: readonly StoredRow[]
    readonly shares: readonly StoredRow[]
    readonly skips: readonly StoredRow[]
    readonly aliases: readonly StoredRow[]
    readonly pairs: readonly StoredRow[]
    readonly importChanges: readonly StoredRow[]
  }
  /** What the kept one got that nobody had. */
  readonly added: {
    readonly formerAddresses: readonly string[]
    readonly skips: readonly StoredRow[]
    readonly pairs: readonly { readonly before: StoredRow | null; readonly after: StoredRow }[]
  }
}
