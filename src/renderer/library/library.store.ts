import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'
import { useToasts } from '../state/toasts.store.ts'
import { didUndoable } from '../state/undo.store.ts'
import { count } from '../format.ts'
import { useImport } from '../imports/imports.store.ts'

/** The state of the library file and its backups. */
export const useLibrary = createResource(() => call('library.status', {}), ['library', 'customers'])

/** Makes a backup and says so. */
export async function backUpNow(): Promise<void> {
  if (await attempt(() => call('library.backup', {}))) {
    useToasts.getState().show({ text: 'Backed up. The copy was checked and is listed under Settings.' })
  }
}

/** Puts a backup or a file in the library's place; the library as it was is kept as a backup. */
export function restore(from: { backup: string } | { ticket: string }): Promise<boolean> {
  return attempt(async () => {
    const { customers, erased, isErasedKnown } = await call('library.restore', from)
    // What an open file would do was counted against the library that is gone.
    useImport.getState().restart()
    const again = erased === 1 ? 'One person who had been erased since then was erased again.' : `${count(erased, 'person', 'people')} who had been erased since then were erased again.`
    const unknown = 'The damaged library could not say who had been erased: such people may be back.'
    useToasts.getState().show({
      text: `Restored: ${count(customers, 'customer')}. The library as it was is kept as a backup.`,
      detail: [erased > 0 && again, !isErasedKnown && unknown].filter(Boolean).join(' '),
    })
  })
}

/** Fills an empty library with invented customers, to try things out. */
export function fillWithSample(): Promise<boolean> {
  return attempt(async () => {
    const filled = await call('library.sample', {})
    const latest = (await call('imports.list', {})).imports[0]
    if (!latest) return
    didUndoable({
      done: `Added ${count(filled.new, 'sample customer')}.`,
      undone: 'The sample customers are gone.',
      undo: () => call('imports.undo', { importId: latest.id }),
    })
  })
}
