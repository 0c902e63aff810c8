import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PickedFile } from '../contract/host.ts'
import type { TakenFile } from '../core/environment.ts'

/** Files that came in through the browser, kept in a private folder until the host closes. */
export interface Uploads {
  /** Takes in a request's body. Null when it is larger than allowed; nothing of it is kept then. */
  take(request: IncomingMessage, name: string): Promise<PickedFile | null>
  close(): Promise<void>
}

export function createUploads(takeFile: (file: TakenFile) => string, maxBytes: number): Uploads {
  // mkdtemp makes the folder readable by its owner only (0700).
  const folder = mkdtempSync(path.join(tmpdir(), 'longhand-uploads-'))
  return {
    async take(request, name) {
      if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null
      const file = path.join(folder, randomUUID())
      let sizeBytes = 0
      const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          sizeBytes += chunk.length
          done(sizeBytes > maxBytes ? new TooLarge() : null, chunk)
        },
      })
      try {
        await pipeline(request, counter, createWriteStream(file, { mode: 0o600 }))
      } catch (error) {
        await rm(file, { force: true })
        if (error instanceof TooLarge) return null
        throw error
      }
      return { ticket: takeFile({ path: file, name: plainName(name) }), name: plainName(name), sizeBytes }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

class TooLarge extends Error {}

/** Only the last part of a name, and no control characters: it is shown, and may be kept with the import. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'file'
}
