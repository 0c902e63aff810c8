import { readFile } from 'node:fs/promises'
import { globalOptions, type Command, type OptionSpec } from '../command.ts'
import { familyOf, findCommand } from '../find-command.ts'
import { table } from '../terminal.ts'

/** The command that explains the others. */
export function helpCommand(others: readonly Command[]): Command {
  const help: Command = {
    name: 'help',
    args: ['[COMMAND]', '[WORD]'],
    summary: 'list the commands, or explain one',
    options: {},
    async run({ args }) {
      const commands = [...others, help]
      const family = args.length === 1 ? familyOf(commands, args[0]!) : []
      const asked = args.length > 0 && family.length === 0 ? findCommand(commands, args) : null
      const listed = asked ? [asked] : family.length > 0 ? family : commands
      return {
        json: listed.map(({ name, args: names, summary, options }) => ({ name, args: names, summary, options: Object.keys(options) })),
        text: asked ? helpFor(asked) : overview(listed),
      }
    },
  }
  return help
}

/** Answers `longhand version` and `longhand --version`. */
export const versionCommand: Command = {
  name: 'version',
  args: [],
  summary: 'say which version this is',
  options: {},
  async run() {
    const file = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
    const { version } = JSON.parse(file) as { version: string }
    return { json: { version }, text: version }
  },
}

function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, args, summary }) => [`  ${[name, ...args].join(' ')}`, summary])
  return [
    'Longhand helps you thank the customers who stayed.',
    '',
    'Usage: longhand COMMAND [options]',
    '',
    table(rows),
    '',
    'Options of every command:',
    optionTable(globalOptions),
    '',
    '"longhand help COMMAND" says more. Exit codes: 0 done, 1 failed, 2 not understood.',
  ].join('\n')
}

export function helpFor({ name, args, summary, details, options }: Command): string {
  const usage = ['longhand', name, ...args, Object.keys(options).length > 0 ? '[options]' : ''].filter(Boolean).join(' ')
  const sections = [`Usage: ${usage}`, `${summary[0]!.toUpperCase()}${summary.slice(1)}.`]
  if (details) sections.push(details)
  if (Object.keys(options).length > 0) sections.push(`Options:\n${optionTable(options)}`)
  sections.push(`Options of every command:\n${optionTable(globalOptions)}`)
  return sections.join('\n\n')
}

function optionTable(options: Readonly<Record<string, OptionSpec>>): string {
  // Where the help of an option takes several lines, each further one has a row of its own.
  const rows = Object.entries(options).flatMap(([name, { value, help }]) =>
    help.split('\n').map((line, index) => [index === 0 ? `  --${name}${value ? ` ${value}` : ''}` : '', line]),
  )
  return table(rows)
}
