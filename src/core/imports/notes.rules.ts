import type { Repair, RepairKind, RowNote } from '../../contract/imports.ts'
import { repairKinds } from '../../contract/imports.ts'

/** A list that remembers its first entries and counts the others: a million bad rows are not a million sentences. */
export interface Capped<T> {
  add(entry: T): void
  readonly list: readonly T[]
  readonly total: number
}

export function capped<T>(most: number): Capped<T> {
  const list: T[] = []
  let total = 0
  return {
    add(entry) {
      total += 1
      if (list.length < most) list.push(entry)
    },
    list,
    get total() {
      return total
    },
  }
}

const mostNotes = 10_000
const mostCells = 500

export const notes = (): Capped<RowNote> => capped(mostNotes)

/** The repairs of a file by kind, each kind with its first cells. */
export function repairList(without: ReadonlySet<RepairKind>) {
  const byKind = new Map<RepairKind, Capped<Repair>>()
  return {
    add(repair: Repair): void {
      const kind = byKind.get(repair.kind) ?? capped<Repair>(mostCells)
      byKind.set(repair.kind, kind)
      kind.add(repair)
    },
    result: () =>
      repairKinds.flatMap((kind) => {
        const found = byKind.get(kind)
        return found ? [{ kind, count: found.total, isApplied: !without.has(kind), cells: [...found.list] }] : []
      }),
  }
}
