import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { mimeTypeOf } from './exports.rules.ts'
import type { ExportFiles } from './exports.types.ts'

/** Exports in a private folder, readable by its owner only. */
export function createExportFiles(folder: string): ExportFiles {
  return {
    async write(fileName, pieces) {
      const path = join(folder, fileName)
      const part = `${path}.part`
      try {
        const sizeBytes = await writeAll(part, pieces)
        await rename(part, path).catch(refuse)
        return sizeBytes
      } finally {
        await rm(part, { force: true })
      }
    },
    find(fileName) {
      const mimeType = mimeTypeOf(fileName)
      const path = join(folder, fileName)
      return mimeType !== null && existsSync(path) ? { path, mimeType } : null
    },
  }
}

/** Only what the disk refuses is its fault: a piece that cannot be made says why by itself. */
async function writeAll(path: string, pieces: AsyncIterable<string>): Promise<number> {
  const file = await open(path, 'w', 0o600).catch(refuse)
  try {
    let sizeBytes = 0
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece)
      await file.writeFile(bytes).catch(refuse)
      sizeBytes += bytes.length
    }
    return sizeBytes
  } finally {
    await file.close()
  }
}

function refuse(cause: unknown): never {
  throw new AppError('exports/unwritable', { detail: cause instanceof Error ? cause.message : '' }, { cause })
}
