import { create } from 'zustand'
import type { Gesture, GestureKind } from '../../contract/gestures.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'
import { didUndoable } from '../state/undo.store.ts'

const nouns = ['gestures', 'customers', 'library'] as const
const pageSize = 100

/** Which gestures the Gratitude page shows. */
export const useGratitude = create<{ readonly kind: GestureKind | null; readonly limit: number }>()(() => ({ kind: null, limit: pageSize }))

/** Everybody's gestures, newest first. */
export const useGestures = createResource(async () => {
  const { kind, limit } = useGratitude.getState()
  const gestures: Gesture[] = []
  let total = 0
  do {
    const answer = await call('gestures.list', { kind, offset: gestures.length, limit: Math.min(500, limit - gestures.length) })
    gestures.push(...answer.gestures)
    total = answer.total
    if (answer.gestures.length === 0) break
  } while (gestures.length < Math.min(limit, total))
  return { gestures, total }
}, nouns)

export function showKind(kind: GestureKind | null): void {
  useGratitude.setState({ kind, limit: pageSize })
  void useGestures.getState().refresh()
}

export function showMore(): void {
  useGratitude.setState(({ limit }) => ({ limit: limit + 2 * pageSize }))
  void useGestures.getState().refresh()
}

let timelineOf: string | null = null

/** One customer's gestures, newest first. */
export const useTimeline = createResource(async () => {
  if (!timelineOf) return { gestures: [], total: 0 }
  return call('gestures.list', { customerId: timelineOf, limit: 500 })
}, nouns)

export function openTimeline(customerId: string): void {
  if (timelineOf === customerId) return
  timelineOf = customerId
  useTimeline.clear()
  void useTimeline.getState().refresh()
}

export function recordGesture(gesture: Pick<Gesture, 'customerId' | 'kind' | 'doneOn' | 'text'>, name: string): Promise<boolean> {
  return attempt(async () => {
    const { id } = await call('gestures.add', gesture)
    didUndoable({ done: `Recorded for ${name}.`, undone: 'The entry is gone again.', undo: () => call('gestures.remove', { id }) })
  })
}

export function removeGesture({ id, customerId, kind, doneOn, text, customerName }: Gesture): Promise<boolean> {
  return attempt(async () => {
    await call('gestures.remove', { id })
    didUndoable({
      done: `Removed an entry of ${customerName}.`,
      undone: 'The entry is back.',
      undo: () => call('gestures.add', { customerId, kind, doneOn, text }),
    })
  })
}
