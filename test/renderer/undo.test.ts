import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../src/contract/errors.ts'
import { useToasts } from '../../src/renderer/state/toasts.store.ts'
import { didUndoable, undoLast } from '../../src/renderer/state/undo.store.ts'

const texts = () => useToasts.getState().toasts.map((toast) => toast.text)

describe('undo', () => {
  it('takes things back in the reverse order, and says each', async () => {
    const undone: string[] = []
    for (const name of ['first', 'second']) {
      didUndoable({ done: `Did the ${name}.`, undone: `The ${name} is undone.`, undo: async () => undone.push(name) })
    }
    await undoLast()
    expect(texts()).toContain('The second is undone.')
    await undoLast()
    expect(undone).toEqual(['second', 'first'])
    await undoLast()
    expect(texts()).toContain('Nothing to undo.')
  })

  it('takes back the very thing whose toast is pressed', async () => {
    const undo = vi.fn(async () => undefined)
    didUndoable({ done: 'Did it.', undone: 'Undone.', undo })
    useToasts.getState().toasts.find((toast) => toast.text === 'Did it.')?.action?.run()
    await expect.poll(texts).toContain('Undone.')
    expect(undo).toHaveBeenCalledOnce()
  })

  it('says why when it cannot', async () => {
    didUndoable({ done: 'Imported.', undone: 'Taken back.', undo: () => Promise.reject(new AppError('imports/already-undone')) })
    await undoLast()
    expect(texts()).toContain('This import has already been taken back.')
    expect(texts()).not.toContain('Taken back.')
  })
})
