import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { createCore, type Core } from '../../src/core/create-core.ts'
import { createNodeEnvironment } from '../../src/core/node-environment.ts'
import { startWebHost } from '../../src/web/server.ts'

const root = path.join(import.meta.dirname, '..', '..')
const rendererDir = path.join(root, 'out', 'renderer')

export interface App {
  readonly page: Page
  readonly context: BrowserContext
  readonly core: Core
  readonly url: string
  /** What the page complained about: errors in its console, in its scripts, and bugs behind it. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface AppOptions {
  readonly colorScheme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
  /** A library to open; a new empty one when left out. */
  readonly libraryPath?: string
}

let browser: Promise<Browser> | null = null

/** The one Chromium of this test file; it comes out of an npm package. */
function startBrowser(): Promise<Browser> {
  browser ??= (async () =>
    playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
      headless: true,
    }))()
  return browser
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = null
}

/** The page as it ships; built here only where nobody has built it yet. */
async function ensureBuilt(): Promise<void> {
  if (existsSync(path.join(rendererDir, 'index.html'))) return
  await promisify(execFile)(process.execPath, [path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'], { cwd: root })
}

/** The whole app in a browser: the real page, the real host, the real core, and a library of its own. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  await ensureBuilt()
  const folder = await mkdtemp(path.join(tmpdir(), 'longhand-e2e-'))
  const complaints: string[] = []
  const environment = createNodeEnvironment({
    libraryPath: options.libraryPath ?? path.join(folder, 'library.longhand'),
    resourcesPath: path.join(root, 'resources'),
    log: ({ event, data }) => {
      if (event === 'bug') complaints.push(JSON.stringify(data))
    },
  })
  const core = await createCore(environment)
  const host = await startWebHost({ core, environment, rendererDir })
  const context = await (await startBrowser()).newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(host.newLink())
  return {
    page,
    context,
    core,
    url: host.url,
    complaints,
    async close() {
      await context.close()
      await host.close()
      await core.close()
      environment.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
