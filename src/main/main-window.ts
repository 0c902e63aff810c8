import path from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { appUrl } from './guards.ts'
import { readBounds, usableBounds, writeBounds } from './window-state.ts'

/** The page's own paper, so that nothing flashes before it is drawn. */
const paper = { light: '#FBF8F3', dark: '#1D1B18' }

/** Opens the app's window, where it was the last time. */
export function openMainWindow(preloadPath: string): BrowserWindow {
  const stateFile = path.join(app.getPath('userData'), 'window.json')
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...usableBounds(readBounds(stateFile), screens),
    minWidth: 900,
    minHeight: 600,
    title: 'Longhand',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // On Linux the spelling checker would fetch its dictionaries from the network.
      spellcheck: process.platform !== 'linux',
    },
  })
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeBounds(stateFile, window.getNormalBounds()))
  // A page that crashed has lost nothing: drafts are saved as they are typed.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && reason !== 'killed') window.webContents.reload()
  })
  void window.loadURL(appUrl)
  return window
}

/** Brings the app to the front, e.g. when it is started a second time. */
export function showWindow(window: BrowserWindow | undefined): void {
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
