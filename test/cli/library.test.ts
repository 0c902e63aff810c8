import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { makeFolder, makeLibrary } from '../support/library.ts'
import { cliOn, longhand, root, type Cli } from './longhand.ts'

async function withSample(): Promise<{ cli: Cli; file: (name: string) => string }> {
  const folder = makeFolder()
  const file = (name: string) => path.join(folder, name)
  const cli = cliOn(file('library.longhand'))
  await longhand('sample', '--out', file('customers.csv'))
  await cli.json('import', file('customers.csv'))
  return { cli, file }
}

describe('backup and restore', () => {
  it('brings everything back, and keeps what was there', async () => {
    const { cli, file } = await withSample()
    const made = await cli.json<{ file: string; sizeBytes: number }>('backup', file('kept/copy.longhand'))
    expect(made.file).toBe(file('kept/copy.longhand'))
    expect(statSync(made.file).size).toBe(made.sizeBytes)
    if (process.platform !== 'win32') expect(statSync(made.file).mode & 0o777).toBe(0o600)
    const before = await cli.json('customers')

    await cli.json('imports', 'undo', 'last')
    expect(await cli.json('customers')).toEqual([])
    expect(await cli.json('restore', made.file)).toEqual({ customers: 200, kept: expect.any(String), erased: 0, isErasedKnown: true })
    expect(await cli.json('customers')).toEqual(before)
    expect(await cli.json('status')).toMatchObject({ state: 'open', backups: expect.arrayContaining([expect.objectContaining({ reason: 'restore' })]) })
  })

  it('refuses what is no library and leaves the library alone', async () => {
    const { cli, file } = await withSample()
    writeFileSync(file('notes.longhand'), 'These are notes and not a library. '.repeat(200))
    expect(await cli.error('restore', file('notes.longhand'))).toMatchObject({ exit: 1, code: expect.stringMatching(/^library\//) })
    expect(await cli.error('restore', file('nowhere.longhand'))).toMatchObject({ exit: 1, code: 'host/file-gone' })
    expect(await cli.json('customers')).toHaveLength(200)
  })

  it('brings back a damaged library', async () => {
    const { cli, file } = await withSample()
    await cli.json('backup', file('copy.longhand'))
    const bytes = readFileSync(cli.library)
    bytes.fill(0x5a, 8192, 60_000)
    writeFileSync(cli.library, bytes)
    expect(await cli.error('due')).toMatchObject({ exit: 1, code: 'library/damaged', message: expect.stringContaining('restore') })
    expect(await cli.json('restore', file('copy.longhand'))).toMatchObject({ customers: 200 })
    expect(await cli.json('customers')).toHaveLength(200)
  })
})

describe('a library that somebody else has open', () => {
  it('is refused with a sentence, and works again afterwards', async () => {
    const held = await makeLibrary()
    const cli = cliOn(held.path)
    expect(await cli.error('due')).toMatchObject({ exit: 1, code: 'library/in-use', message: expect.stringContaining(held.path) })
    await held.core.close()
    expect(await cli.json('due')).toEqual([])
  })
})

/** So many customers that there is time to stop their import. */
function manyCustomers(): string {
  const rows = Array.from({ length: 100_000 }, (_, row) => `Customer ${row},customer${row}@example.com,${1 + (row % 900)} Mill Lane,Ames,50010,US,2019-01-01`)
  return `name,email,line1,city,postal code,country,customer since\n${rows.join('\n')}\n`
}

describe('an import that is stopped', () => {
  it('by Ctrl-C leaves the library as it was and says so', async () => {
    const { cli, file } = await withSample()
    writeFileSync(file('more.csv'), manyCustomers())
    const stop = new AbortController()
    let said = ''
    const err = (text: string) => {
      said += text
      if (/\d of \d/.test(text)) stop.abort()
    }
    expect(await runCli(['import', file('more.csv'), '--library', cli.library], { isWatched: true, out: () => undefined, err }, stop.signal)).toBe(1)
    expect(said).toContain('Stopped. The library is as it was before.')
    expect(await cli.json('customers')).toHaveLength(200)
  })

  it('by kill -9 leaves the library as it was', async () => {
    const { cli, file } = await withSample()
    const before = await cli.json('customers')
    writeFileSync(file('more.csv'), manyCustomers())
    const signal = await new Promise((resolve) => {
      execFile(process.execPath, [path.join(root, 'test/cli/killed-import.ts'), file('more.csv'), cli.library], (error) => resolve(error?.signal))
    })
    expect(signal).toBe('SIGKILL')
    expect(await cli.json('customers')).toEqual(before)
    expect(await cli.json('imports', 'list')).toHaveLength(1)
    expect(await cli.json('import', file('customers.csv'))).toMatchObject({ same: 200 })
  })
})

describe('serve', () => {
  it('prints a link to this machine, and lets go of the library when it is told to stop', async () => {
    const cli = cliOn(path.join(makeFolder(), 'library.longhand'))
    const server = spawn(process.execPath, [path.join(root, 'src/cli/index.ts'), 'serve', '--no-open', '--library', cli.library], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void server.kill('SIGKILL'))
    const [said] = (await once(server.stdout, 'data')) as [Buffer]
    const link = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said.toString())?.[0]
    expect(link).toBeDefined()
    const answer = await fetch(link!, { redirect: 'manual' })
    expect(answer.headers.getSetCookie()).toHaveLength(1)
    const page = await fetch(new URL('/', link), { headers: { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! } })
    expect(await page.text()).toContain('<title>Longhand')
    expect(await cli.error('due')).toMatchObject({ exit: 1, code: 'library/in-use' })
    server.kill('SIGTERM')
    expect(await once(server, 'exit')).toEqual([0, null])
    expect(await cli.json('due')).toEqual([])
  })
})
