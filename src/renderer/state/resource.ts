import { useEffect } from 'react'
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { ChangeNoun } from '../../contract/changes.ts'
import type { AppError } from '../../contract/errors.ts'
import { onChanged } from '../rpc.ts'
import { toAppError } from './attempt.ts'

export interface Resource<T> {
  /** The last answer; stays while a newer one is fetched. */
  readonly value: T | null
  readonly error: AppError | null
  refresh(): Promise<void>
}

export interface ResourceStore<T> extends UseBoundStore<StoreApi<Resource<T>>> {
  watch(): () => void
  /** Forgets the answer, because the question has changed. */
  clear(): void
}

/** A store that holds the answer to one question, and asks again when something behind it changes while it is looked at. */
export function createResource<T>(ask: () => Promise<T>, nouns: readonly ChangeNoun[]): ResourceStore<T> {
  let watchers = 0
  let isStale = true
  let asked = 0
  const store = create<Resource<T>>()((set) => ({
    value: null,
    error: null,
    async refresh() {
      const turn = ++asked
      isStale = false
      try {
        const value = await ask()
        if (turn === asked) set({ value, error: null })
      } catch (error) {
        if (turn === asked) set({ error: toAppError(error) })
      }
    },
  }))
  onChanged(nouns, () => {
    isStale = true
    if (watchers > 0) void store.getState().refresh()
  })
  return Object.assign(store, {
    watch() {
      watchers += 1
      if (isStale) void store.getState().refresh()
      return () => {
        watchers -= 1
      }
    },
    clear() {
      asked += 1
      isStale = true
      store.setState({ value: null, error: null })
    },
  })
}

/** Looks at a resource: fetches it when needed and follows its changes. */
export function useResource<T>(store: ResourceStore<T>): Resource<T> {
  useEffect(() => store.watch(), [store])
  return store()
}
