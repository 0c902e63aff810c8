import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { DesktopBridge } from '../../src/contract/host.ts'
import { buildIfStale } from '../../scripts/start/build.ts'

const appRoot = join(import.meta.dirname, '../..')
const electron = process.env['LONGHAND_ELECTRON']
if (!electron) {
  process.stderr.write('The desktop window is not tested: set LONGHAND_ELECTRON=/path/to/electron and run again (without a display, under `xvfb-run -a`).\n')
}

/** Customers who stayed for long, one who is new, and one row that nobody can use. */
const exported = `name,email,company,customer since,address line 1,city,postal code,country
Ada Lovelace,ada@example.com,Analytical Ltd,2015-03-04,12 St James's Square,London,SW1Y 4JH,GB
Grace Hopper,grace@example.com,,2017-12-09,1 Navy Yard,Arlington,22202,US
Emmy Nöther,emmy@example.com,Göttingen GmbH,2018-06-23,"Düstere Straße 20",Göttingen,37073,DE
Newcomer,new@example.com,,${new Date().getFullYear()}-01-01,,,,
,,,2016-01-01,,,,
`

describe.skipIf(!electron)('the desktop window', () => {
  let folder: string
  let app: ElectronApplication
  let page: Page
  let launch: { args: string[]; env: Record<string, string> }
  const complaints: string[] = []

  beforeAll(async () => {
    await buildIfStale(appRoot)
    folder = mkdtempSync(join(tmpdir(), 'longhand-test-'))
    writeFileSync(join(folder, 'customers.csv'), exported)
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0
    const env = { LONGHAND_CORE_NODE: process.execPath, LONGHAND_LIBRARY: join(folder, 'library.longhand'), TMPDIR: folder }
    launch = {
      args: [...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'user')}`, appRoot],
      env: { ...(process.env as Record<string, string>), ...env },
    }
    app = await _electron.launch({ executablePath: electron as string, ...launch })
    page = await app.firstWindow()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  })

  afterAll(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('opens on the first evening’s page', async () => {
    await page.getByRole('heading', { name: 'Thank the people who stayed' }).waitFor()
    expect(page.url()).toMatch(/^longhand:\/\/app\//)
    expect(await page.title()).toMatch(/Longhand/)
    expect(await page.getByRole('link', { name: 'Today' }).getAttribute('aria-current')).toBe('page')
    await vi.waitFor(async () => expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true))
  })

  test('the page has no Node and runs in the sandbox', async () => {
    const found = await page.evaluate(() => {
      const world = globalThis as unknown as Record<string, unknown>
      return ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => world[name] !== undefined)
    })
    expect(found).toEqual([])
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration, webSecurity }
    })
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
  })

  test('the bridge gives named functions only', async () => {
    const offered = await page.evaluate(() => {
      const { rpc, host } = (window as unknown as { longhand: Record<'rpc' | 'host', object> }).longhand
      return { rpc: Object.keys(rpc).sort(), host: Object.keys(host).sort() }
    })
    expect(offered).toEqual({
      rpc: ['onMessage', 'send'],
      host: ['appInfo', 'capabilities', 'onMenu', 'openDocument', 'openLink', 'pickFile', 'saveDocument', 'takeFile'],
    })
  })

  test('the page cannot name a file to read, nor a program to open', async () => {
    const refusals = await page.evaluate(async (library) => {
      const { host } = (window as unknown as { longhand: { host: Record<string, (...args: unknown[]) => Promise<unknown>> } }).longhand
      const codeOf = (asked: Promise<unknown> | undefined) =>
        Promise.resolve(asked).then(
          () => 'done',
          (refusal: { code?: string }) => refusal.code ?? String(refusal),
        )
      const disguised = new File(['x'], 'customers.csv')
      Object.defineProperty(disguised, 'path', { value: library })
      return Promise.all([
        codeOf(host['takeFile']?.({ path: library, name: 'library' })),
        codeOf(host['takeFile']?.(library)),
        codeOf(host['takeFile']?.(disguised)),
        codeOf(host['openLink']?.('file:///etc/passwd')),
        codeOf(host['openDocument']?.('../library')),
      ])
    }, join(folder, 'library.longhand'))
    expect(refusals).toEqual(['host/file-gone', 'host/file-gone', 'host/file-gone', 'host/unsupported', 'host/document-not-found'])
  })

  test('a file that the founder really gave is taken', async () => {
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'given' })))
    await page.setInputFiles('#given', join(folder, 'customers.csv'))
    const taken = await page.evaluate(() => {
      const input = document.querySelector('#given') as HTMLInputElement
      const { host } = (window as unknown as { longhand: DesktopBridge }).longhand
      return host.takeFile(input.files?.[0] as File).finally(() => input.remove())
    })
    expect(taken).toEqual({ ticket: expect.any(String), name: 'customers.csv', sizeBytes: Buffer.byteLength(exported) })
  })

  test('what is no PDF is not opened in another program', async () => {
    const refusal = await page.evaluate(async () => {
      const { rpc, host } = (window as unknown as { longhand: DesktopBridge }).longhand
      const backup = await new Promise<{ documentId: string }>((resolve) => {
        rpc.onMessage((message) => {
          const reply = message as { type: string; id?: string; output: { documentId: string } }
          if (reply.type === 'ok' && reply.id === 'a backup') resolve(reply.output)
        })
        rpc.send({ type: 'call', id: 'a backup', name: 'library.backup', input: {} })
      })
      return host.openDocument(backup.documentId).catch((error: unknown) => error)
    })
    expect(refusal).toEqual({ code: 'host/unsupported', data: { what: 'openDocument' } })
  })

  test('a page that is not the app’s own is not heard, even with the app’s own preload script', async () => {
    const heard = await app.evaluate(async ({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await stranger.loadURL('data:text/html,<title>Stranger</title>')
      const answer: unknown = await stranger.webContents.executeJavaScript(`(async () => {
        const replies = []
        longhand.rpc.onMessage((reply) => replies.push(reply))
        longhand.rpc.send({ type: 'call', id: '1', name: 'settings.get', input: {} })
        const refusals = await Promise.all([
          longhand.host.appInfo().catch((error) => error.code),
          longhand.host.pickFile('customers').catch((error) => error.code),
        ])
        await new Promise((resolve) => setTimeout(resolve, 300))
        return { refusals, replies }
      })()`)
      stranger.destroy()
      return answer
    }, join(appRoot, 'out/preload/index.cjs'))
    expect(heard).toEqual({ refusals: ['host/unsupported', 'host/unsupported'], replies: [] })
  })

  test('a second start shows the first window and ends', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    const second = spawn(electron as string, launch.args, { env: launch.env, stdio: 'ignore' })
    const [code] = (await once(second, 'exit')) as [number | null]
    expect(code).toBe(0)
    expect(app.windows()).toHaveLength(1)
    await vi.waitFor(async () => expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false))
  })

  test('no window opens, no permission is given, no script is slipped in, nothing is loaded from elsewhere', async () => {
    await app.evaluate(({ shell }) => {
      shell.openExternal = async (url) => void ((globalThis as unknown as { opened: string[] }).opened ??= []).push(url)
    })
    const tried = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.slippedIn = true'
      document.head.append(script)
      return {
        windows: [window.open('longhand://app/'), window.open('https://example.com/'), window.open('file:///etc/passwd')],
        slippedIn: (window as unknown as { slippedIn?: boolean }).slippedIn ?? false,
        permission: await Notification.requestPermission(),
        elsewhere: await fetch('https://example.com/').then(
          () => 'loaded',
          () => 'refused',
        ),
      }
    })
    expect(tried).toEqual({ windows: [null, null, null], slippedIn: false, permission: 'denied', elsewhere: 'refused' })
    expect(app.windows()).toHaveLength(1)
    const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
    expect(opened).toEqual(['https://example.com/'])
    complaints.length = 0
  })

  test('an export is imported through the file dialog, and Today shows who is due', async () => {
    await app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
    }, join(folder, 'customers.csv'))
    await page.getByRole('button', { name: /Import your customers/ }).click()
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByRole('heading', { name: 'customers.csv' }).waitFor()
    await page.getByRole('button', { name: 'Import 4 customers' }).click()
    await page.getByRole('heading', { name: '4 customers imported' }).waitFor()
    await page.getByRole('button', { name: 'See who is due' }).click()
    const due = page.getByRole('button', { name: /^Write to (Ada|Grace|Emmy|Newcomer)/ })
    await due.first().waitFor()
    expect(await due.count()).toBe(3)
    expect(await due.first().getAttribute('aria-label')).toBe('Write to Ada Lovelace')
  })

  test('a core that is killed comes back, and the app goes on', async () => {
    const killed = coreProcess()
    process.kill(killed, 'SIGKILL')
    await vi.waitFor(() => expect(coreProcess()).not.toBe(killed), { timeout: 10_000 })
    await page.getByRole('link', { name: 'Customers' }).click()
    await page.getByText('Emmy Nöther').first().waitFor()
    await page.getByRole('link', { name: 'Today' }).click()
    await page.getByRole('button', { name: 'Write to Ada Lovelace' }).waitFor()
  })

  test('the way back to a chosen file outlives the core', async () => {
    await page.getByRole('link', { name: 'Customers' }).click()
    await page.evaluate(() => void (location.hash = '#/import'))
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByText('4 customers already here').waitFor()
  })

  test('nothing was complained about', () => {
    expect(complaints).toEqual([])
  })

  // Last, because Playwright waits for good for a navigation that was begun and refused.
  test.each(['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'data:text/html,hi', 'longhand://evil.example/'])(
    'the page cannot be led away to %s',
    async (url) => {
      const before = page.url()
      await page.evaluate((to) => void (location.href = to), url)
      await page.waitForTimeout(150)
      expect(page.url()).toBe(before)
      expect(await page.evaluate(() => document.title)).toMatch(/Longhand/)
    },
  )

  test('closing ends the core and leaves nothing behind in the temporary folder', async () => {
    const core = coreProcess()
    await app.close()
    await vi.waitFor(() => expect(() => process.kill(core, 0)).toThrow())
    expect(readdirSync(folder).filter((name) => name.startsWith('longhand-'))).toEqual([])
    expect(readdirSync(folder)).not.toContain('library.longhand-wal')
  })

  /** The process in which the core runs now, whichever way it was started. */
  function coreProcess(): number {
    const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    const shell = String(app.process().pid)
    const rows = table.split('\n').map((line) => line.trim().split(/\s+/))
    const found = rows.find(([, parent, ...args]) => parent === shell && /core\.cjs|node\.mojom\.NodeService/.test(args.join(' ')))
    if (!found?.[0]) throw new Error('The core does not run.')
    return Number(found[0])
  }
})
