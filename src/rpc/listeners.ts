/** A set of callbacks that all hear the same thing. */
export interface Listeners<Args extends unknown[]> {
  add(listener: (...args: Args) => void): () => void
  tell(...args: Args): void
}

export function createListeners<Args extends unknown[]>(): Listeners<Args> {
  const listeners = new Set<(...args: Args) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(...args) {
      for (const listener of listeners) listener(...args)
    },
  }
}
