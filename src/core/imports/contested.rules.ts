import { hashOf } from '../hash.rules.ts'

/** Keys a row is noted under: its id, its e-mail or name and place, and the customer it was found to be about. */
const keysPerRow = 3

/** A text as a number of 32 bits, never 0. Equal texts give equal numbers. */
const hashKey = (text: string): number => hashOf(text) || 1

/**
 * The keys of every row of a file, 12 bytes a row, to know which rows speak of somebody that another row speaks of too.
 * Those are contested: what comes of them must not depend on their order. Two different keys with one number, about one row
 * in a thousand of a million, make a row contested that is not, which costs a moment and changes nothing.
 */
export interface KeyLog {
  /** The keys of the next row. */
  add(...keys: readonly string[]): void
  /** Says of a row, by its place in the order they were added, from 0, whether it is contested. */
  contested(): (place: number) => boolean
}

export function createKeyLog(): KeyLog {
  let log = new Uint32Array(keysPerRow * 1024)
  let used = 0

  function repeatedKeys(): Uint32Array {
    const sorted = log.slice(0, used).sort()
    let count = 0
    for (let index = 1; index < sorted.length; index++) {
      const key = sorted[index]!
      if (key !== 0 && key === sorted[index - 1] && sorted[count - 1] !== key) sorted[count++] = key
    }
    return sorted.slice(0, count)
  }

  return {
    add(...keys) {
      if (used + keysPerRow > log.length) {
        const larger = new Uint32Array(log.length * 2)
        larger.set(log)
        log = larger
      }
      for (let index = 0; index < keysPerRow; index++) log[used++] = keys[index] ? hashKey(keys[index]!) : 0
    },

    contested() {
      const repeated = repeatedKeys()
      return (place) => {
        for (let slot = place * keysPerRow; slot < (place + 1) * keysPerRow; slot++) {
          if (log[slot] !== 0 && holds(repeated, log[slot]!)) return true
        }
        return false
      }
    },
  }
}

/** Whether a number stands in a sorted list. */
function holds(sorted: Uint32Array, wanted: number): boolean {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle]!
    if (value === wanted) return true
    if (value < wanted) low = middle + 1
    else high = middle - 1
  }
  return false
}
