import type { Options } from './options.ts'
import type { Session } from './session.ts'

export interface OptionSpec {
  /** The word that stands for the value in help texts; without it the option is a switch. */
  readonly value?: string
  readonly help: string
  /** May be given several times. */
  readonly isRepeatable?: boolean
}

/** What a command says: `json` for machines with `--json`, `text` for people without. */
export interface Answer {
  readonly json: unknown
  readonly text: string
}

/** What a command is given to work with. */
export interface CommandCall {
  readonly args: readonly string[]
  readonly options: Options
  /** Opens the library of the command line, or the one given, for the rest of the command. */
  open(libraryPath?: string): Promise<Session>
  /** Says something beside the answer, on standard error; machines do not hear it. */
  note(text: string): void
}

export interface Command {
  /** One word or two: `due`, `runs mark`. */
  readonly name: string
  /** Names of what stands after the command; one that ends in `...` takes one or more, one in brackets may be missing. */
  readonly args: readonly string[]
  readonly summary: string
  /** More for the command's own help: what happens, what comes out. */
  readonly details?: string
  readonly options: Readonly<Record<string, OptionSpec>>
  run(call: CommandCall): Promise<Answer>
}

/** Options every command takes. */
export const globalOptions: Readonly<Record<string, OptionSpec>> = {
  library: { value: 'FILE', help: 'the library to work on (else LONGHAND_LIBRARY, else the one the app uses)' },
  json: { help: 'answer as JSON, and errors as {"error": {"code", "message"}} on standard error' },
  help: { help: 'say what a command does and takes' },
}
