import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCore, type Core } from '../../src/core/create-core.ts'
import { createNodeEnvironment, type NodeEnvironment } from '../../src/core/node-environment.ts'

export const resourcesPath = join(import.meta.dirname, '../../resources')

export interface TestLibrary {
  core: Core
  readonly environment: NodeEnvironment
  readonly folder: string
  readonly path: string
  /** Writes a file and takes it in, as a host does. Returns its ticket. */
  take(name: string, content: string | Uint8Array): string
  /** Closes the core and opens the library again. */
  reopen(): Promise<Core>
}

export interface TestClock {
  today: string
}

/** A private folder that goes away with the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A real core on a real library file of its own, on the day that `clock` says. */
export async function makeLibrary(clock: TestClock = { today: '2026-11-22' }, path?: string): Promise<TestLibrary> {
  const folder = makeFolder()
  const libraryPath = path ?? join(folder, 'library.longhand')
  const node = createNodeEnvironment({ libraryPath, resourcesPath, outboxPath: folder, log: () => undefined })
  let ticks = 0
  const environment: NodeEnvironment = {
    ...node,
    isCheckingOutputs: true,
    today: () => clock.today,
    now: () => Date.parse(`${clock.today}T12:00:00Z`) + ticks++,
  }
  const library: TestLibrary = {
    core: await createCore(environment),
    environment,
    folder,
    path: libraryPath,
    take(name, content) {
      const file = join(folder, name)
      writeFileSync(file, content)
      return environment.takeFile({ path: file, name })
    },
    async reopen() {
      await library.core.close()
      library.core = await createCore(environment)
      return library.core
    },
  }
  onTestFinished(async () => {
    await library.core.close()
    node.close()
  })
  return library
}
