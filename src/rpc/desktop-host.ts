import { AppError, errorCodes, type ErrorValue } from '../contract/errors.ts'
import type { HostApi } from '../contract/host.ts'

/** The desktop's host with its refusals thrown as `AppError`: across Electron's bridge they come as plain values. */
export function createDesktopHost(host: HostApi): HostApi {
  return {
    capabilities: host.capabilities,
    appInfo: () => host.appInfo().catch(rethrow),
    pickFile: (kind) => host.pickFile(kind).catch(rethrow),
    takeFile: (file) => host.takeFile(file).catch(rethrow),
    saveDocument: (documentId, fileName) => host.saveDocument(documentId, fileName).catch(rethrow),
    openDocument: (documentId) => host.openDocument(documentId).catch(rethrow),
    openLink: (url) => host.openLink(url).catch(rethrow),
    onMenu: (listener) => host.onMenu(listener),
  }
}

function rethrow(refusal: unknown): never {
  throw isErrorValue(refusal) ? AppError.fromValue(refusal) : refusal
}

function isErrorValue(value: unknown): value is ErrorValue {
  return typeof value === 'object' && value !== null && 'code' in value && (errorCodes as readonly unknown[]).includes(value.code)
}
