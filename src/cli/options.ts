import { usage } from './failure.ts'

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** Reads a command's options as what they mean. Whatever cannot be meant is a usage error that says what can. */
export interface Options {
  isOn(name: string): boolean
  text(name: string): string | null
  requiredText(name: string): string
  texts(name: string): readonly string[]
  /** A whole number between the two, or null where the option is not given. */
  number(name: string, least: number, most: number): number | null
  /** One of a list of words, as `pick` understands it. */
  choice<T extends string>(name: string, choices: readonly T[]): T | null
  /** `a,b,c` as a list; null where the option is not given. */
  list(name: string): readonly string[] | null
}

/**
 * The word of a list that is meant: case, spaces and signs do not count, and a beginning or an end will do that only one of
 * them has, so that "Avery 5160", "5160" and "#10" are understood.
 */
export function pick<T extends string>(value: string, choices: readonly T[]): T | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const asked = plain(value)
  const exact = choices.find((choice) => plain(choice) === asked)
  if (exact || asked === '') return exact
  const near = choices.filter((choice) => plain(choice).startsWith(asked) || plain(choice).endsWith(asked))
  return near.length === 1 ? near[0] : undefined
}

export function readOptions(values: OptionValues): Options {
  const text = (name: string): string | null => {
    const value = values[name]
    if (value === '') throw usage(`--${name} is empty. Give it a value, or leave it out.`)
    return typeof value === 'string' ? value : null
  }
  return {
    isOn: (name) => values[name] === true,
    text,
    requiredText(name) {
      const value = text(name)
      if (value === null) throw usage(`--${name} is missing.`)
      return value
    },
    texts(name) {
      const value = values[name]
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
    },
    number(name, least, most) {
      const value = text(name)
      if (value === null) return null
      const number = Number(value)
      if (!/^\d+$/.test(value) || number < least || number > most) {
        throw usage(`--${name} must be a whole number from ${least} to ${most}, not "${value}".`)
      }
      return number
    },
    choice(name, choices) {
      const value = text(name)
      if (value === null) return null
      const found = pick(value, choices)
      if (found === undefined) throw usage(`--${name} does not know "${value}". There are: ${choices.join(', ')}.`)
      return found
    },
    list(name) {
      const value = text(name)
      if (value === null) return null
      const items = value.split(',').map((item) => item.trim()).filter((item) => item !== '')
      if (items.length === 0) throw usage(`--${name} names nothing.`)
      return items
    },
  }
}
