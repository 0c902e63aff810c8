import type { Request } from './wire.ts'

/** A message from a page as a request, or null when it is none. The input itself is the core's to check. */
export function parseRequest(message: unknown): Request | null {
  if (typeof message !== 'object' || message === null) return null
  const { type, id, name, input } = message as Record<string, unknown>
  if (typeof id !== 'string' || id.length === 0 || id.length > 100) return null
  if (type === 'cancel') return { type, id }
  if (type === 'call' && typeof name === 'string') return { type, id, name, input }
  return null
}
