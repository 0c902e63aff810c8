import type { ChangeNoun } from '../contract/changes.ts'
import { contract, type CallContext, type ProcedureName, type Progress } from '../contract/contract.ts'
import { AppError, type ErrorValue } from '../contract/errors.ts'
import { parseRequest } from './parse-request.ts'
import { isQuery } from './queries.ts'
import type { Reply } from './wire.ts'

/** The part of the core that a page can reach. It checks the input itself. */
export interface Served {
  call(name: ProcedureName, input: unknown, context: CallContext): Promise<unknown>
  onChanged(listener: (nouns: readonly ChangeNoun[]) => void): () => void
}

/** An error nobody foresaw. The page gets the incident's id, the log gets the rest. */
export interface Bug {
  readonly incident: string
  readonly procedure: string
  readonly stack: string
}

export interface DispatcherOptions {
  send(reply: Reply): void
  onBug(bug: Bug): void
}

/** One page's end of the conversation. */
export interface Dispatcher {
  /** Takes a message from the page. Never throws: a page cannot be trusted to speak the language. */
  receive(message: unknown): void
  /** The page is gone: its queries are dropped; its commands finish, and nobody is told. */
  close(): void
}

const progressIntervalMs = 100

export function createDispatcher(core: Served, { send, onBug }: DispatcherOptions): Dispatcher {
  const running = new Map<string, { name: string; controller: AbortController }>()
  let isOpen = true
  const reply = (message: Reply) => {
    if (isOpen) send(message)
  }
  const stopHearing = core.onChanged((nouns) => reply({ type: 'changed', nouns }))

  const toValue = (name: string, error: unknown): ErrorValue => {
    if (error instanceof AppError && error.code !== 'bug') return error.toValue()
    const incident = crypto.randomUUID().slice(0, 8)
    onBug({ incident, procedure: name, stack: stackOf(error) })
    return { code: 'bug', data: { incident } }
  }

  const run = async (id: string, name: string, input: unknown) => {
    const controller = new AbortController()
    running.set(id, { name, controller })
    try {
      if (!isProcedure(name)) throw new AppError('input/unknown-procedure', { name })
      const progress = throttled((step) => reply({ type: 'progress', id, ...step }))
      const output = await core.call(name, input, { signal: controller.signal, progress })
      reply({ type: 'ok', id, output })
    } catch (error) {
      reply({ type: 'fail', id, error: toValue(name, error) })
    } finally {
      running.delete(id)
    }
  }

  return {
    receive(message) {
      const request = parseRequest(message)
      if (!request || !isOpen) return
      if (request.type === 'cancel') running.get(request.id)?.controller.abort()
      else if (!running.has(request.id)) void run(request.id, request.name, request.input)
    },
    close() {
      isOpen = false
      stopHearing()
      for (const { name, controller } of running.values()) if (isQuery(name)) controller.abort()
    },
  }
}

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name)
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return [error.stack ?? error.message, ...(error.cause === undefined ? [] : [`caused by ${stackOf(error.cause)}`])].join('\n')
}

/** Lets ten steps a second through, and always the last one. */
function throttled(tell: (progress: Progress) => void): (progress: Progress) => void {
  let toldAt = -Infinity
  return ({ done, of, label }) => {
    const now = performance.now()
    if (now - toldAt < progressIntervalMs && (of === 0 || done < of)) return
    toldAt = now
    tell({ done, of, label })
  }
}
