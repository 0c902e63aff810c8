import type { Command } from './command.ts'
import { usage } from './failure.ts'

/** The command these words begin with. Throws a usage error that says which there are. */
export function findCommand(commands: readonly Command[], given: readonly string[]): Command {
  const [first, second] = given
  if (first === undefined) return findCommand(commands, ['help'])
  const found = commands.find(({ name }) => name === `${first} ${second}`) ?? commands.find(({ name }) => name === first)
  if (found) return found
  const family = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name)
  if (family.length > 0) throw usage(`"${first}" needs a second word. There are: ${family.join(', ')}.`)
  throw usage(`There is no command "${first}". "longhand help" lists them all.`)
}
