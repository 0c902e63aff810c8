import { homedir } from 'node:os'
import path from 'node:path'

/** What the place of the library depends on; a test gives its own. */
export interface Machine {
  readonly platform: string
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Where the founder's library is unless they say otherwise. `LONGHAND_LIBRARY` says otherwise. */
export function defaultLibraryPath(machine: Machine = { platform: process.platform, home: homedir(), env: process.env }): string {
  const { platform, home, env } = machine
  if (env['LONGHAND_LIBRARY']) return path.resolve(env['LONGHAND_LIBRARY'])
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Longhand', 'library.longhand')
  if (platform === 'win32') {
    return path.win32.join(env['APPDATA'] || path.win32.join(home, 'AppData', 'Roaming'), 'Longhand', 'library.longhand')
  }
  // The XDG rules say to pay no heed to a relative path.
  const dataHome = env['XDG_DATA_HOME']
  return path.posix.join(dataHome?.startsWith('/') ? dataHome : path.posix.join(home, '.local', 'share'), 'longhand', 'library.longhand')
}
