import { hashOf, otherHashOf } from '../hash.rules.ts'
import { largestBlock } from './blocks.rules.ts'

/** Blocks are kept in parts that are sorted one by one: sorting a large list at once needs its room twice. */
const parts = 16
/** Pairs given out at a time. */
const pairsAtOnce = 1_000_000

/** Two people by their number, the smaller one first. */
export interface Candidates {
  add(person: number, keys: readonly string[]): void
  /**
   * The pairs that share a key, in batches of ascending order without equals: `take(batch, index)` reads them. A pair may
   * come again in a later batch. With `isTouched` only pairs with at least one such person.
   */
  batches(isTouched: ((person: number) => boolean) | null): Generator<PairBatch>
}

export interface PairBatch {
  readonly length: number
  first(index: number): number
  second(index: number): number
  /** How much of the work lies behind, from 0 to 1. */
  readonly done: number
}

/**
 * Finds who shares a key with whom in little room: a key becomes a hash, hash and person together one number, and a sorted
 * list of those has each block in a row. 8 bytes a key; two keys of one hash only bring a pair more to compare.
 */
export function createCandidates(people: number): Candidates {
  const numbers = 2 ** Math.ceil(Math.log2(Math.max(2, people)))
  const highest = 2 ** 53 / numbers
  const chunk = Math.min(32_768, Math.max(64, people))
  const lists = Array.from({ length: parts }, () => ({ full: [] as Float64Array[], values: new Float64Array(chunk), length: 0 }))

  return {
    add(person, keys) {
      for (const key of keys) {
        const { hash, part } = placeOf(key, highest)
        const list = lists[part]!
        if (list.length === chunk) {
          list.full.push(list.values)
          list.values = new Float64Array(chunk)
          list.length = 0
        }
        list.values[list.length++] = hash * numbers + person
      }
    },

    *batches(isTouched) {
      const pairs = new Float64Array(pairsAtOnce)
      let found = 0
      for (const [index, list] of lists.entries()) {
        const values = joined([...list.full, list.values.subarray(0, list.length)]).sort()
        list.full = []
        const done = (index + 1) / parts
        for (let from = 0, to = 0; from < values.length; from = to) {
          const hash = Math.floor(values[from]! / numbers)
          for (to = from + 1; to < values.length && Math.floor(values[to]! / numbers) === hash; ) to += 1
          if (to - from > largestBlock) continue
          for (let one = from; one < to; one++) {
            const a = values[one]! - hash * numbers
            const isFirstTouched = !isTouched || isTouched(a)
            for (let other = one + 1; other < to; other++) {
              const b = values[other]! - hash * numbers
              if (a !== b && (isFirstTouched || isTouched!(b))) pairs[found++] = a * numbers + b
            }
          }
          if (found < pairsAtOnce - largestBlock ** 2) continue
          yield batchOf(pairs, found, numbers, done)
          found = 0
        }
      }
      if (found > 0) yield batchOf(pairs, found, numbers, 1)
    },
  }
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}

function batchOf(pairs: Float64Array, found: number, numbers: number, done: number): PairBatch {
  const sorted = pairs.subarray(0, found).sort()
  let length = 0
  for (let index = 0; index < found; index++) if (index === 0 || sorted[index] !== sorted[length - 1]) sorted[length++] = sorted[index]!
  return { length, done, first: (index) => Math.floor(sorted[index]! / numbers), second: (index) => sorted[index]! % numbers }
}

/** Two hashes as one number below `highest` and a part. */
function placeOf(key: string, highest: number): { hash: number; part: number } {
  const second = otherHashOf(key)
  return { hash: (hashOf(key) * 2 ** 20 + (second >>> 12)) % highest, part: second % parts }
}
