import { AppError } from '../contract/errors.ts'
import type { LogEntry } from '../core/environment.ts'
import { defaultLibraryPath } from '../core/library/library-path.ts'
import type { CommandCall } from './command.ts'
import { readCommandLine } from './command-line.ts'
import { helpFor } from './commands/help.ts'
import { sentenceFor } from './error-copy.ts'
import { CliFailure } from './failure.ts'
import { openSession, type Session } from './session.ts'
import { progressLine, type Terminal } from './terminal.ts'

/** Runs one command. Returns the exit code: 0 done, 1 failed, 2 not understood. */
export async function runCli(argv: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<number> {
  const isJson = argv.includes('--json')
  const progress = progressLine(isJson ? { ...terminal, isWatched: false } : terminal)
  const sessions: Session[] = []
  const log: LogEntry[] = []
  const say = (text: string) => {
    progress.clear()
    if (!isJson) terminal.err(`${text}\n`)
  }
  try {
    const { command, args, options } = readCommandLine(argv[0] === '--version' ? ['version', ...argv.slice(1)] : argv)
    if (options.isOn('help')) {
      terminal.out(`${helpFor(command)}\n`)
      return 0
    }
    const call: CommandCall = {
      args,
      options,
      note: say,
      async open(libraryPath = options.text('library') ?? defaultLibraryPath()) {
        const session = await openSession({
          libraryPath,
          signal,
          onProgress: progress.show,
          log: (entry) => void log.push(entry),
        })
        sessions.push(session)
        return session
      },
    }
    const answer = await command.run(call)
    progress.clear()
    const output = isJson ? JSON.stringify(answer.json) : answer.text
    if (output !== '') terminal.out(`${output}\n`)
    return 0
  } catch (error) {
    progress.clear()
    const { code, message } = describe(error)
    // Only where nobody foresaw what happened; every other error says all there is to say.
    if (code === 'bug') for (const entry of log) say(JSON.stringify(entry))
    terminal.err(isJson ? `${JSON.stringify({ error: { code, message } })}\n` : `longhand: ${message}\n`)
    return code === 'cli/usage' || code === 'input/invalid' ? 2 : 1
  } finally {
    for (const session of sessions) await session.close()
  }
}

function describe(error: unknown): { code: string; message: string } {
  if (error instanceof CliFailure) return { code: error.code, message: error.message }
  if (error instanceof AppError) return { code: error.code, message: sentenceFor(error) }
  if (error instanceof Error && error.name === 'AbortError') return describe(new AppError('core/cancelled'))
  return { code: 'bug', message: `${sentenceFor(new AppError('bug'))}\n${error instanceof Error ? error.stack : String(error)}` }
}
