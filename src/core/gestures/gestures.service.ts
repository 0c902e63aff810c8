import type { Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { Gesture } from '../../contract/gestures.ts'
import type { RunDocument } from '../../contract/runs.ts'
import type { CoreContext } from '../context.ts'
import { displayName } from '../customers/customers.rules.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import { kept } from '../print/kept.rules.ts'
import { newId } from '../storage/ids.ts'
import type { GesturesRepository, StoredGesture } from './gestures.repository.ts'
import { cardPage } from './gestures.rules.ts'

export function createGesturesService(
  context: CoreContext,
  repository: GesturesRepository,
  customers: CustomersService,
  documents: { ofRun(runId: string): RunDocument[] },
  runs: { erasedPositions(runId: string): number[] },
) {
  /** The gestures of one list; many of them come from the same run. */
  function complete(list: readonly StoredGesture[]): Gesture[] {
    const files = new Map<string, { documents: RunDocument[]; erased: number[] }>()
    const filesOf = (runId: string) => kept(files, runId, () => ({ documents: documents.ofRun(runId), erased: runs.erasedPositions(runId) }))
    return list.map((gesture) => withPage(gesture, filesOf))
  }

  function withPage({ customer, position, ...gesture }: StoredGesture, filesOf: (runId: string) => { documents: RunDocument[]; erased: number[] }): Gesture {
    const files = gesture.runId && position ? filesOf(gesture.runId) : null
    const page = files && position ? cardPage(files.documents, position, files.erased) : null
    return { ...gesture, customerName: displayName(customer), documentId: page?.documentId ?? null, documentPage: page?.page ?? null }
  }

  return {
    list(choice: Parsed<'gestures.list'>): Output<'gestures.list'> {
      return { gestures: complete(repository.list(choice)), total: repository.total(choice) }
    },

    add({ customerId, kind, doneOn, text }: Parsed<'gestures.add'>) {
      customers.require(customerId)
      if (doneOn > context.environment.today()) throw new AppError('input/invalid', { field: 'doneOn', reason: 'This day is still to come.' })
      const now = context.environment.now()
      const id = newId(now)
      context.transaction(() => repository.insert({ id, customerId, kind, doneOn, text, runItemId: null, createdAt: now }))
      context.changed('gestures', 'customers', 'moments', 'reports')
      return { id }
    },

    remove({ id }: { id: string }) {
      const gesture = repository.find(id)
      if (!gesture) throw new AppError('gestures/not-found', { id })
      if (gesture.runId) throw new AppError('gestures/from-run', { runId: gesture.runId })
      context.transaction(() => repository.remove(id))
      context.changed('gestures', 'customers', 'moments', 'reports')
      return {}
    },
  }
}
