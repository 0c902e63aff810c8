import path from 'node:path'
import { buildIfStale } from './start/build.ts'
import { findElectron, openWindow } from './start/electron.ts'

/**
 * `npm start`: builds what is stale and opens the app, in its window where that can be and in the browser where not.
 * `npm start -- --browser` goes straight to the browser.
 */
const appRoot = path.join(import.meta.dirname, '..')

try {
  await buildIfStale(appRoot)
  const why = process.argv.includes('--browser') ? 'As asked' : await tryWindow()
  if (why !== null) {
    process.stdout.write(`${why}: Longhand opens in the browser instead of its own window.\n`)
    const { serve } = await import('../src/web/serve.ts')
    await serve()
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/** Runs the app in its window to the end. Otherwise says why that cannot be. */
async function tryWindow(): Promise<string | null> {
  const found = await findElectron(appRoot)
  return 'reason' in found ? found.reason : openWindow(found, appRoot)
}
