import { createHash, randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface Asked {
  readonly method: string
  readonly headers: IncomingHttpHeaders
}

/** Decides who may talk to the web host: the founder's own browser, which came in through a one-time link. */
export interface SessionGuard {
  /** Why a request is turned away whoever sends it, or null. */
  refusalOf(asked: Asked): string | null
  newLink(): string
  /** Trades a link's token for a cookie, once. */
  useLink(token: string): string | null
  hasSession(headers: IncomingHttpHeaders): boolean
}

export function createSessionGuard(port: number): SessionGuard {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  // Browsers keep one jar for all ports of a host; the port in the name keeps two libraries apart.
  const cookieName = `longhand-${port}`
  const links = new Set<string>()
  const sessions = new Set<string>()

  return {
    refusalOf({ method, headers }) {
      const host = headers.host ?? ''
      // A foreign name that resolves to this machine (DNS rebinding) still shows in the Host header.
      if (!hosts.has(host)) return 'host'
      if (method !== 'GET' && method !== 'HEAD' && headers.origin !== `http://${host}`) return 'origin'
      if (headers.origin !== undefined && headers.origin !== `http://${host}`) return 'origin'
      return null
    },
    newLink() {
      const token = secret()
      links.add(digest(token))
      return token
    },
    useLink(token) {
      if (!links.delete(digest(token))) return null
      const session = secret()
      sessions.add(digest(session))
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`
    },
    hasSession(headers) {
      const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
      return cookies.some((cookie) => cookie.startsWith(`${cookieName}=`) && sessions.has(digest(cookie.slice(cookieName.length + 1))))
    },
  }
}

/** Whether another site's page made the browser ask, e.g. with an image or a script tag. */
export function isForeignFetch(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** Secrets are kept and compared as digests, so the time of a comparison says nothing about them. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
