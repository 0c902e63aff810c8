import type { RepairKind } from '../../contract/imports.ts'

/** One cell mended: what it said and what it says now. */
export interface RowRepair {
  readonly kind: RepairKind
  readonly from: string
  readonly to: string
}

/** What is mended in one row, and the kinds that the founder leaves out: those are listed and not made. */
export interface Mending {
  readonly repairs: RowRepair[]
  readonly without: ReadonlySet<RepairKind>
}

/** What a cell says from here on. */
export function mend({ repairs, without }: Mending, kind: RepairKind, from: string, to: string): string {
  if (from === to) return from
  repairs.push({ kind, from, to })
  return without.has(kind) ? from : to
}
