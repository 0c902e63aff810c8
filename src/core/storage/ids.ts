import { randomFillSync } from 'node:crypto'

const pool = new Uint8Array(16 * 256)
let used = pool.length
let lastAt = 0
let counter = 0

/**
 * A new UUIDv7 (RFC 9562): sorts by the time it was made, also within one millisecond.
 */
export function newId(now: number): string {
  if (used >= pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + 16)
  used += 16
  counter = now > lastAt ? ((bytes[6]! & 0x07) << 8) | bytes[7]! : counter + 1
  if (now > lastAt) lastAt = now
  if (counter > 0xfff) {
    lastAt += 1
    counter = 0
  }
  let hex = lastAt.toString(16).padStart(12, '0') + (0x7000 | counter).toString(16)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  for (let i = 8; i < 16; i++) hex += twoDigits[bytes[i]!]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const twoDigits = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'))
