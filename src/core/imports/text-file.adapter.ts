import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { CsvForm } from './csv.types.ts'

type Encoding = CsvForm['encoding']
type Text = Pick<CsvForm, 'encoding'>

const headBytes = 64 * 1024
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

export function byteOrderMark(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

export async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** The file as UTF-8 from one of its UTF-8 bytes to another (not included). */
export async function* utf8Stream(path: string, form: Text, start: number, end = Infinity): AsyncGenerator<Buffer> {
  if (start >= end) return
  if (form.encoding === 'utf-8') {
    yield* createReadStream(path, { highWaterMark: chunkBytes, start, end: end - 1 }) as AsyncIterable<Buffer>
    return
  }
  const decoder = new TextDecoder(form.encoding)
  let at = 0
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    // A character that the chunk cuts in two waits in the decoder.
    const bytes = Buffer.from(decoder.decode(chunk, { stream: true }))
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
    const lineEnd = endOfLine(bytes)
    chunks.push(lineEnd < 0 ? bytes : bytes.subarray(0, lineEnd))
    if (lineEnd >= 0) break
  }
  const line = Buffer.concat(chunks)
  return { text: line.toString('utf8'), bytes: line.length }
}

function endOfLine(bytes: Buffer): number {
  const feed = bytes.indexOf(0x0a)
  if (feed >= 0) return feed + 1
  const carriage = bytes.indexOf(0x0d)
  return carriage >= 0 && carriage < bytes.length - 1 ? carriage + 1 : -1
}
