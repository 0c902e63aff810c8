import { AppError } from '../contract/errors.ts'
import type { Core } from '../core/create-core.ts'
import type { Environment } from '../core/environment.ts'
import { defaultLibraryPath } from '../core/library/library-path.ts'
import { createNodeEnvironment, type NodeEnvironment } from '../core/node-environment.ts'
import type { CoreMessage, DocumentResult, ShellMessage } from '../rpc/core-link.ts'
import { createDispatcher, type Dispatcher } from '../rpc/dispatcher.ts'

export interface CoreHomeOptions {
  createCore(environment: Environment): Promise<Core>
  send(message: CoreMessage): void
}

/** Where the core lives inside the desktop app: one core, and a conversation for each open page. */
export interface CoreHome {
  receive(message: Exclude<ShellMessage, { kind: 'stop' }>): Promise<void>
  close(): Promise<void>
}

export function createCoreHome({ createCore, send }: CoreHomeOptions): CoreHome {
  let started: { environment: NodeEnvironment; core: Promise<Core> } | null = null
  const pages = new Map<string, Dispatcher>()

  const start = (message: ShellMessage & { kind: 'start' }) => {
    const { resourcesPath, outboxPath } = message
    const environment = createNodeEnvironment({ libraryPath: message.libraryPath ?? defaultLibraryPath(), resourcesPath, outboxPath })
    const core = createCore(environment)
    started = { environment, core }
    return core
  }

  const needStarted = () => {
    if (!started) throw new Error('The first message to the core is `start`.')
    return started
  }

  const openPage = (pageId: string, core: Core): Dispatcher => {
    const page = createDispatcher(core, {
      send: (reply) => send({ kind: 'rpc', pageId, reply }),
      onBug: (bug) => needStarted().environment.log({ level: 'error', event: 'bug', data: { ...bug } }),
    })
    pages.set(pageId, page)
    return page
  }

  const findDocument = async (documentId: string): Promise<DocumentResult> => {
    try {
      const core = await needStarted().core
      return await core.documentFile(documentId)
    } catch (error) {
      if (error instanceof AppError) return { error: error.toValue() }
      throw error
    }
  }

  return {
    async receive(message) {
      switch (message.kind) {
        case 'start':
          await start(message)
          return
        case 'ticket':
          needStarted().environment.takeFile({ path: message.path, name: message.name }, message.ticket)
          return
        case 'document':
          send({ kind: 'document', requestId: message.requestId, result: await findDocument(message.documentId) })
          return
        case 'rpc': {
          const core = await needStarted().core
          const page = pages.get(message.pageId) ?? openPage(message.pageId, core)
          page.receive(message.message)
          return
        }
        case 'page-closed':
          pages.get(message.pageId)?.close()
          pages.delete(message.pageId)
          return
      }
    },
    async close() {
      const core = await started?.core
      for (const page of pages.values()) page.close()
      pages.clear()
      await core?.close()
    },
  }
}
