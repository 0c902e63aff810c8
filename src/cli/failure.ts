export type FailureCode = 'cli/usage' | 'cli/unwritable' | 'cli/not-ready' | 'cli/nobody'

/** What goes wrong before or after the core: a command line nobody understands, a file that cannot be written. */
export class CliFailure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.name = 'CliFailure'
    this.code = code
  }
}

export function usage(message: string): CliFailure {
  return new CliFailure('cli/usage', message)
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
