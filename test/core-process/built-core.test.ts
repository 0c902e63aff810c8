import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startOnNode } from '../../src/main/core-on-node.ts'
import { superviseCore } from '../../src/main/core-supervisor.ts'
import { createTickets } from '../../src/main/tickets.ts'
import { createClient } from '../../src/rpc/client.ts'
import { createRelayTransport } from '../../src/rpc/relay-transport.ts'
import { bridgeOf } from '../rpc/wirings.ts'
import { resourcesPath } from '../support/library.ts'
import { makeXlsx } from '../support/xlsx.ts'
import { makeZip } from '../support/zip.ts'

test('the built core reads workbooks and ZIPs, as its threads and packages are found from there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-test-'))
  const tickets = createTickets((message) => supervisor.send(message))
  const supervisor = superviseCore({
    startProcess: () => startOnNode(process.execPath, join(import.meta.dirname, '../../out/main/core.cjs')),
    greeting: () => [{ kind: 'start', libraryPath: join(folder, 'library.longhand'), resourcesPath, outboxPath: folder }, ...tickets.messages()],
    backOffMs: [0],
  })
  onTestFinished(async () => {
    await supervisor.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const client = createClient(createRelayTransport(bridgeOf(supervisor, '1')))
  const book = makeXlsx([{ name: 'Customers', rows: [['Name', 'Customer since'], ['Ana', { date: 43528 }]] }])
  for (const [name, content] of [['book.xlsx', book], ['book.zip', makeZip([{ name: 'book.xlsx', content: book }])]] as const) {
    writeFileSync(join(folder, name), content)
    const ticket = tickets.add({ path: join(folder, name), name })
    expect(await client.call('imports.preview', { ticket })).toMatchObject({ format: 'xlsx', new: 1, rows: [{ cells: ['Ana', '2019-03-04'] }] })
  }
})
