import type { Command } from './command.ts'
import { usage } from './failure.ts'

/** Commands of two words that begin with the same one: `runs list`, `runs mark`. */
export function familyOf(commands: readonly Command[], first: string): readonly Command[] {
  return commands.filter(({ name }) => name.startsWith(`${first} `))
}

/** The command these words begin with. Throws a usage error that says which there are. */
export function findCommand(commands: readonly Command[], given: readonly string[]): Command {
  const [first, second] = given
  if (first === undefined) return findCommand(commands, ['help'])
  const found = commands.find(({ name }) => name === `${first} ${second}`) ?? commands.find(({ name }) => name === first)
  if (found) return found
  const family = familyOf(commands, first).map(({ name }) => name)
  if (family.length > 0) throw usage(`"${first}" needs a second word. There are: ${family.join(', ')}.`)
  throw usage(`There is no command "${first}". "longhand help" lists them all.`)
}
