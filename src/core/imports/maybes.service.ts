import type { CallContext, Parsed } from '../../contract/contract.ts'
import type { LikenessSide, Maybe } from '../../contract/imports.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import type { DuplicatesRepository } from '../duplicates/duplicates.repository.ts'
import { pairOf, scanDuplicates } from '../duplicates/scan.service.ts'
import { sideOf } from '../duplicates/sides.rules.ts'
import type { RowImporter } from './row-importer.service.ts'
import type { Staging } from './staging.repository.ts'

export interface ImportedRows {
  readonly importId: string
  readonly importer: RowImporter
  readonly staging: Staging
  readonly decisions: Parsed<'imports.preview'>['decisions']
}

/** `count` rows became customers of their own who look like somebody else; the first of them side by side. */
export type FindMaybes = (rows: ImportedRows, call: CallContext) => Promise<{ count: number; list: Maybe[] }>

const mostShown = 500

/** Looks for people of an import who may be somebody who was there before, or another of its rows. */
export function createMaybes(context: CoreContext, duplicates: DuplicatesRepository, customers: CustomersService): FindMaybes {
  function side(id: string): LikenessSide {
    const customer = customers.get({ id })
    return { ...sideOf(customer), name: customer.displayName }
  }

  return async ({ importId, importer, staging, decisions }, call) => {
    const different = new Set<string>()
    /** Said to be nobody else, whoever they resemble. */
    const alone = new Set<string>()
    for (const { row, verdict, customerId, otherRow } of decisions) {
      const own = verdict === 'different' ? importer.placed(row) : null
      const other = customerId ?? (otherRow === null ? null : importer.placed(otherRow))
      if (own && customerId === null && otherRow === null) alone.add(own)
      if (!own || !other || own === other || !duplicates.find(other)) continue
      duplicates.dismiss(pairOf(own, other, { score: 0, reasons: [] }), context.environment.now())
      different.add(own)
    }
    /** The best pair of each row, by the row. */
    const best = new Map<number, Maybe | null>()
    const { pairs } = await scanDuplicates(context, duplicates, {
      touching: { importId },
      signal: call.signal,
      progress: (progress) => call.progress({ ...progress, label: 'look-alikes' }),
    })
    for (const pair of pairs) {
      if (alone.has(pair.customerId) || alone.has(pair.otherId)) {
        duplicates.dismiss(pair, context.environment.now())
        continue
      }
      const sides = [pair.customerId, pair.otherId].map((id) => ({ id, touched: staging.touched(id) }))
      const made = sides.filter(({ touched }) => touched?.isMade).toSorted((a, b) => b.touched!.row - a.touched!.row)
      const subject = made[0]
      if (!subject || best.has(subject.touched!.row) || different.has(subject.id)) continue
      const { row } = subject.touched!
      const other = sides.find(({ id }) => id !== subject.id)!
      importer.markMaybe(row)
      best.set(row, best.size >= mostShown ? null : {
        row,
        customerId: other.touched?.isMade ? null : other.id,
        otherRow: other.touched?.isMade ? other.touched.row : null,
        reasons: [...pair.reasons],
        theirs: side(subject.id),
        mine: side(other.id),
      })
    }
    return { count: best.size, list: [...best.values()].filter((maybe) => maybe !== null).toSorted((a, b) => a.row - b.row) }
  }
}
