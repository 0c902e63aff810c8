import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../contract/errors.ts'
import type { Core } from '../core/create-core.ts'
import { contentTypeOf, documentHeaders, pageFileOf } from '../rpc/page-files.ts'
import { privateHeaders, respondText } from './respond.ts'

/** Sends a file of the built page, and no other file. */
export async function sendPageFile(response: ServerResponse, rendererDir: string, urlPath: string): Promise<void> {
  const name = pageFileOf(urlPath)
  await sendFile(response, name === null ? null : path.join(rendererDir, name), {
    ...privateHeaders,
    'content-type': contentTypeOf(name ?? ''),
  })
}

/** Sends a document as the core has put it out. */
export async function sendDocument(response: ServerResponse, core: Core, documentId: string, isToBeSaved: boolean): Promise<void> {
  try {
    const document = await core.documentFile(documentId)
    await sendFile(response, document.path, documentHeaders(document, isToBeSaved))
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'host/document-not-found')) throw error
    respondText(response, 404, 'Longhand has no such document.')
  }
}

async function sendFile(response: ServerResponse, file: string | null, headers: Readonly<Record<string, string>>): Promise<void> {
  const found = file === null ? null : await stat(file).catch(() => null)
  if (file === null || !found?.isFile()) return respondText(response, 404, 'There is nothing here.')
  response.writeHead(200, { ...headers, 'content-length': found.size })
  await pipeline(createReadStream(file), response)
}
