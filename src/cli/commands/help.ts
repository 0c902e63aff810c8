import { readFile } from 'node:fs/promises'
import { globalOptions, type Command, type OptionSpec } from '../command.ts'
import { findCommand } from '../find-command.ts'
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
      const asked = args.length > 0 ? findCommand(commands, args) : null
      const listed = asked ? [asked] : commands
      return {
        json: listed.map(({ name, args: names, summary, options }) => ({ name, args: names, summary, options: Object.keys(options) })),
        text: asked ? helpFor(asked) : overview(commands),
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
  return table(Object.entries(options).map(([name, { value, help }]) => [`  --${name}${value ? ` ${value}` : ''}`, help]))
}
