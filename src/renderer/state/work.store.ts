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
  const leftMs = createPace()
  const cancel = () => {
    useWork.setState(({ work }) => ({ work: work && { ...work, isCancelling: true } }))
    controller.abort()
  }
  useWork.setState({ work: { title, done: 0, of: 0, label: title, leftMs: 0, isCancelling: false, cancel } })
  try {
    return await act({
      signal: controller.signal,
      onProgress(progress) {
        useWork.setState(({ work }) => ({ work: work && { ...work, ...progress, leftMs: leftMs(progress) } }))
      },
    })
  } finally {
    useWork.setState({ work: null })
  }
}

/** Tells how long the work may still take, from the pace of what it says it is doing now; 0 while there is no guess. */
export function createPace(now: () => number = Date.now): (progress: Progress) => number {
  let doing: { readonly label: string; readonly from: number; readonly at: number } | null = null
  return ({ done, of, label }) => {
    if (doing?.label !== label || done < doing.from) doing = { label, from: done, at: now() }
    const made = done - doing.from
    return of > 0 && made > 0 ? ((now() - doing.at) * (of - done)) / made : 0
  }
}
