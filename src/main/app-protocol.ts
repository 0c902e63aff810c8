import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { contentTypeOf, documentHeaders, documentIdOf, pageFileOf, securityHeaders } from '../rpc/page-files.ts'
import type { FindDocument } from './documents.ts'
import { isAppUrl } from './guards.ts'

export interface AppProtocolOptions {
  /** The built page. */
  readonly rendererDir: string
  readonly findDocument: FindDocument
}

/** The address of the page that says the core does not run. Its link leads back to the app, which tries again. */
export const stoppedPath = '/stopped'

/** Answers `longhand://app/...`: the built page, the documents, and nothing else. There is no `file:` anywhere. */
export function createAppProtocol({ rendererDir, findDocument }: AppProtocolOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' || !isAppUrl(request.url)) return nothing(403)
    const urlPath = new URL(request.url).pathname
    if (urlPath === stoppedPath) return new Response(stoppedPage, { headers: pageHeaders('stopped.html') })
    const documentId = documentIdOf(urlPath)
    if (documentId !== null) return document(findDocument, documentId)
    const name = pageFileOf(urlPath)
    const body = name === null ? null : await readFile(path.join(rendererDir, name)).catch(() => null)
    return body === null || name === null ? nothing(404) : new Response(body, { headers: pageHeaders(name) })
  }
}

async function document(findDocument: FindDocument, documentId: string): Promise<Response> {
  try {
    const found = await findDocument(documentId)
    const { size } = await stat(found.path)
    return new Response(Readable.toWeb(createReadStream(found.path)) as ReadableStream<Uint8Array>, {
      headers: { ...documentHeaders(found, false), 'content-length': String(size) },
    })
  } catch {
    // A document that cannot be had is not there, whatever the reason; the page says why when it asks for it by name.
    return nothing(404)
  }
}

function pageHeaders(name: string): Record<string, string> {
  return { ...securityHeaders, 'content-type': contentTypeOf(name) }
}

function nothing(status: number): Response {
  return new Response(null, { status, headers: securityHeaders })
}

const stoppedPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Longhand has stopped</title>
<h1>Longhand has stopped</h1>
<p>The part of Longhand that keeps your library ended several times in a row, so it was not started again.
Your library is a file on this computer and was left as it is.</p>
<p><a href="/">Try again</a></p>
</html>
`
