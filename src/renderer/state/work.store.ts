import { create } from 'zustand'
import type { Progress } from '../../contract/contract.ts'

export interface Work extends Progress {
  readonly title: string
  /** A guess from the pace so far; 0 while there is none. */
  readonly leftMs: number
  readonly isCancelling: boolean
  cancel(): void
}

/** The one long thing that is going on, shown as a bar at the foot of every page. */
export const useWork = create<{ readonly work: Work | null }>()(() => ({ work: null }))

/** Runs something long under the bar. Cancel aborts the signal; what that leaves is the core's affair. */
export async function runWork<T>(title: string, act: (options: { signal: AbortSignal; onProgress(progress: Progress): void }) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const startedAt = Date.now()
  const cancel = () => {
    useWork.setState(({ work }) => ({ work: work && { ...work, isCancelling: true } }))
    controller.abort()
  }
  useWork.setState({ work: { title, done: 0, of: 0, label: title, leftMs: 0, isCancelling: false, cancel } })
  try {
    return await act({
      signal: controller.signal,
      onProgress(progress) {
        useWork.setState(({ work }) => ({ work: work && { ...work, ...progress, leftMs: leftMsOf(startedAt, progress) } }))
      },
    })
  } finally {
    useWork.setState({ work: null })
  }
}

/** How long it may still take, guessed from the pace since `startedAt`; 0 while there is no guess. */
export function leftMsOf(startedAt: number, { done, of }: Progress): number {
  return of > 0 && done > 0 ? ((Date.now() - startedAt) * (of - done)) / done : 0
}
