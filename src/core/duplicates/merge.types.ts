import type { Mergeable } from './merge.rules.ts'

/** A row of any table as it is stored, by column. */
export type StoredRow = Readonly<Record<string, string | number | null>>

/** What is needed to make two customers of one again; stored as JSON. */
export interface MergeUndo {
  readonly keptBefore: Mergeable
  readonly keptAfter: Mergeable
  readonly other: StoredRow
  /** Households that are none any more, with everybody who was in them. */
  readonly dissolved: readonly { readonly row: StoredRow; readonly members: readonly string[] }[]
  /** Cards that went over to somebody else, without their words, and whole ones that went. They come back only unchanged. */
  readonly cards: readonly { readonly before: StoredRow; readonly after: StoredRow | null }[]
  /** What went over to the kept one: ids. */
  readonly moved: {
    readonly facts: readonly string[]
    readonly gestures: readonly string[]
    readonly items: readonly string[]
    /** Runs' items that were for the other, or for a household with the other in it. */
    readonly shares: readonly string[]
    readonly formerAddresses: readonly string[]
    readonly merges: readonly string[]
  }
  /** What the kept one has already or can have only once. */
  readonly dropped: {
    readonly facts: readonly StoredRow[]
    /** For a card that both got; the words are the card's. */
    readonly gestures: readonly StoredRow[]
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
