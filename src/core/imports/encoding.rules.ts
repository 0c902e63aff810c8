import type { Encoding } from '../../contract/imports.ts'

/** What the first bytes of a text say about its letters; null where they say nothing. */
export function encodingOfHead(head: Uint8Array): Encoding | null {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0xef, 0xbb, 0xbf)) return 'utf-8'
  // Four bytes to a letter begin the same way; the zeros that follow give them away later.
  if (starts(0xff, 0xfe)) return 'utf-16le'
  if (starts(0xfe, 0xff)) return 'utf-16be'
  return zeroPattern(head)
}

/** UTF-16 without a mark: every second byte of Latin text is zero, and none of the others. */
function zeroPattern(head: Uint8Array): Encoding | null {
  const pairs = Math.floor(head.length / 2)
  if (pairs < 2) return null
  let first = 0
  let second = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) first += 1
    if (head[at + 1] === 0) second += 1
  }
  if (second > pairs * 0.4 && first === 0) return 'utf-16le'
  return first > pairs * 0.4 && second === 0 ? 'utf-16be' : null
}

/** What a detector is believed: the letters of Japan and China, which it knows, and only when it is fairly sure. */
export function believed(guess: { readonly name: string; readonly confidence: number } | undefined): Encoding | null {
  if (!guess || guess.confidence < 50) return null
  return ({ Shift_JIS: 'shift_jis', GB18030: 'gb18030' } as const)[guess.name] ?? null
}
