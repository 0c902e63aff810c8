import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { documentKinds, type RunDocument } from '../../contract/runs.ts'
import { copyOut, removeFiles } from '../files.ts'
import type { Session } from '../session.ts'

type Kind = (typeof documentKinds)[number]

export interface RunFiles {
  readonly files: Readonly<Record<Kind, string | null>>
  /** Second and further parts of big runs, in the order of the stack. */
  readonly more: readonly string[]
}

/** Writes a run's documents into a folder as cards.pdf, cards-2.pdf, envelopes.pdf and so on. */
export async function writeRunFiles(session: Session, documents: readonly RunDocument[], folder: string): Promise<RunFiles> {
  await removeFormerFiles(folder)
  try {
    return await writeParts(session, documents, folder)
  } catch (error) {
    // Half a stack is worse than none: somebody might print it.
    await removeFormerFiles(folder)
    throw error
  }
}

async function writeParts(session: Session, documents: readonly RunDocument[], folder: string): Promise<RunFiles> {
  const files: Record<Kind, string | null> = { cards: null, envelopes: null, labels: null }
  const more: string[] = []
  for (const kind of documentKinds) {
    const parts = documents.filter((document) => document.kind === kind).sort((a, b) => a.fromPosition - b.fromPosition)
    for (const [index, { documentId, fileName }] of parts.entries()) {
      const written = await copyOut((await session.documentFile(documentId)).path, path.join(folder, fileName))
      if (index === 0) files[kind] = written
      else more.push(written)
    }
  }
  return { files, more }
}

/** So that nobody prints this run's cards with the envelopes of the one before. The library keeps every document. */
async function removeFormerFiles(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^(cards|envelopes|labels)(-\d+)?\.pdf$/.test(name))
  await removeFiles(names.map((name) => path.join(folder, name)))
}

export function fileLines({ files, more }: RunFiles): string[] {
  return [...Object.values(files), ...more].filter((file) => file !== null).map((file) => `  ${file}`)
}
