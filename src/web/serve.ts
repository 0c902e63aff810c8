import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createCore } from '../core/create-core.ts'
import { defaultLibraryPath } from '../core/library/library-path.ts'
import { createNodeEnvironment } from '../core/node-environment.ts'
import { openBrowser } from './open-browser.ts'
import { startWebHost, type WebHost } from './server.ts'

export interface ServeOptions {
  readonly libraryPath?: string | undefined
  readonly port?: number | undefined
  /** Left out, the link opens in the system's browser where there is one. */
  readonly opensBrowser?: boolean | undefined
}

const appRoot = path.join(import.meta.dirname, '..', '..')

/** Serves the app from this terminal until it is told to stop (Ctrl-C), then closes the library. */
export async function serve({ libraryPath = defaultLibraryPath(), port, opensBrowser = true }: ServeOptions = {}): Promise<void> {
  const rendererDir = path.join(appRoot, 'out', 'renderer')
  if (!existsSync(path.join(rendererDir, 'index.html'))) throw new Error('The page is not built yet. Run: npm run build')
  const environment = createNodeEnvironment({ libraryPath, resourcesPath: path.join(appRoot, 'resources') })
  try {
    const core = await createCore(environment)
    try {
      const host = await startWebHost({ core, environment, rendererDir, port })
      const link = host.newLink()
      process.stdout.write(`Longhand is at ${link}\n(Ctrl-C ends it.)\n`)
      if (opensBrowser) openBrowser(link)
      const stopOffering = offerNewLinks(host)
      await toldToStop()
      stopOffering()
      await host.close()
    } finally {
      await core.close()
    }
  } finally {
    environment.close()
  }
}

/** Enter in the terminal prints another link, for a second browser or after a lost cookie. */
function offerNewLinks(host: WebHost): () => void {
  if (!process.stdin.isTTY) return () => undefined
  process.stdout.write('(Enter makes a new link.)\n')
  const lines = createInterface({ input: process.stdin })
  lines.on('line', () => process.stdout.write(`Longhand is at ${host.newLink()}\n`))
  return () => lines.close()
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
