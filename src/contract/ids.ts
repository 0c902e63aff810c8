import { z } from 'zod'

/** UUIDv7 text: sorts by time of creation. */
export const id = z.uuid()
/** Names a file that a host has taken in; the core asks its environment for the path behind it. */
export const ticket = z.string().min(1).max(200)
/** Names a document the core can hand out: the id of a PDF, or the name of a backup or an export. */
export const documentId = z.string().regex(/^[a-zA-Z0-9._-]{1,120}$/)
