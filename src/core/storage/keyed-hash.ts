import { createHmac, randomBytes } from 'node:crypto'

/** 256 random bits as text. */
export function newSalt(): string {
  return randomBytes(32).toString('base64url')
}

/** HMAC-SHA-256: tells whether two texts are the same one, to whoever has the salt, and does not say which. */
export function keyedHash(salt: string, text: string): string {
  return createHmac('sha256', salt).update(text).digest('base64url')
}
