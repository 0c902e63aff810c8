import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DesktopBridge, HostApi, MenuCommand } from '../contract/host.ts'

/**
 * The only door between a page and the shell: named functions, no channels. A refusal comes as an `ErrorValue`, because
 * of an error nothing but its sentence would cross the bridge.
 */
const bridge: DesktopBridge = {
  rpc: {
    send: (message) => ipcRenderer.send('rpc', message),
    onMessage: (listener) => hear('rpc', listener),
  },
  host: {
    capabilities: { canPickFile: true, canDropFile: true, hasMenu: true, opensDocumentsIn: 'viewer' },
    appInfo: () => ask('host.appInfo'),
    pickFile: (kind) => ask('host.pickFile', kind),
    takeFile: (file) => ask('host.takeFile', pathOf(file)),
    saveDocument: (documentId, fileName) => ask('host.saveDocument', documentId, fileName),
    openDocument: (documentId) => ask('host.openDocument', documentId),
    openLink: (url) => ask('host.openLink', url),
    onMenu: (listener) => hear('menu', (command) => listener(command as MenuCommand)),
  } satisfies HostApi,
}

contextBridge.exposeInMainWorld('longhand', bridge)

async function ask<T>(channel: string, ...args: unknown[]): Promise<T> {
  const answer = (await ipcRenderer.invoke(channel, ...args)) as { value: T } | { error: unknown }
  if ('error' in answer) throw answer.error
  return answer.value
}

function hear(channel: string, listener: (message: unknown) => void): () => void {
  const onMessage = (_event: unknown, message: unknown) => listener(message)
  ipcRenderer.on(channel, onMessage)
  return () => ipcRenderer.removeListener(channel, onMessage)
}

/** Where a dropped file lies. Electron before 30 wrote it on the file itself. */
function pathOf(file: File): string {
  // A page could make up an object that only looks like a file of ours.
  if (!(file instanceof File)) return ''
  const utilities = webUtils as typeof webUtils | undefined
  return utilities ? utilities.getPathForFile(file) : ((file as File & { path?: string }).path ?? '')
}
