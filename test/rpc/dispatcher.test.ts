import { expect, test, vi } from 'vitest'
import { AppError } from '../../src/contract/errors.ts'
import { createDispatcher, type Served } from '../../src/rpc/dispatcher.ts'
import type { Reply } from '../../src/rpc/wire.ts'

type Answer = (name: string, input: unknown, signal: AbortSignal) => Promise<unknown>

function setUp(answer: Answer = async () => ({})) {
  const sent: Reply[] = []
  const asked = vi.fn<Answer>(answer)
  const stopHearing = vi.fn()
  const core: Served = { call: (name, input, { signal }) => asked(name, input, signal), onChanged: () => stopHearing }
  const onBug = vi.fn()
  return { dispatcher: createDispatcher(core, { send: (reply) => sent.push(reply), onBug }), sent, asked, stopHearing, onBug }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test.each([
  null,
  undefined,
  1,
  'call',
  [],
  {},
  { type: 'call' },
  { type: 'call', id: '1' },
  { type: 'call', id: 1, name: 'settings.get', input: {} },
  { type: 'call', id: '', name: 'settings.get', input: {} },
  { type: 'call', id: 'x'.repeat(101), name: 'settings.get', input: {} },
  { type: 'call', id: '1', name: ['settings.get'], input: {} },
  { type: 'cancel' },
  { type: 'cancel', id: {} },
  { type: 'ok', id: '1', output: {} },
  { type: '__proto__', id: '1' },
])('what is no request is not answered: %j', async (message) => {
  const { dispatcher, sent, asked } = setUp()
  dispatcher.receive(message)
  await settled()
  expect([sent, asked.mock.calls]).toEqual([[], []])
})

test('a call under an id that is still open is not made', async () => {
  const { dispatcher, asked } = setUp(() => new Promise(() => undefined))
  const call = { type: 'call', id: '1', name: 'customers.erase', input: {} }
  dispatcher.receive(call)
  dispatcher.receive(call)
  await settled()
  expect(asked).toHaveBeenCalledOnce()
})

test('cancelling what is not there does nothing', () => {
  expect(() => setUp().dispatcher.receive({ type: 'cancel', id: 'none' })).not.toThrow()
})

test('when a page goes, its queries are dropped, its commands finish, and nobody is told', async () => {
  const signals = new Map<string, AbortSignal>()
  let finish: (output: unknown) => void = () => undefined
  const { dispatcher, sent, stopHearing } = setUp((name, _input, signal) => {
    signals.set(name, signal)
    return new Promise((resolve) => (finish = resolve))
  })
  dispatcher.receive({ type: 'call', id: '1', name: 'customers.list', input: {} })
  dispatcher.receive({ type: 'call', id: '2', name: 'imports.apply', input: {} })
  dispatcher.close()
  expect([signals.get('customers.list')?.aborted, signals.get('imports.apply')?.aborted]).toEqual([true, false])
  expect(stopHearing).toHaveBeenCalledOnce()
  finish({ importId: 'x' })
  await settled()
  dispatcher.receive({ type: 'call', id: '3', name: 'customers.list', input: {} })
  await settled()
  expect(sent).toEqual([])
})

test('an error of ours travels, any other stays behind with its stack', async () => {
  const errors = [new AppError('customers/not-found', { id: 'x' }), 'a bare string', new AppError('bug')]
  const { dispatcher, sent, onBug } = setUp(async () => {
    throw errors.shift()
  })
  for (const id of ['1', '2', '3']) {
    dispatcher.receive({ type: 'call', id, name: 'customers.get', input: {} })
    await settled()
  }
  expect(sent.map((reply) => reply.type === 'fail' && reply.error.code)).toEqual(['customers/not-found', 'bug', 'bug'])
  expect(onBug.mock.calls.map(([bug]) => bug.stack.split('\n')[0])).toEqual(['a bare string', 'AppError: bug'])
})
