import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../contract/host.ts'

export function setMenu(): void {
  const isMac = process.platform === 'darwin'
  const settings = commandItem('settings', 'Settings…', 'CmdOrCtrl+,')
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(settings)] : []),
      {
        label: '&File',
        submenu: [
          commandItem('import', 'Import a file…', 'CmdOrCtrl+O'),
          commandItem('backup', 'Back up library'),
          { type: 'separator' },
          ...(isMac ? [{ role: 'close' } as const] : [settings, { type: 'separator' } as const, { role: 'quit' } as const]),
        ],
      },
      {
        label: '&Edit',
        submenu: [
          // In a text the system's undo; the page takes the same keys for itself everywhere else.
          { role: 'undo' },
          { role: 'redo' },
          commandItem('undo', 'Undo last change'),
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'selectAll' },
          { type: 'separator' },
          commandItem('search', 'Find customers', 'CmdOrCtrl+F'),
        ],
      },
      {
        label: '&View',
        submenu: [
          pageItem('palette', 'Command palette', 'CmdOrCtrl+K'),
          { type: 'separator' },
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
          ...(app.isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
        ],
      },
      { role: 'windowMenu' },
    ]),
  )
}

function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
}

/** An item that tells the page in front what was chosen. */
function commandItem(command: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions {
  return {
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => BrowserWindow.getFocusedWindow()?.webContents.send('menu', command),
  }
}

/** The same, for keys the page hears itself: the menu shows them and keeps its hands off. */
function pageItem(command: MenuCommand, label: string, accelerator: string): MenuItemConstructorOptions {
  return { ...commandItem(command, label, accelerator), registerAccelerator: false }
}
