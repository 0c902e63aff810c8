import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startOnNode } from '../../src/main/core-on-node.ts'
import { superviseCore, type CoreProcess, type CoreSupervisor } from '../../src/main/core-supervisor.ts'
import { documentsOf } from '../../src/main/documents.ts'
import { createTickets } from '../../src/main/tickets.ts'
import { createClient, type Client } from '../../src/rpc/client.ts'
import { createRelayTransport } from '../../src/rpc/relay-transport.ts'
import { bridgeOf } from '../rpc/wirings.ts'
import { makeFolder, resourcesPath } from '../support/library.ts'

const corePath = join(import.meta.dirname, '../../src/core-process/index.ts')

interface Shell {
  readonly client: Client
  readonly supervisor: CoreSupervisor
  readonly libraryPath: string
  /** Ends the core the way a crash does. */
  crash(): void
  readonly starts: () => number
  take(name: string, content: string): string
  readonly findDocument: ReturnType<typeof documentsOf>
}

/** The desktop shell without its window, around the real core in a process of its own. */
function openShell(libraryPath = join(makeFolder(), 'deep', 'library.longhand')): Shell {
  // Removed after the core has ended, which this test file sees to first.
  const outboxPath = mkdtempSync(join(tmpdir(), 'longhand-test-'))
  let starts = 0
  let latest: CoreProcess | null = null
  const tickets = createTickets((message) => supervisor.send(message))
  const supervisor = superviseCore({
    startProcess() {
      starts++
      latest = startOnNode(process.execPath, corePath)
      return latest
    },
    greeting: () => [{ kind: 'start', libraryPath, resourcesPath, outboxPath }, ...tickets.messages()],
    backOffMs: [0, 0, 0, 0, 0, 0],
  })
  onTestFinished(async () => {
    await supervisor.stop()
    rmSync(outboxPath, { recursive: true, force: true })
  })
  return {
    client: createClient(createRelayTransport(bridgeOf(supervisor, '1'))),
    supervisor,
    libraryPath,
    crash: () => latest?.kill(),
    starts: () => starts,
    findDocument: documentsOf(supervisor),
    take(name, content) {
      const file = join(outboxPath, name)
      writeFileSync(file, content)
      return tickets.add({ path: file, name })
    },
  }
}

function customersCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => `Customer ${n},customer-${n}@example.com,2018-01-${String((n % 28) + 1).padStart(2, '0')}`)
  return ['name,email,customer since', ...lines].join('\n')
}

test('the core runs in a process of its own and makes a private library', async () => {
  const { client, libraryPath } = openShell()
  const { id } = await client.call('customers.add', { name: 'Ada Lovelace' })
  expect(await client.call('customers.get', { id })).toMatchObject({ displayName: 'Ada Lovelace' })
  expect(await client.call('library.status', {})).toMatchObject({ state: 'open', path: libraryPath, customers: 1 })
  expect(statSync(libraryPath).mode & 0o777).toBe(0o600)
})

test('a file the founder chose is read by its ticket, also after the core was lost', async () => {
  const { client, crash, take, starts } = openShell()
  const ticket = take('customers.csv', customersCsv(3))
  expect(await client.call('imports.preview', { ticket })).toMatchObject({ new: 3 })
  crash()
  await vi.waitFor(() => expect(starts()).toBe(2))
  expect(await client.call('imports.apply', { ticket })).toMatchObject({ new: 3 })
  await expect(client.call('imports.apply', { ticket: 'made-up' })).rejects.toMatchObject({ code: 'host/file-gone' })
})

test('killed in the middle of an import, the library is as it was, and the next core goes on', async () => {
  const { client, crash, take, starts } = openShell()
  await client.call('customers.add', { name: 'Ada Lovelace' })
  const ticket = take('many.csv', customersCsv(60_000))
  let isUnderWay: () => void = () => undefined
  const underWay = new Promise<void>((resolve) => (isUnderWay = resolve))
  const applied = client.call('imports.apply', { ticket }, { onProgress: ({ done }) => done > 2000 && isUnderWay() })
  const failure = applied.catch((error: unknown) => error)
  await underWay
  crash()
  expect(await failure).toMatchObject({ code: 'core/restarted' })
  expect(starts()).toBe(2)
  expect(await client.call('library.status', {})).toMatchObject({ state: 'open', customers: 1 })
  expect(await client.call('imports.list', {})).toEqual({ imports: [] })
})

test('documents are named by the core, and those it does not know are refused by code', async () => {
  const { client, findDocument } = openShell()
  const backup = await client.call('library.backup', {})
  const found = await findDocument(backup.documentId)
  expect(existsSync(found.path)).toBe(true)
  await expect(findDocument('no-such-document')).rejects.toMatchObject({ code: 'host/document-not-found' })
})

test('told to stop, it closes the library and ends', async () => {
  const { client, supervisor, libraryPath, starts } = openShell()
  await client.call('customers.add', { name: 'Ada Lovelace' })
  await supervisor.stop()
  expect(starts()).toBe(1)
  // A library that was closed in order leaves no write-ahead log behind.
  expect(existsSync(`${libraryPath}-wal`)).toBe(false)
})

test('it ends by itself when the shell is gone', async () => {
  const child = startOnNode(process.execPath, corePath)
  const ended = new Promise<void>((resolve) => child.onExit(resolve))
  child.disconnect()
  await ended
})
