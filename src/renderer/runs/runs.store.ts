import { create } from 'zustand'
import type { Input } from '../../contract/contract.ts'
import type { AppError } from '../../contract/errors.ts'
import type { ItemState, Run, RunDocument, RunItem } from '../../contract/runs.ts'
import { count } from '../format.ts'
import { call, onChanged } from '../rpc.ts'
import { attempt, toAppError } from '../state/attempt.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { createResource } from '../state/resource.ts'
import { useToasts } from '../state/toasts.store.ts'
import { didUndoable } from '../state/undo.store.ts'
import { runWork } from '../state/work.store.ts'
import { stateNames } from './states.ts'
import { groupBy } from '../group.ts'

/** The stacks on the desk, newest first. */
export const useRuns = createResource(async () => (await call('runs.list', {})).runs, ['runs', 'library'])

interface OpenRun {
  readonly id: string | null
  readonly run: Run | null
  readonly error: AppError | null
  readonly selected: ReadonlySet<string>
  open(id: string | null): void
  toggle(ids: readonly string[]): void
  select(ids: readonly string[]): void
}

/** The stack that is being worked on. */
export const useRun = create<OpenRun>()((set, get) => {
  const load = async (id: string) => {
    try {
      const run = await call('runs.get', { id })
      if (get().id === id) set({ run, error: null })
    } catch (error) {
      if (get().id === id) set({ run: null, error: toAppError(error) })
    }
  }
  onChanged(['runs', 'library'], () => {
    const { id } = get()
    if (id) void load(id)
  })
  return {
    id: null,
    run: null,
    error: null,
    selected: new Set(),
    open(id) {
      if (id === get().id) return
      set({ id, run: null, error: null, selected: new Set() })
      if (id) void load(id)
    },
    toggle: (ids) =>
      set((state) => {
        const selected = new Set(state.selected)
        const isAdding = ids.some((id) => !selected.has(id))
        for (const id of ids) if (isAdding) selected.add(id)
          else selected.delete(id)
        return { selected }
      }),
    select: (ids) => set({ selected: new Set(ids) }),
  }
})

/** Turns drafts into a stack and opens it. The failure is given back, so that the dialog can name the cards that stop it. */
export async function createRun(input: Input<'runs.create'>): Promise<AppError | null> {
  try {
    const { runId } = await runWork(`Making ${count(input.cardIds.length, 'card')}`, (options) => call('runs.create', input, options))
    useNavigation.getState().go('desk', runId)
    return null
  } catch (error) {
    return toAppError(error)
  }
}

/** Marks items; undo gives each the state it had. */
export function mark(run: Run, items: readonly RunItem[], state: ItemState): Promise<boolean> {
  const changing = items.filter((item) => item.state !== state)
  return attempt(async () => {
    if (changing.length === 0) return
    await call('runs.mark', { id: run.id, itemIds: changing.map((item) => item.id), state })
    const former = groupBy(changing, (item) => item.state)
    didUndoable({
      done: `${count(changing.length, 'card')} marked ${stateNames[state].toLowerCase()}.`,
      undone: `${count(changing.length, 'card')} put back.`,
      undo: async () => {
        for (const [before, group] of former) await call('runs.mark', { id: run.id, itemIds: group.map((item) => item.id), state: before })
      },
    })
  })
}

/** Prints items again, exactly as before. Null when it failed. */
export async function reprint(run: Run, itemIds: readonly string[]): Promise<readonly RunDocument[] | null> {
  let documents: readonly RunDocument[] | null = null
  await attempt(async () => {
    documents = (await call('runs.reprint', { id: run.id, itemIds: [...itemIds] })).documents
  })
  return documents
}

export function breakUp(run: Run): Promise<boolean> {
  return attempt(async () => {
    await call('runs.remove', { id: run.id })
    useNavigation.getState().go('writing')
    useToasts.getState().show({ text: `${count(run.items, 'card')} ${run.items === 1 ? 'is a draft' : 'are drafts'} again.` })
  })
}
