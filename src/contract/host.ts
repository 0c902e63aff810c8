/** What a page may ask of the shell around it. A host that cannot do a thing says so in `capabilities`. */
export interface HostApi {
  readonly capabilities: HostCapabilities
  appInfo(): Promise<AppInfo>
  /** Opens the host's file dialog. Null when the founder cancels. */
  pickFile(kind: PickKind): Promise<PickedFile | null>
  /** Takes in a file dropped on the page. */
  takeFile(file: File): Promise<PickedFile>
  /** Saves a copy of a document where the founder says. Null when cancelled. */
  saveDocument(documentId: string, fileName: string): Promise<SavedDocument | null>
  /** Opens a PDF in the system's viewer, or in a new tab; at a page where the viewer can be told one. */
  openDocument(documentId: string, page?: number): Promise<void>
  /** Opens an https: or mailto: link outside the app. */
  openLink(url: string): Promise<void>
  /** Calls back with the menu's command names (`new-import`, `settings`, `undo`, ...). Returns the way to stop. */
  onMenu(listener: (command: MenuCommand) => void): () => void
}

export type PickKind = 'customers' | 'library'

export interface PickedFile {
  readonly ticket: string
  readonly name: string
  readonly sizeBytes: number
}

/** Where a copy went; a browser keeps to itself where it saves, and has null. */
export interface SavedDocument {
  readonly path: string | null
}

export interface AppInfo {
  readonly version: string
  readonly host: 'electron' | 'browser'
  readonly platform: string
}

export interface HostCapabilities {
  readonly canPickFile: boolean
  readonly canDropFile: boolean
  readonly hasMenu: boolean
  /** Whether documents open in the system's viewer (Electron) or in a tab (browser). */
  readonly opensDocumentsIn: 'viewer' | 'tab'
}

export const menuCommands = ['import', 'settings', 'undo', 'palette', 'search', 'backup'] as const
export type MenuCommand = (typeof menuCommands)[number]

/** What the desktop's preload script puts on `window.longhand`; a browser has none. */
export interface DesktopBridge {
  readonly rpc: MessageBridge
  readonly host: HostApi
}

/** Carries the wire's messages between a page and the shell, unread. */
export interface MessageBridge {
  send(message: unknown): void
  /** Returns the way to stop. */
  onMessage(listener: (message: unknown) => void): () => void
}
