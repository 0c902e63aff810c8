import { hashOf, otherHashOf } from '../hash.rules.ts'

/** Says of most keys that they were never added; of the others, that they may have been (a Bloom filter). */
export interface KeyFilter {
  add(key: string): void
  mayHave(key: string): boolean
}

/** With 16 bits and 3 probes a key, about one key in 200 has to be looked up for nothing. 2 bytes a key. */
export function createKeyFilter(expectedKeys: number): KeyFilter {
  const words = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(1024, expectedKeys) / 2)))
  const mask = words.length * 32 - 1

  /** The probes are sums of two hashes. */
  function probe(key: string, visit: (word: number, bit: number) => boolean): boolean {
    const first = hashOf(key)
    const second = otherHashOf(key)
    for (let round = 0; round < 3; round++) {
      const position = (first + Math.imul(round, second | 1)) & mask
      if (!visit(position >>> 5, 1 << (position & 31))) return false
    }
    return true
  }

  return {
    add(key) {
      probe(key, (word, bit) => {
        words[word]! |= bit
        return true
      })
    },
    mayHave: (key) => probe(key, (word, bit) => (words[word]! & bit) !== 0),
  }
}
