/** Says of most keys that they were never added; of the others, that they may have been (a Bloom filter). */
export interface KeyFilter {
  add(key: string): void
  mayHave(key: string): boolean
}

/** With 16 bits and 3 probes a key, about one key in 200 has to be looked up for nothing. 2 bytes a key. */
export function createKeyFilter(expectedKeys: number): KeyFilter {
  const words = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(1024, expectedKeys) / 2)))
  const mask = words.length * 32 - 1

  /** Two independent 32-bit hashes in one pass: FNV-1a and a multiplicative one; the probes are their sums. */
  function probe(key: string, visit: (word: number, bit: number) => boolean): boolean {
    let first = 0x811c9dc5
    let second = 0x9e3779b9
    for (let index = 0; index < key.length; index++) {
      const unit = key.charCodeAt(index)
      first = Math.imul(first ^ unit, 0x01000193)
      second = Math.imul(second + unit, 0x85ebca6b) ^ (second >>> 13)
    }
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
