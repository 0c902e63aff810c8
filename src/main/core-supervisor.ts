import type { CoreMessage, ShellMessage } from '../rpc/core-link.ts'
import { createListeners } from '../rpc/listeners.ts'

/** The core's process, whatever it runs on. */
export interface CoreProcess {
  send(message: ShellMessage): void
  onMessage(listener: (message: CoreMessage) => void): void
  /** Called once, however it ended. */
  onExit(listener: () => void): void
  kill(): void
}

export interface CoreSupervisor {
  /** Says something to the core. While the core is down nothing is kept: what was said is lost, and callers are told. */
  send(message: ShellMessage): void
  onMessage(listener: (message: CoreMessage) => void): () => void
  /** The core was lost and another one is there. */
  onRestart(listener: () => void): () => void
  /** The core died too often to go on trying. */
  onGaveUp(listener: () => void): () => void
  /** Tries once more after giving up; otherwise does nothing. */
  revive(): void
  /** Lets the core close its library, and ends it when it takes too long. */
  stop(): Promise<void>
}

export interface SupervisorOptions {
  startProcess(): CoreProcess
  /** What each new core hears first. */
  greeting(): readonly ShellMessage[]
  readonly backOffMs?: readonly number[]
  /** A core that lived this long died of something new, and counting starts again. */
  readonly healthyAfterMs?: number
  readonly stopWithinMs?: number
}

/** Keeps one core running: starts it, starts it again when it dies, and gives up when it only ever dies. */
export function superviseCore(options: SupervisorOptions): CoreSupervisor {
  const { startProcess, greeting, backOffMs = [0, 300, 1000, 3000], healthyAfterMs = 15_000, stopWithinMs = 5000 } = options
  const messages = createListeners<[CoreMessage]>()
  const restarts = createListeners<[]>()
  const surrenders = createListeners<[]>()
  let process: CoreProcess | null = null
  let quickDeaths = 0
  let state: 'running' | 'gave-up' | 'stopping' = 'running'
  let onStopped: () => void = () => undefined

  start()

  function start(): void {
    const startedAt = Date.now()
    const started = startProcess()
    process = started
    for (const message of greeting()) started.send(message)
    started.onMessage(messages.tell)
    started.onExit(() => {
      process = null
      if (state === 'stopping') return onStopped()
      quickDeaths = Date.now() - startedAt < healthyAfterMs ? quickDeaths + 1 : 1
      const delay = backOffMs[quickDeaths - 1]
      if (delay === undefined) {
        state = 'gave-up'
        surrenders.tell()
      } else {
        setTimeout(startAgain, delay)
      }
    })
  }

  function startAgain(): void {
    if (state !== 'running') return
    start()
    restarts.tell()
  }

  return {
    send: (message) => process?.send(message),
    onMessage: messages.add,
    onRestart: restarts.add,
    onGaveUp: surrenders.add,
    revive() {
      if (state !== 'gave-up') return
      state = 'running'
      quickDeaths = 0
      startAgain()
    },
    stop() {
      state = 'stopping'
      return new Promise((resolve) => {
        onStopped = resolve
        if (!process) return resolve()
        process.send({ kind: 'stop' })
        setTimeout(() => process?.kill(), stopWithinMs)
      })
    },
  }
}
