import type { RunDocument } from '../../contract/runs.ts'
import type { PdfPart } from '../print/print.types.ts'
import type { Database } from '../storage/database.ts'

export interface NewDocument {
  readonly id: string
  readonly runId: string | null
  readonly kind: RunDocument['kind']
  readonly fileName: string
  readonly isReprint: boolean
  readonly createdAt: number
  readonly part: PdfPart
}

const columns = `id AS documentId, kind, file_name AS fileName, pages, from_position AS fromPosition, to_position AS toPosition`

const looseKeptMs = 30 * 24 * 60 * 60 * 1000

export type DocumentsRepository = ReturnType<typeof createDocumentsRepository>

/** The PDFs that were made, kept whole. */
export function createDocumentsRepository(db: Database) {
  const insert = db.prepare(`INSERT INTO documents (id, run_id, kind, file_name, pages, from_position, to_position, is_reprint, created_at, bytes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const ofRun = db.prepare<[string], RunDocument>(`SELECT ${columns} FROM documents WHERE run_id = ? AND is_reprint = 0 ORDER BY rowid`)
  const bytes = db.prepare<[string], { bytes: Buffer; fileName: string }>('SELECT bytes, file_name AS fileName FROM documents WHERE id = ?')
  const forgetOldLoose = db.prepare('DELETE FROM documents WHERE (run_id IS NULL OR is_reprint = 1) AND created_at < ?')
  const replace = db.prepare('UPDATE documents SET pages = ?, from_position = ?, to_position = ?, bytes = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM documents WHERE id = ?')
  const removeLoose = db.prepare(`DELETE FROM documents WHERE run_id IS NULL
    OR (is_reprint = 1 AND run_id IN (SELECT value FROM json_each(?)))`)
  return {
    insert({ id, runId, kind, fileName, isReprint, createdAt, part }: NewDocument): RunDocument {
      insert.run(id, runId, kind, fileName, part.pages, part.fromPosition, part.toPosition, Number(isReprint), createdAt, part.bytes)
      return { documentId: id, kind, fileName, pages: part.pages, fromPosition: part.fromPosition, toPosition: part.toPosition }
    },
    ofRun: (runId: string): RunDocument[] => ofRun.all(runId),
    bytes: (id: string) => bytes.get(id) ?? null,
    replace: (id: string, part: PdfPart) => replace.run(part.pages, part.fromPosition, part.toPosition, part.bytes, id),
    remove: (id: string) => remove.run(id),
    /** Removes all label sheets that go with no run, and the reprints of these runs. Returns how many went. */
    removeLoose: (runIds: readonly string[]): number => removeLoose.run(JSON.stringify(runIds)).changes,
    /** Label sheets and reprints are only a way to the printer: nothing is lost when those of last month go. */
    forgetLoose: (now: number) => forgetOldLoose.run(now - looseKeptMs),
  }
}
