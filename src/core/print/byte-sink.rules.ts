/** A buffer that grows as it is filled. */
export interface ByteSink {
  add(chunk: Uint8Array): void
  /** A copy of everything added. */
  taken(): Uint8Array
}

export function byteSink(): ByteSink {
  let buffer = new Uint8Array(1 << 17)
  let length = 0
  return {
    add(chunk) {
      if (length + chunk.length > buffer.length) {
        const larger = new Uint8Array(Math.max(buffer.length * 2, length + chunk.length))
        larger.set(buffer.subarray(0, length))
        buffer = larger
      }
      buffer.set(chunk, length)
      length += chunk.length
    },
    taken: () => buffer.slice(0, length),
  }
}
