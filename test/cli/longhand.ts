import { execFile } from 'node:child_process'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '..', '..')

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The command line as a terminal starts it, in a process of its own. */
export function longhand(...args: readonly string[]): Promise<Outcome> {
  return runNode([path.join(root, 'src/cli/index.ts'), ...args])
}

export function runNode(args: readonly string[]): Promise<Outcome> {
  const { LONGHAND_LIBRARY: _, ...env } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr })
    })
  })
}

export interface Cli {
  readonly library: string
  run(...args: readonly string[]): Promise<Outcome>
  /** Runs with `--json` and returns the answer; fails the test where there is none. */
  json<T>(...args: readonly string[]): Promise<T>
  /** Runs with `--json` what must fail, and returns the error. */
  error(...args: readonly string[]): Promise<{ exit: number; code: string; message: string }>
}

/** The command line on one library. */
export function cliOn(library: string): Cli {
  const run = (...args: readonly string[]) => longhand(...args, '--library', library)
  return {
    library,
    run,
    async json<T>(...args: readonly string[]) {
      const { code, stdout, stderr } = await run(...args, '--json')
      if (code !== 0 || stderr !== '') throw new Error(`longhand ${args.join(' ')} ended with ${code}: ${stderr}`)
      return JSON.parse(stdout) as T
    },
    async error(...args) {
      const { code: exit, stdout, stderr } = await run(...args, '--json')
      if (stdout !== '') throw new Error(`longhand ${args.join(' ')} said ${stdout}`)
      return { exit, ...(JSON.parse(stderr) as { error: { code: string; message: string } }).error }
    },
  }
}
