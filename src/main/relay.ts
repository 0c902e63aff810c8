import { ipcMain, webContents, type WebContents } from 'electron'
import type { RelayMessage } from '../rpc/relay-transport.ts'
import type { CoreSupervisor } from './core-supervisor.ts'
import { isTrustedSender } from './guards.ts'

/** Passes messages between the pages and the core without reading them. */
export function relayPages(supervisor: CoreSupervisor): void {
  // One id for each load of a page: an answer to the page that was there before must not reach the one there now.
  const pages = new Map<string, WebContents>()
  const pageIds = new Map<number, string>()
  let lastLoad = 0

  const forget = (contentsId: number) => {
    const pageId = pageIds.get(contentsId)
    if (pageId === undefined) return
    pageIds.delete(contentsId)
    pages.delete(pageId)
    supervisor.send({ kind: 'page-closed', pageId })
  }

  const pageIdOf = (contents: WebContents): string => {
    const known = pageIds.get(contents.id)
    if (known !== undefined) return known
    const pageId = String(++lastLoad)
    const { id } = contents
    pageIds.set(id, pageId)
    pages.set(pageId, contents)
    contents.once('destroyed', () => forget(id))
    contents.once('did-navigate', () => forget(id))
    return pageId
  }

  ipcMain.on('rpc', (event, message: unknown) => {
    if (isTrustedSender(event.senderFrame)) supervisor.send({ kind: 'rpc', pageId: pageIdOf(event.sender), message })
  })
  supervisor.onMessage((message) => {
    if (message.kind === 'rpc') tell(pages.get(message.pageId), message.reply)
  })
  supervisor.onRestart(() => {
    for (const contents of webContents.getAllWebContents()) tell(contents, { type: 'restarted' })
  })
}

function tell(contents: WebContents | undefined, message: RelayMessage): void {
  if (contents && !contents.isDestroyed()) contents.send('rpc', message)
}
