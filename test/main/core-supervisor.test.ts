import { beforeEach, expect, test, vi } from 'vitest'
import { superviseCore, type CoreProcess } from '../../src/main/core-supervisor.ts'
import type { CoreMessage, ShellMessage } from '../../src/rpc/core-link.ts'

/** A core's process that does what the test says. */
class PlayedProcess implements CoreProcess {
  readonly heard: ShellMessage[] = []
  isKilled = false
  exit: () => void = () => undefined
  say: (message: CoreMessage) => void = () => undefined

  send(message: ShellMessage): void {
    this.heard.push(message)
  }
  onMessage(listener: (message: CoreMessage) => void): void {
    this.say = listener
  }
  onExit(listener: () => void): void {
    this.exit = listener
  }
  kill(): void {
    this.isKilled = true
    this.exit()
  }
}

const start = { kind: 'start', libraryPath: null, resourcesPath: '/r', outboxPath: '/o' } as const
const call = { kind: 'rpc', pageId: '1', message: {} } as const

function setUp() {
  const processes: PlayedProcess[] = []
  const told = { restart: vi.fn(), gaveUp: vi.fn(), message: vi.fn() }
  const supervisor = superviseCore({
    startProcess() {
      const process = new PlayedProcess()
      processes.push(process)
      return process
    },
    greeting: () => [start],
    backOffMs: [0, 300, 1000],
    healthyAfterMs: 10_000,
    stopWithinMs: 2000,
  })
  supervisor.onRestart(told.restart)
  supervisor.onGaveUp(told.gaveUp)
  supervisor.onMessage(told.message)
  return { supervisor, processes, told, latest: () => processes.at(-1) as PlayedProcess }
}

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test('each core hears the greeting first, and then what is said', () => {
  const { supervisor, latest, told } = setUp()
  supervisor.send(call)
  expect(latest().heard).toEqual([start, call])
  const reply: CoreMessage = { kind: 'rpc', pageId: '1', reply: { type: 'ok', id: '1', output: null } }
  latest().say(reply)
  expect(told.message).toHaveBeenCalledExactlyOnceWith(reply)
})

test('a core that dies is followed by another, and pages are told only then', async () => {
  const { processes, latest, told } = setUp()
  latest().exit()
  expect(told.restart).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(0)
  expect(processes).toHaveLength(2)
  expect(latest().heard).toEqual([start])
  expect(told.restart).toHaveBeenCalledOnce()
})

test('what is said while there is no core is not kept for the next one', async () => {
  const { supervisor, latest } = setUp()
  latest().exit()
  supervisor.send(call)
  await vi.advanceTimersByTimeAsync(0)
  expect(latest().heard).toEqual([start])
})

test('the pauses grow, and after too many quick deaths it gives up', async () => {
  const { processes, latest, told } = setUp()
  for (const [pause, count] of [[0, 2], [300, 3], [1000, 4]] as const) {
    latest().exit()
    if (pause > 0) {
      await vi.advanceTimersByTimeAsync(pause - 1)
      expect(processes).toHaveLength(count - 1)
    }
    await vi.advanceTimersByTimeAsync(1)
    expect(processes).toHaveLength(count)
  }
  latest().exit()
  expect(told.gaveUp).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(processes).toHaveLength(4)
})

test('a core that lived for a while starts the count again', async () => {
  const { processes, latest, told } = setUp()
  for (let death = 1; death <= 6; death++) {
    await vi.advanceTimersByTimeAsync(10_000)
    latest().exit()
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(told.gaveUp).not.toHaveBeenCalled()
  expect(processes).toHaveLength(7)
})

test('it tries again when asked to, and only after giving up', async () => {
  const { supervisor, processes, latest, told } = setUp()
  supervisor.revive()
  expect(processes).toHaveLength(1)
  for (let death = 1; death <= 4; death++) {
    latest().exit()
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(told.gaveUp).toHaveBeenCalledOnce()
  supervisor.revive()
  expect(processes).toHaveLength(5)
})

test('stopping lets the core close the library first', async () => {
  const { supervisor, processes, latest } = setUp()
  const stopped = supervisor.stop()
  expect(latest().heard.at(-1)).toEqual({ kind: 'stop' })
  latest().exit()
  await stopped
  await vi.advanceTimersByTimeAsync(60_000)
  expect(processes).toHaveLength(1)
  expect(latest().isKilled).toBe(false)
})

test('a core that does not stop is ended', async () => {
  const { supervisor, latest } = setUp()
  const stopped = supervisor.stop()
  await vi.advanceTimersByTimeAsync(2000)
  expect(latest().isKilled).toBe(true)
  await stopped
})

test('stopping while a core is about to be started again starts none', async () => {
  const { supervisor, processes, latest } = setUp()
  latest().exit()
  await supervisor.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(processes).toHaveLength(1)
})
