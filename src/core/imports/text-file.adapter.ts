import { isUtf8 } from 'node:buffer'
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { Encoding } from '../../contract/imports.ts'

interface Text {
  readonly encoding: Encoding
}

const headBytes = 64 * 1024
/** Small enough that what is read of a piece is let go of while it is young, which keeps memory low. */
const chunkBytes = 64 * 1024

export const sizeOf = (path: string): number => statSync(path).size

/** The first bytes of a file. Throws `host/file-gone` where there is none that can be read. */
export function readHead(path: string): Buffer {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (cause) {
    throw new AppError('host/file-gone', { path }, { cause })
  }
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } catch (cause) {
    throw new AppError('host/file-gone', { path }, { cause })
  } finally {
    closeSync(file)
  }
}

/** What bytes of a whole file are: whether UTF-8, whether any is zero, and some from where it stops being ASCII. */
export async function surveyBytes(path: string): Promise<{ isUtf8: boolean; hasZeros: boolean; beyondAscii: Buffer }> {
  let cut: Buffer = Buffer.alloc(0)
  let areUtf8 = true
  let hasZeros = false
  let beyondAscii: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    hasZeros ||= chunk.includes(0)
    if (areUtf8) {
      const bytes = cut.length > 0 ? Buffer.concat([cut, chunk]) : chunk
      const end = endOfLetters(bytes)
      areUtf8 = isUtf8(bytes.subarray(0, end))
      cut = Buffer.from(bytes.subarray(end))
    }
    if (!areUtf8 && beyondAscii.length === 0) {
      const at = chunk.findIndex((byte) => byte >= 0x80)
      beyondAscii = Buffer.from(chunk.subarray(Math.max(0, at), at + headBytes))
    }
    // Nothing else is asked of it.
    if (!areUtf8 && hasZeros) break
  }
  return { isUtf8: areUtf8 && cut.length === 0, hasZeros, beyondAscii }
}

/** Where the last letter ends that is whole, if these are bytes of UTF-8. */
function endOfLetters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** The file's letters in pieces, with how many of its bytes have been read. */
export async function* textStream(path: string, { encoding }: Text): AsyncGenerator<{ text: string; bytesRead: number }> {
  const decoder = new TextDecoder(encoding)
  let bytesRead = 0
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    bytesRead += chunk.length
    // A letter that the chunk cuts in two waits in the decoder.
    yield { text: decoder.decode(chunk, { stream: true }), bytesRead }
  }
  const rest = decoder.decode()
  if (rest !== '') yield { text: rest, bytesRead }
}

/** The file as UTF-8 from one of its UTF-8 bytes to another (not included). */
export async function* utf8Stream(path: string, form: Text, start: number, end = Infinity): AsyncGenerator<Buffer> {
  if (start >= end) return
  if (form.encoding === 'utf-8') {
    yield* createReadStream(path, { highWaterMark: chunkBytes, start, end: end - 1 }) as AsyncIterable<Buffer>
    return
  }
  let at = 0
  for await (const { text } of textStream(path, form)) {
    const bytes = Buffer.from(text)
    const wanted = bytes.subarray(Math.max(0, start - at), Math.max(0, end - at))
    at += bytes.length
    if (wanted.length > 0) yield wanted
    if (at >= end) return
  }
}

/** The line that begins at a byte, with its end, and how many bytes both take. */
export async function lineAt(path: string, form: Text, start: number): Promise<{ text: string; bytes: number }> {
  const chunks: Buffer[] = []
  for await (const bytes of utf8Stream(path, form, start)) {
    // A line feed may stand at the beginning of the next piece.
    if (chunks.at(-1)?.at(-1) === 0x0d) {
      if (bytes[0] === 0x0a) chunks.push(bytes.subarray(0, 1))
      break
    }
    const lineEnd = endOfLine(bytes)
    chunks.push(lineEnd < 0 ? bytes : bytes.subarray(0, lineEnd))
    if (lineEnd >= 0) break
  }
  const line = Buffer.concat(chunks)
  return { text: line.toString('utf8'), bytes: line.length }
}

/** Behind the first line end; -1 where there is none, or one that the next piece may go on with. */
function endOfLine(bytes: Buffer): number {
  const feed = bytes.indexOf(0x0a)
  const carriage = bytes.indexOf(0x0d)
  if (carriage < 0 || (feed >= 0 && feed < carriage)) return feed < 0 ? -1 : feed + 1
  if (carriage === bytes.length - 1) return -1
  return bytes[carriage + 1] === 0x0a ? carriage + 2 : carriage + 1
}
