/** Decisions about addresses, apart from Electron, so that a table of hostile ones can be held against them. */

export const appScheme = 'longhand'
export const appUrl = `${appScheme}://app/`

/** Whether an address is the app's own page. */
export function isAppUrl(address: string): boolean {
  const url = parse(address)
  return url !== null && url.protocol === `${appScheme}:` && url.host === 'app' && url.username === '' && url.password === ''
}

/** Whether an address may be handed to the system's browser or mail program. */
export function isOutsideUrl(address: string): boolean {
  const url = parse(address)
  if (url === null) return false
  if (url.protocol === 'mailto:') return true
  // A name before the host (https://bank.example@evil.example) is there to be misread.
  return url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === ''
}

/** The frame a message came from; as much of Electron's own type as is looked at. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** Whether a message came from the app's own page itself, and not from something framed in it or loaded in its place. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  return frame !== null && frame !== undefined && !frame.parent && isAppUrl(frame.url)
}

/** What the page may load at all: its own files, and pictures it drew itself. */
export function isLoadableUrl(address: string): boolean {
  return isAppUrl(address) || /^(data|blob|devtools):/i.test(address)
}

function parse(address: string): URL | null {
  // Spaces and control characters are dropped by URL parsers, so what a check reads is not what a shell would open.
  if (/[\u0000-\u0020\u007f]/.test(address)) return null
  try {
    return new URL(address)
  } catch {
    return null
  }
}
