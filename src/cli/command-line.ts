import { parseArgs, type ParseArgsConfig } from 'node:util'
import { globalOptions, type Command, type OptionSpec } from './command.ts'
import { commands } from './commands/all.ts'
import { reasonOf, usage } from './failure.ts'
import { familyOf, findCommand } from './find-command.ts'
import { readOptions, type Options } from './options.ts'

export interface CommandLine {
  readonly command: Command
  readonly args: readonly string[]
  readonly options: Options
}

/** Finds the command and reads what it was given. Throws a usage error that says what was meant instead. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const [first, ...more] = words(argv)
  // `longhand --help` asks what there is, not what the help can do.
  if (first === undefined && argv.includes('--help')) return readCommandLine(argv.filter((word) => word !== '--help'))
  // `longhand runs --help` asks about all of them.
  if (first && more.length === 0 && argv.includes('--help') && familyOf(commands, first).length > 0 && !commands.some(({ name }) => name === first)) {
    return readCommandLine(['help', first])
  }
  const command = findCommand(commands, words(argv))
  const { values, positionals } = parse(argv, { ...globalOptions, ...command.options })
  const args = positionals.slice(command.name.split(' ').length)
  const options = readOptions(values)
  if (!options.isOn('help')) checkArgs(command, args)
  return { command, args, options }
}

/** The words of a command line that are no options; enough to find the command by. */
function words(argv: readonly string[]): readonly string[] {
  const options = parseOptions(globalOptions)
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true }).positionals
}

function parse(argv: readonly string[], specs: Readonly<Record<string, OptionSpec>>) {
  try {
    return parseArgs({ args: [...argv], options: parseOptions(specs), strict: true, allowPositionals: true })
  } catch (error) {
    // parseArgs adds advice on positional arguments from its second sentence on.
    const [, dashed] = /'(--[\w-]+)' argument is ambiguous/.exec(reasonOf(error)) ?? []
    if (dashed) throw usage(`${dashed} needs a value that does not begin with a dash.`)
    throw usage(`${reasonOf(error).split('. ')[0]!.replace(/\.?$/, '.')} "--help" lists the options.`)
  }
}

function parseOptions(specs: Readonly<Record<string, OptionSpec>>): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { value, isRepeatable }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: isRepeatable === true },
    ]),
  )
}

function checkArgs(command: Command, args: readonly string[]): void {
  const required = command.args.filter((name) => !name.startsWith('['))
  const takesMore = command.args.some((name) => name.endsWith('...') || name.endsWith('...]'))
  const missing = required[args.length]
  if (missing !== undefined) throw usage(`"longhand ${command.name}" needs ${missing.replace('...', '')}.`)
  if (!takesMore && args.length > command.args.length) throw usage(`"${args[command.args.length]}" is one word too many for "longhand ${command.name}".`)
}
