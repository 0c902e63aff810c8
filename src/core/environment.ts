/** All that the core needs from the world around it. Each host and each test makes its own. */
export interface Environment {
  /** The library file; its folder is made when missing. Backups go into `<file>.backups/` beside it. */
  readonly libraryPath: string
  /** The folder that holds `fonts/`. */
  readonly resourcesPath: string
  /** A private folder for documents on their way out; emptied by whoever made it. */
  readonly outboxPath: string
  /** Epoch milliseconds. */
  now(): number
  /** The founder's day, `YYYY-MM-DD`, in their time zone. */
  today(): string
  /** The file behind a ticket. Throws `host/file-gone` for a ticket nobody knows. */
  resolveTicket(ticket: string): TakenFile
  log(entry: LogEntry): void
  /** Development and tests also check what goes out; left out, only what comes in is checked. */
  readonly isCheckingOutputs?: boolean
}

export interface TakenFile {
  readonly path: string
  readonly name: string
}

/** Never holds an address, a card's text or a key. */
export interface LogEntry {
  readonly level: 'info' | 'warning' | 'error'
  readonly event: string
  readonly data?: Readonly<Record<string, unknown>>
}
