import { open, rm } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry } from 'yauzl'
import { AppError } from '../../contract/errors.ts'
import { distinctNames } from './tables.rules.ts'

/** A file in a ZIP. Its name is for people: nothing is ever written to it. */
export interface ZipEntry {
  readonly name: string
  readonly sizeBytes: number
  readonly isLocked: boolean
}

export interface OpenZip {
  readonly entries: readonly ZipEntry[]
  /** Throws `imports/unreadable` where the file is damaged, locked, or larger than is said or allowed. */
  text(entry: ZipEntry, mostBytes: number): Promise<string>
  unpack(entry: ZipEntry, target: string, mostBytes: number): Promise<void>
  /** Unpacks to nowhere: to be sure that a file is as large as it says before somebody else unpacks it. */
  check(entry: ZipEntry): Promise<void>
}

const mostEntries = 10_000

/** Opens a ZIP for as long as the work takes. Throws `imports/unreadable` for one that is damaged. */
export async function withZip<T>(path: string, work: (zip: OpenZip) => Promise<T>): Promise<T> {
  // Names are decoded here: one that could lead out of a folder is no reason to refuse the file, as none is used as a path.
  const file = await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false }).catch(refuse)
  try {
    const found: Entry[] = []
    for await (const entry of file.eachEntry()) {
      if (found.push(entry) > mostEntries) throw unreadable('too-large')
    }
    const names = distinctNames(found.map(nameOf))
    const entryOf = new Map<ZipEntry, Entry>()
    for (const [index, entry] of found.entries()) {
      const isLocked = entry.isEncrypted()
      entryOf.set({ name: names[index]!, sizeBytes: entry.uncompressedSize, isLocked }, entry)
    }
    const check = ({ isLocked, sizeBytes }: ZipEntry, mostBytes: number) => {
      if (isLocked) throw unreadable('zip-locked')
      if (sizeBytes > mostBytes) throw unreadable('too-large')
    }
    const pour = async (entry: ZipEntry, into: NodeJS.WritableStream) => {
      // yauzl ends the stream with an error where it grows larger than the entry says.
      await pipeline(await file.openReadStreamPromise(entryOf.get(entry)!), into)
    }
    return await work({
      entries: [...entryOf.keys()],
      async text(entry, mostBytes) {
        check(entry, mostBytes)
        const chunks: Buffer[] = []
        await pour(entry, sink((chunk) => chunks.push(chunk)))
        return Buffer.concat(chunks).toString('utf8')
      },
      async unpack(entry, target, mostBytes) {
        check(entry, mostBytes)
        // There before anything can fail, so that it can be removed then.
        const made = await open(target, 'wx', 0o600)
        try {
          await pour(entry, made.createWriteStream())
        } catch (error) {
          await rm(target, { force: true })
          throw error
        } finally {
          await made.close()
        }
      },
      async check(entry) {
        check(entry, Infinity)
        await pour(entry, sink(() => undefined))
      },
    })
  } catch (error) {
    return refuse(error)
  } finally {
    file.close()
  }
}

const unreadable = (reason: string, cause?: unknown): AppError => new AppError('imports/unreadable', { reason }, { cause })

function refuse(error: unknown): never {
  throw error instanceof AppError ? error : unreadable('zip-damaged', error)
}

function sink(take: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      take(chunk)
      done()
    },
  })
}

/** Old programs write names in a code page of their own; most others in UTF-8, whatever they say. */
function nameOf({ fileNameRaw }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw)
  } catch {
    return new TextDecoder('windows-1252').decode(fileNameRaw)
  }
}
