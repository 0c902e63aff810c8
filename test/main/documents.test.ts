import { expect, test, vi } from 'vitest'
import { documentsOf } from '../../src/main/documents.ts'
import type { CoreSupervisor } from '../../src/main/core-supervisor.ts'
import { createTickets } from '../../src/main/tickets.ts'
import type { CoreMessage, ShellMessage } from '../../src/rpc/core-link.ts'
import { createListeners } from '../../src/rpc/listeners.ts'

function setUp() {
  const messages = createListeners<[CoreMessage]>()
  const restarts = createListeners<[]>()
  const surrenders = createListeners<[]>()
  const sent: ShellMessage[] = []
  const supervisor: CoreSupervisor = {
    send: (message) => sent.push(message),
    onMessage: messages.add,
    onRestart: restarts.add,
    onGaveUp: surrenders.add,
    revive: () => undefined,
    stop: async () => undefined,
  }
  return { find: documentsOf(supervisor), sent, messages, restarts, surrenders }
}

const found = { path: '/outbox/a.pdf', fileName: 'A.pdf', mimeType: 'application/pdf' }

test('answers find their questions, in any order', async () => {
  const { find, sent, messages } = setUp()
  const asked = [find('a'), find('b')]
  const requestIds = sent.map((message) => (message.kind === 'document' ? message.requestId : ''))
  messages.tell({ kind: 'document', requestId: requestIds[1] ?? '', result: { error: { code: 'host/document-not-found', data: {} } } })
  messages.tell({ kind: 'document', requestId: requestIds[0] ?? '', result: found })
  messages.tell({ kind: 'document', requestId: 'nobody', result: found })
  await expect(asked[0]).resolves.toEqual(found)
  await expect(asked[1]).rejects.toMatchObject({ code: 'host/document-not-found' })
})

test.each(['restarts', 'surrenders'] as const)('nobody waits for a core that is gone (%s)', async (event) => {
  const setup = setUp()
  const asked = setup.find('a')
  setup[event].tell()
  await expect(asked).rejects.toMatchObject({ code: 'core/restarted' })
})

test('a fresh core hears of every file the founder chose', () => {
  const tell = vi.fn()
  const tickets = createTickets(tell)
  const first = tickets.add({ path: '/a.csv', name: 'a.csv' })
  const second = tickets.add({ path: '/b.csv', name: 'b.csv' })
  expect(first).not.toBe(second)
  expect(tickets.messages()).toEqual([
    { kind: 'ticket', ticket: first, path: '/a.csv', name: 'a.csv' },
    { kind: 'ticket', ticket: second, path: '/b.csv', name: 'b.csv' },
  ])
  expect(tell).toHaveBeenCalledTimes(2)
})
