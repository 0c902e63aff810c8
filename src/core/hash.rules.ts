/** Quick hashes of texts, as 32-bit numbers without a sign, for filters and blocks. None of them keeps a secret. */

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** A multiplicative one that says nothing about the first. */
export function otherHashOf(text: string): number {
  let hash = 0x9e3779b9
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash + text.charCodeAt(index), 0x85ebca6b) ^ (hash >>> 13)
  return Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35) >>> 0
}
