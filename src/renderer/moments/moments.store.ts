import { create } from 'zustand'
import type { Moment } from '../../contract/moments.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'
import { didUndoable } from '../state/undo.store.ts'

const weekly = 5

interface Today {
  readonly limit: number
  readonly selected: ReadonlySet<string>
  showMore(): void
  select(ids: readonly string[]): void
}

/** What is chosen on Today. */
export const useToday = create<Today>()((set) => ({
  limit: weekly,
  selected: new Set(),
  showMore() {
    set((state) => ({ limit: state.limit + 2 * weekly }))
    void useDue.getState().refresh()
  },
  select: (ids) => set({ selected: new Set(ids) }),
}))

/** Who is due, most deserving first. */
export const useDue = createResource(
  () => call('moments.due', { limit: useToday.getState().limit }),
  ['moments', 'customers', 'gestures', 'cards', 'settings', 'library'],
)

/** Who was skipped, and why. */
export const useSkips = createResource(async () => (await call('moments.skips', {})).skips, ['moments', 'customers', 'library'])

export function skip(moment: Moment, reason: string, untilOn: string | null): Promise<boolean> {
  return attempt(async () => {
    await call('moments.skip', { customerId: moment.id, reason, untilOn })
    didUndoable({ done: `Skipped ${moment.name}.`, undone: `${moment.name} is due again.`, undo: () => unskip(moment.id) })
  })
}

export const unskip = (customerId: string) => call('moments.unskip', { customerId })
