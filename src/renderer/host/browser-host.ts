import type { AppInfo, HostApi, PickedFile, PickKind } from '../../contract/host.ts'
import { AppError } from '../../contract/errors.ts'
import { documentPath } from '../../rpc/page-files.ts'

const accepted: Record<PickKind, string> = {
  customers: '.csv,.tsv,.txt,.xlsx,.vcf,.zip,text/csv,text/plain,text/vcard',
  library: '.longhand,.sqlite,.db,application/vnd.sqlite3',
}

/** The shell as a browser has it: files are uploaded to our own host on this machine, documents open in a tab. */
export function createBrowserHost(): HostApi {
  return {
    capabilities: { canPickFile: true, canDropFile: true, hasMenu: false, opensDocumentsIn: 'tab' },
    async appInfo() {
      const response = await request('/app.json')
      const { version, platform } = (await response.json()) as Omit<AppInfo, 'host'>
      return { version, platform, host: 'browser' }
    },
    async pickFile(kind) {
      const file = await chooseFile(accepted[kind])
      return file && upload(file)
    },
    takeFile: upload,
    async saveDocument(documentId, fileName) {
      const link = document.createElement('a')
      link.href = `${documentPath(documentId)}?save`
      link.download = fileName
      link.click()
      return { path: null }
    },
    async openDocument(documentId, page) {
      window.open(documentPath(documentId) + (page ? `#page=${page}` : ''), '_blank', 'noopener')
    },
    async openLink(url) {
      window.open(url, '_blank', 'noopener')
    },
    onMenu: () => () => undefined,
  }
}

function chooseFile(accept: string): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

async function upload(file: File): Promise<PickedFile> {
  const response = await request(`/uploads?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
  return (await response.json()) as PickedFile
}

async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw new AppError('core/unreachable', {}, { cause })
  })
  if (response.ok) return response
  throw new AppError(response.status === 401 ? 'core/session-ended' : response.status === 413 ? 'imports/unreadable' : 'host/file-gone')
}
