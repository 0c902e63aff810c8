import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import type { MessageBridge } from '../../src/contract/host.ts'
import { createCoreHome } from '../../src/core-process/core-home.ts'
import type { Core } from '../../src/core/create-core.ts'
import { superviseCore, type CoreProcess, type CoreSupervisor } from '../../src/main/core-supervisor.ts'
import type { CoreMessage, ShellMessage } from '../../src/rpc/core-link.ts'
import { createDispatcher, type Bug, type Dispatcher } from '../../src/rpc/dispatcher.ts'
import { createHttpTransport } from '../../src/rpc/http-transport.ts'
import { createListeners } from '../../src/rpc/listeners.ts'
import { createRelayTransport } from '../../src/rpc/relay-transport.ts'
import type { Reply, Transport } from '../../src/rpc/wire.ts'
import { startWebHost } from '../../src/web/server.ts'
import type { TestLibrary } from '../support/library.ts'

/** A core with one way to reach it. Pages are opened on it, and it can be lost. */
export interface Wiring {
  openPage(): Promise<Transport>
  /** Loses the core, or the connection to it, and brings it back. */
  restart(): void
  readonly bugs: Bug[]
}

export type Wire = (core: Core, library: TestLibrary) => Promise<Wiring>

/** No process and no network: the dispatcher itself. */
const inProcess: Wire = async (core) => {
  const restarts = createListeners<[]>()
  const bugs: Bug[] = []
  return {
    bugs,
    restart: restarts.tell,
    async openPage() {
      const replies = createListeners<[Reply]>()
      const open = (): Dispatcher => createDispatcher(core, { send: (reply) => replies.tell(structuredClone(reply)), onBug: (bug) => bugs.push(bug) })
      let dispatcher = open()
      // A lost core says nothing more, and the next one knows nothing.
      const stop = restarts.add(() => {
        dispatcher.close()
        dispatcher = open()
      })
      onTestFinished(stop)
      return { send: (request) => dispatcher.receive(structuredClone(request)), onReply: replies.add, onRestart: restarts.add }
    },
  }
}

/** The desktop's way: page, shell and core in line, with a message channel where the process boundary is. */
const relay: Wire = async (core, library) => {
  const bugs: Bug[] = []
  const outboxPath = join(library.folder, 'outbox')
  mkdirSync(outboxPath)
  const processes: Killable[] = []
  const supervisor = superviseCore({
    startProcess() {
      const started = startInChannel(core, bugs)
      processes.push(started)
      return started
    },
    greeting: () => [{ kind: 'start', libraryPath: library.path, resourcesPath: library.environment.resourcesPath, outboxPath }],
    backOffMs: [0, 0, 0, 0],
  })
  onTestFinished(() => supervisor.stop())
  let lastPage = 0
  return {
    bugs,
    restart: () => processes.at(-1)?.kill(),
    async openPage() {
      return createRelayTransport(bridgeOf(supervisor, String(++lastPage)))
    },
  }
}

/** The shell between a page and the core, without its windows. */
export function bridgeOf(supervisor: CoreSupervisor, pageId: string): MessageBridge {
  return {
    send: (message) => supervisor.send({ kind: 'rpc', pageId, message }),
    onMessage(listener) {
      supervisor.onMessage((message) => {
        if (message.kind === 'rpc' && message.pageId === pageId) listener(message.reply)
      })
      return supervisor.onRestart(() => listener({ type: 'restarted' }))
    },
  }
}

type Killable = CoreProcess & { kill(): void }

function startInChannel(core: Core, bugs: Bug[]): Killable {
  const { port1, port2 } = new MessageChannel()
  const home = createCoreHome({
    createCore: async (environment) => {
      const { log } = environment
      Object.assign(environment, {
        log: (entry: Parameters<typeof log>[0]) => (entry.event === 'bug' ? bugs.push(entry.data as unknown as Bug) : log(entry)),
      })
      return { ...core, close: async () => undefined }
    },
    send: (message) => port2.postMessage(message),
  })
  hear<ShellMessage>(port2, (message) => {
    if (message.kind === 'stop') void home.close().then(() => port2.close())
    else void home.receive(message)
  })
  return {
    send: (message) => port1.postMessage(message),
    onMessage: (listener) => hear<CoreMessage>(port1, listener),
    onExit: (listener) => void once(port1, 'close').then(listener),
    kill: () => port2.close(),
  }
}

function hear<T>(port: MessagePort, listener: (message: T) => void): void {
  port.on('message', listener)
}

/** The browser's way: a real server, and a `fetch` that carries the cookie and can be cut. */
const http: Wire = async (core, library) => {
  const bugs: Bug[] = []
  const environment = {
    ...library.environment,
    log: (entry: Parameters<TestLibrary['environment']['log']>[0]) => {
      if (entry.event === 'bug') bugs.push(entry.data as unknown as Bug)
    },
  }
  const host = await startWebHost({ core, environment, rendererDir: library.folder })
  onTestFinished(() => host.close())
  const entry = await fetch(host.newLink(), { redirect: 'manual' })
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  let cut = new AbortController()
  return {
    bugs,
    restart() {
      cut.abort()
      cut = new AbortController()
    },
    async openPage() {
      let hasStream: () => void
      const isListening = new Promise<void>((resolve) => (hasStream = resolve))
      const transport = createHttpTransport({
        baseUrl: host.url,
        async fetch(input, init = {}) {
          const signal = AbortSignal.any([cut.signal, ...(init.signal ? [init.signal] : [])])
          const response = await fetch(input as string, { ...init, signal, headers: { ...init.headers, cookie, origin: host.url } })
          if (String(input).includes('/events')) hasStream()
          return response
        },
      })
      onTestFinished(() => transport.close())
      await isListening
      return transport
    },
  }
}

export const wirings: readonly (readonly [string, Wire])[] = [
  ['in one process', inProcess],
  ['through the desktop shell', relay],
  ['over HTTP', http],
]
