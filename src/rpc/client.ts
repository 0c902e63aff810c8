import { changeNouns, type ChangeNoun } from '../contract/changes.ts'
import type { Input, Output, ProcedureName, Progress } from '../contract/contract.ts'
import { AppError } from '../contract/errors.ts'
import { createListeners } from './listeners.ts'
import { isQuery } from './queries.ts'
import type { Reply, Transport } from './wire.ts'

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** The core as a page sees it. Every failure is an `AppError`. */
export interface Client {
  call<N extends ProcedureName>(name: N, input: Input<N>, options?: CallOptions): Promise<Output<N>>
  /** Hears which nouns changed; after a lost core that is all of them. Returns the way to stop. */
  onChanged(listener: (nouns: readonly ChangeNoun[]) => void): () => void
}

interface OpenCall {
  id: string
  isRepeated: boolean
  readonly name: string
  readonly input: unknown
  readonly options: CallOptions
  resolve(output: unknown): void
  reject(error: AppError): void
}

export function createClient(transport: Transport): Client {
  const openCalls = new Map<string, OpenCall>()
  const changes = createListeners<[readonly ChangeNoun[]]>()
  let lastId = 0

  const send = (call: OpenCall) => {
    // A repeated call gets a new id, so that a late answer to the first one is not taken for its own.
    call.id = String(++lastId)
    openCalls.set(call.id, call)
    transport.send({ type: 'call', id: call.id, name: call.name, input: call.input })
  }

  transport.onReply((reply: Reply) => {
    if (reply.type === 'changed') return changes.tell(reply.nouns)
    const call = openCalls.get(reply.id)
    if (!call) return
    if (reply.type === 'progress') {
      call.options.onProgress?.({ done: reply.done, of: reply.of, label: reply.label })
      return
    }
    openCalls.delete(reply.id)
    if (reply.type === 'ok') call.resolve(reply.output)
    else call.reject(AppError.fromValue(reply.error))
  })

  transport.onRestart(() => {
    const lost = [...openCalls.values()]
    openCalls.clear()
    for (const call of lost) {
      if (isQuery(call.name) && !call.isRepeated) {
        call.isRepeated = true
        send(call)
      } else {
        call.reject(new AppError('core/restarted', { name: call.name }))
      }
    }
    changes.tell(changeNouns)
  })

  const cancel = (call: OpenCall) => {
    transport.send({ type: 'cancel', id: call.id })
    // Nobody waits for a question that was dropped; what became of a command only the core can say.
    if (isQuery(call.name)) {
      openCalls.delete(call.id)
      call.reject(new AppError('core/cancelled', { name: call.name }))
    }
  }

  return {
    async call(name, input, options = {}) {
      const { signal } = options
      if (signal?.aborted) throw new AppError('core/cancelled', { name })
      let onAbort: () => void = () => undefined
      try {
        return await new Promise<never>((resolve, reject) => {
          const call: OpenCall = { id: '', isRepeated: false, name, input, options, resolve: resolve as (output: unknown) => void, reject }
          onAbort = () => cancel(call)
          signal?.addEventListener('abort', onAbort)
          send(call)
        })
      } finally {
        signal?.removeEventListener('abort', onAbort)
      }
    },
    onChanged: changes.add,
  }
}
