/**
 * How a host serves the page, the same in the desktop window and in a browser: which headers go along, what a file is,
 * and which names may be asked for.
 */

/** No inline script, no inline style, nothing from anywhere else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * A PDF opens in the browser's own viewer, which the page's policy would keep from starting. It cannot reach the page; all it
 * needs is that nobody frames it. Any other document is there to be saved, and is never shown, whatever is asked.
 */
export function documentHeaders(document: ServedDocument, isToBeSaved: boolean): Readonly<Record<string, string>> {
  const isShown = document.mimeType === 'application/pdf'
  return {
    ...securityHeaders,
    ...(isShown && { 'content-security-policy': "frame-ancestors 'none'" }),
    'cache-control': 'no-store',
    'content-type': document.mimeType,
    'content-disposition': contentDisposition(isShown && !isToBeSaved ? 'inline' : 'attachment', document.fileName),
  }
}

export interface ServedDocument {
  readonly fileName: string
  readonly mimeType: string
}

const contentTypes = new Map(Object.entries({
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  pdf: 'application/pdf',
}))

export function contentTypeOf(name: string): string {
  return contentTypes.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream'
}

/**
 * The file of the built page that a URL path asks for, relative to its folder, or null. Only plain names pass: a build
 * has no others, and what is not a plain name cannot lead out of the folder.
 */
export function pageFileOf(urlPath: string): string | null {
  if (urlPath === '/') return 'index.html'
  const parts = urlPath.slice(1).split('/')
  return urlPath.startsWith('/') && parts.every((part) => /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(part)) ? parts.join('/') : null
}

/** The endings of documents that go by a file name; all others are PDFs, and go by an id without one. */
const ending = /\.(csv|vcf|longhand)$/

/** Where a document is served: always under the ending that its file has. */
export function documentPath(documentId: string): string {
  return `/documents/${encodeURIComponent(documentId)}${ending.test(documentId) ? '' : '.pdf'}`
}

/** The document that such a path asks for, or null. */
export function documentIdOf(urlPath: string): string | null {
  const name = /^\/documents\/([A-Za-z0-9_-][A-Za-z0-9._-]{0,123})$/.exec(urlPath)?.[1] ?? ''
  const documentId = name.endsWith('.pdf') ? name.slice(0, -4) : ending.test(name) ? name : ''
  const isOne = documentId !== '' && documentId.length <= 120 && documentPath(documentId) === urlPath
  return isOne ? documentId : null
}

/** Names a document for a browser, in any script. */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(fileName).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`
}
