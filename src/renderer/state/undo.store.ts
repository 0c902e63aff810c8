import { attempt } from './attempt.ts'
import { useToasts } from './toasts.store.ts'

export interface Undoable {
  /** What was done, as the toast says it: "Skipped Anna Weber". */
  readonly done: string
  /** What the toast says after it was taken back: "Anna Weber is back on Today". */
  readonly undone: string
  undo(): Promise<unknown>
}

interface Entry extends Undoable {
  readonly toastId: number
}

const stack: Entry[] = []
const depth = 50

/** Remembers how to take back what was just done, and says so in a toast with an Undo button. */
export function didUndoable(undoable: Undoable): void {
  const toastId = useToasts.getState().show({
    text: undoable.done,
    action: { name: 'Undo', run: () => void undo(stack.find((entry) => entry.toastId === toastId)) },
  })
  stack.push({ ...undoable, toastId })
  if (stack.length > depth) stack.shift()
}

/** Takes back the last thing that can be taken back; says so when there is none. */
export async function undoLast(): Promise<void> {
  const last = stack.at(-1)
  if (last) await undo(last)
  else useToasts.getState().show({ text: 'Nothing to undo.' })
}

async function undo(entry: Entry | undefined): Promise<void> {
  if (!entry) return
  stack.splice(stack.indexOf(entry), 1)
  useToasts.getState().close(entry.toastId)
  if (await attempt(() => entry.undo())) useToasts.getState().show({ text: entry.undone })
}
