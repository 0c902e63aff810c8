import { copyFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, shell, type OpenDialogOptions } from 'electron'
import { AppError } from '../contract/errors.ts'
import type { PickedFile, PickKind } from '../contract/host.ts'
import type { FindDocument } from './documents.ts'
import { isOutsideUrl, isTrustedSender } from './guards.ts'
import type { HostAnswer, HostCalls } from './host-channels.ts'
import type { Tickets } from './tickets.ts'

const fileKinds: Record<PickKind, OpenDialogOptions> = {
  customers: { title: 'Import customers', filters: [{ name: 'Customer exports', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'vcf', 'zip'] }, { name: 'All files', extensions: ['*'] }] },
  library: { title: 'Restore a library', filters: [{ name: 'Longhand libraries', extensions: ['longhand', 'backup'] }, { name: 'All files', extensions: ['*'] }] },
}

export interface HostApiOptions {
  readonly tickets: Tickets
  readonly findDocument: FindDocument
}

/** Answers what pages ask of the shell: file dialogs, documents, links. */
export function serveHostApi({ tickets, findDocument }: HostApiOptions): void {
  const take = async (filePath: string): Promise<PickedFile> => {
    const found = path.isAbsolute(filePath) ? await stat(filePath).catch(() => null) : null
    if (!found?.isFile()) throw new AppError('host/file-gone')
    const name = path.basename(filePath)
    return { ticket: tickets.add({ path: filePath, name }), name, sizeBytes: found.size }
  }

  answer('host.appInfo', async () => ({ version: app.getVersion(), host: 'electron' as const, platform: process.platform }))
  answer('host.pickFile', async (window, kind) => {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], ...fileKinds[kind] })
    return filePaths[0] === undefined ? null : take(filePaths[0])
  })
  answer('host.takeFile', async (_window, filePath) => take(String(filePath)))
  answer('host.saveDocument', async (window, documentId, fileName) => {
    const document = await findDocument(String(documentId))
    const defaultPath = path.join(app.getPath('downloads'), path.basename(String(fileName)) || document.fileName)
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath })
    if (!filePath) return null
    await copyFile(document.path, filePath)
    return { path: filePath }
  })
  answer('host.openDocument', async (_window, documentId) => {
    const document = await findDocument(String(documentId))
    // Only what a viewer shows; the system may do anything with other kinds of file.
    if (document.mimeType !== 'application/pdf') throw new AppError('host/unsupported', { what: 'openDocument' })
    const complaint = await shell.openPath(document.path)
    if (complaint !== '') throw new AppError('host/unsupported', { what: 'openDocument' })
  })
  answer('host.openLink', async (_window, url) => {
    if (!isOutsideUrl(String(url))) throw new AppError('host/unsupported', { what: 'openLink' })
    await shell.openExternal(String(url))
  })
}

/** Puts a handler behind a channel. Nobody but the app's own page is answered. */
function answer<K extends keyof HostCalls>(
  channel: K,
  handler: (window: BrowserWindow, ...args: Parameters<HostCalls[K]>) => ReturnType<HostCalls[K]>,
): void {
  ipcMain.handle(channel, async (event, ...args): Promise<HostAnswer> => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (!isTrustedSender(event.senderFrame) || !window) return { error: { code: 'host/unsupported', data: { what: channel } } }
    try {
      return { value: await handler(window, ...(args as Parameters<HostCalls[K]>)) }
    } catch (error) {
      return { error: toAppError(channel, error).toValue() }
    }
  })
}

function toAppError(channel: string, error: unknown): AppError {
  if (error instanceof AppError) return error
  process.stderr.write(`${channel}: ${error instanceof Error ? error.stack : String(error)}\n`)
  return new AppError('host/unsupported', { what: channel })
}
