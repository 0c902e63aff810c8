import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { app, BrowserWindow, protocol } from 'electron'
import { createAppProtocol, stoppedPath } from './app-protocol.ts'
import { startInElectron } from './core-in-electron.ts'
import { startOnNode } from './core-on-node.ts'
import { superviseCore, type CoreSupervisor } from './core-supervisor.ts'
import { documentsOf } from './documents.ts'
import { appScheme, appUrl } from './guards.ts'
import { serveHostApi } from './host-api.ts'
import { lockDownPages, lockDownSession } from './lock-down.ts'
import { openMainWindow, showWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { relayPages } from './relay.ts'
import { createTickets, type Tickets } from './tickets.ts'

const outPath = path.join(app.getAppPath(), 'out')
const preloadPath = path.join(outPath, 'preload', 'index.cjs')
const resourcesPath = path.join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'resources')

// One app, one library: a second start brings the first one to the front.
if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
  lockDownPages()
  // mkdtemp makes the folder readable by its owner only (0700).
  const outboxPath = mkdtempSync(path.join(tmpdir(), 'longhand-'))
  void app.whenReady().then(() => {
    lockDownSession()
    const { supervisor, tickets } = startCore(outboxPath)
    const findDocument = documentsOf(supervisor)
    protocol.handle(appScheme, createAppProtocol({ rendererDir: path.join(outPath, 'renderer'), findDocument }))
    relayPages(supervisor)
    serveHostApi({ tickets, findDocument })
    setMenu()
    showWhenStopped(supervisor)
    keepWindows()
    endCleanly(supervisor, outboxPath)
  })
}

function startCore(outboxPath: string): { supervisor: CoreSupervisor; tickets: Tickets } {
  const corePath = path.join(outPath, 'main', 'core.cjs')
  // Only from source: a packaged app runs what it came with.
  const nodePath = app.isPackaged ? undefined : process.env['LONGHAND_CORE_NODE']
  const tickets: Tickets = createTickets((message) => supervisor.send(message))
  const supervisor = superviseCore({
    startProcess: () => (nodePath ? startOnNode(nodePath, corePath) : startInElectron(corePath)),
    greeting: () => [{ kind: 'start', libraryPath: null, resourcesPath, outboxPath }, ...tickets.messages()],
  })
  return { supervisor, tickets }
}

function showWhenStopped(supervisor: CoreSupervisor): void {
  supervisor.onGaveUp(() => {
    for (const window of BrowserWindow.getAllWindows()) void window.loadURL(new URL(stoppedPath, appUrl).href)
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('did-navigate', (_navigated, url) => {
      if (url === appUrl) supervisor.revive()
    })
  })
}

function keepWindows(): void {
  openMainWindow(preloadPath)
  app.on('second-instance', () => showWindow(BrowserWindow.getAllWindows()[0]))
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openMainWindow(preloadPath)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

function endCleanly(supervisor: CoreSupervisor, outboxPath: string): void {
  let isEnded = false
  app.on('will-quit', (event) => {
    if (isEnded) return
    event.preventDefault()
    void supervisor.stop().finally(() => {
      isEnded = true
      rmSync(outboxPath, { recursive: true, force: true })
      app.quit()
    })
  })
}
