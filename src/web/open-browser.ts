import { spawn } from 'node:child_process'

/** What finding a browser depends on; a test gives its own. */
export interface Desktop {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The command that opens a link in the system's browser, or null where there is none to open. */
export function browserCommand(url: string, { platform, env }: Desktop): readonly [string, ...string[]] | null {
  if (env['BROWSER'] === 'none' || env['SSH_CONNECTION']) return null
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : null
}

/** Opens a link where it can, and goes on in silence where it cannot: the link is printed anyway. */
export function openBrowser(url: string, desktop: Desktop = { platform: process.platform, env: process.env }): void {
  const command = browserCommand(url, desktop)
  if (!command) return
  const [program, ...args] = command
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
