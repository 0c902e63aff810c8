import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { changeNouns } from '../../src/contract/changes.ts'
import type { CallContext, ProcedureName, Progress } from '../../src/contract/contract.ts'
import { AppError } from '../../src/contract/errors.ts'
import type { Core } from '../../src/core/create-core.ts'
import { createClient, type Client } from '../../src/rpc/client.ts'
import { makeLibrary, type TestLibrary } from '../support/library.ts'
import { wirings, type Wire, type Wiring } from './wirings.ts'

type Scripted = (input: unknown, context: CallContext) => unknown

interface Setup {
  readonly client: Client
  readonly wiring: Wiring
  readonly library: TestLibrary
  /** Puts something else in the place of one procedure; the others stay the real core's. */
  script(name: ProcedureName, handler: Scripted): void
}

async function setUp(wire: Wire): Promise<Setup> {
  const library = await makeLibrary()
  const scripts = new Map<string, Scripted>()
  const core: Core = {
    ...library.core,
    call: (async (name: ProcedureName, input: never, context: CallContext) => {
      const scripted = scripts.get(name)
      return scripted ? scripted(input, context) : library.core.call(name, input, context)
    }) as Core['call'],
  }
  const wiring = await wire(core, library)
  return { client: createClient(await wiring.openPage()), wiring, library, script: (name, handler) => scripts.set(name, handler) }
}

/** The code a call fails with. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  return (error as AppError).code
}

/** Waits for good, as a core that is about to be lost does. */
const never = () => new Promise(() => undefined)

describe.each(wirings)('a page and its core, %s', (_name, wire) => {
  test('a call brings the output', async () => {
    const { client } = await setUp(wire)
    const { id } = await client.call('customers.add', { name: 'Ada Lovelace', sinceOn: '2019-03-04' })
    expect(await client.call('customers.get', { id })).toMatchObject({ id, displayName: 'Ada Lovelace', sinceOn: '2019-03-04' })
  })

  test('many calls at once each get their own answer', async () => {
    const { client } = await setUp(wire)
    const ids = await Promise.all(['Ada', 'Grace', 'Emmy'].map(async (name) => (await client.call('customers.add', { name })).id))
    const names = await Promise.all(ids.map(async (id) => (await client.call('customers.get', { id })).name))
    expect(names).toEqual(['Ada', 'Grace', 'Emmy'])
  })

  test('a failure keeps its code and its data', async () => {
    const { client } = await setUp(wire)
    const id = '0199f000-0000-7000-8000-000000000000'
    expect(await codeOf(client.call('customers.get', { id }))).toBe('customers/not-found')
  })

  test('input that is not of the contract is refused', async () => {
    const { client } = await setUp(wire)
    expect(await codeOf(client.call('customers.get', { id: 'not-an-id' }))).toBe('input/invalid')
    expect(await codeOf(client.call('customers.get', undefined as never))).toBe('input/invalid')
    expect(await codeOf(client.call('settings.get', { surplus: 1 } as never))).toBe('input/invalid')
  })

  test.each(['customers.explode', '', '__proto__', 'toString'])('there is no procedure %j', async (name) => {
    const { client } = await setUp(wire)
    expect(await codeOf(client.call(name as ProcedureName, {} as never))).toBe('input/unknown-procedure')
  })

  test('an error nobody foresaw shows as an incident, and is told to the log only', async () => {
    const { client, wiring, script } = await setUp(wire)
    script('reports.coverage', () => {
      throw new TypeError('secret of 4 Rose Lane', { cause: new Error('the root of it') })
    })
    const error = await client.call('reports.coverage', {}).catch((reason: unknown) => reason as AppError)
    expect(error).toMatchObject({ code: 'bug', data: { incident: expect.stringMatching(/^[0-9a-f]{8}$/) } })
    expect(JSON.stringify((error as AppError).toValue())).not.toContain('Rose Lane')
    expect(wiring.bugs).toHaveLength(1)
    expect(wiring.bugs[0]).toMatchObject({ incident: (error as AppError).data['incident'], procedure: 'reports.coverage' })
    expect(wiring.bugs[0]?.stack).toContain('the root of it')
  })

  test('progress comes about ten times a second, and its end always', async () => {
    const { client, script } = await setUp(wire)
    script('imports.apply', async (_input, context) => {
      for (let done = 1; done <= 500; done++) {
        context.progress({ done, of: 500, label: 'Importing' })
        if (done % 10 === 0) await pause(1)
      }
      return { importId: 'x' }
    })
    const heard: Progress[] = []
    await client.call('imports.apply', { ticket: 'x' }, { onProgress: (progress) => heard.push(progress) })
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ done: 500, of: 500, label: 'Importing' }))
    expect(heard[0]).toEqual({ done: 1, of: 500, label: 'Importing' })
    expect(heard.length).toBeLessThan(40)
  })

  test('a command that is cancelled says itself what became of it', async () => {
    const { client, script } = await setUp(wire)
    script('imports.apply', async (_input, context) => {
      await new Promise((resolve) => context.signal.addEventListener('abort', resolve))
      throw new AppError('core/cancelled')
    })
    script('imports.undo', async (_input, context) => {
      await new Promise((resolve) => context.signal.addEventListener('abort', resolve))
      return { removed: 3, restored: 0, kept: [] }
    })
    const stopped = cancelSoon()
    expect(await codeOf(client.call('imports.apply', { ticket: 'x' }, { signal: stopped }))).toBe('core/cancelled')
    const tooLate = cancelSoon()
    const importId = '0199f000-0000-7000-8000-000000000000'
    expect(await client.call('imports.undo', { importId }, { signal: tooLate })).toMatchObject({ removed: 3 })
  })

  test('a query that is cancelled is dropped at once, and the core hears of it', async () => {
    const { client, script } = await setUp(wire)
    let isAborted = false
    script('customers.list', (_input, context) => {
      context.signal.addEventListener('abort', () => (isAborted = true))
      return never()
    })
    expect(await codeOf(client.call('customers.list', {}, { signal: cancelSoon() }))).toBe('core/cancelled')
    await vi.waitFor(() => expect(isAborted).toBe(true))
  })

  test('a call that is cancelled beforehand is never made', async () => {
    const { client, script } = await setUp(wire)
    const handler = vi.fn()
    script('customers.erase', handler)
    const call = client.call('customers.erase', { id: 'x' }, { signal: AbortSignal.abort() })
    expect(await codeOf(call)).toBe('core/cancelled')
    expect(handler).not.toHaveBeenCalled()
  })

  test('every page hears what changed, after it has changed', async () => {
    const { client, wiring } = await setUp(wire)
    const other = createClient(await wiring.openPage())
    // A page is known to the core from its first call on.
    await other.call('settings.get', {})
    const heard: string[][] = [[], []]
    onTestFinished(client.onChanged((nouns) => heard[0]?.push(...nouns)))
    const stop = other.onChanged((nouns) => heard[1]?.push(...nouns))
    await client.call('customers.add', { name: 'Ada' })
    await vi.waitFor(() => {
      for (const nouns of heard) expect(nouns).toContain('customers')
    })
    stop()
    const before = heard[1]?.length
    await client.call('customers.add', { name: 'Grace' })
    expect(heard[1]).toHaveLength(before ?? 0)
  })

  test('a core that is lost: queries are asked once more, commands never', async () => {
    const { client, wiring, script } = await setUp(wire)
    const asked = vi.fn<Scripted>().mockImplementationOnce(never).mockImplementation(() => ({ imports: [] }))
    const done = vi.fn<Scripted>().mockImplementation(never)
    script('imports.list', asked)
    script('customers.add', done)
    const changed = vi.fn()
    client.onChanged(changed)
    const query = client.call('imports.list', {})
    const command = codeOf(client.call('customers.add', { name: 'Ada' }))
    await vi.waitFor(() => {
      expect(asked).toHaveBeenCalledOnce()
      expect(done).toHaveBeenCalledOnce()
    })
    wiring.restart()
    expect(await command).toBe('core/restarted')
    expect(await query).toEqual({ imports: [] })
    expect(asked).toHaveBeenCalledTimes(2)
    expect(done).toHaveBeenCalledOnce()
    // Nobody knows what was missed meanwhile.
    expect(changed).toHaveBeenCalledWith(changeNouns)
    expect(await client.call('settings.get', {})).toHaveProperty('minYears')
  })

  test('a core that is lost twice takes the query with it', async () => {
    const { client, wiring, script } = await setUp(wire)
    const asked = vi.fn<Scripted>().mockImplementation(never)
    script('imports.list', asked)
    const query = codeOf(client.call('imports.list', {}))
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1))
    wiring.restart()
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
    wiring.restart()
    expect(await query).toBe('core/restarted')
  })
})

function cancelSoon(): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 60)
  return controller.signal
}
