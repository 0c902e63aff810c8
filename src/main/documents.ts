import { randomUUID } from 'node:crypto'
import { AppError } from '../contract/errors.ts'
import type { DocumentResult } from '../rpc/core-link.ts'
import type { CoreSupervisor } from './core-supervisor.ts'

export interface FoundDocument {
  readonly path: string
  readonly fileName: string
  readonly mimeType: string
}

export type FindDocument = (documentId: string) => Promise<FoundDocument>

/** Asks the core where a document lies: a PDF or an export in the outbox, or a backup among the backups. */
export function documentsOf(supervisor: CoreSupervisor): FindDocument {
  const waiting = new Map<string, (result: DocumentResult) => void>()
  supervisor.onMessage((message) => {
    if (message.kind !== 'document') return
    waiting.get(message.requestId)?.(message.result)
    waiting.delete(message.requestId)
  })
  const loseAll = () => {
    for (const settle of waiting.values()) settle({ error: { code: 'core/restarted', data: {} } })
    waiting.clear()
  }
  supervisor.onRestart(loseAll)
  supervisor.onGaveUp(loseAll)

  return async (documentId) => {
    const result = await new Promise<DocumentResult>((resolve) => {
      const requestId = randomUUID()
      waiting.set(requestId, resolve)
      supervisor.send({ kind: 'document', requestId, documentId })
    })
    if ('error' in result) throw AppError.fromValue(result.error)
    return result
  }
}
