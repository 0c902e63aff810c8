import type { Input } from '../contract/contract.ts'
import { repairKinds } from '../contract/imports.ts'
import type { OptionSpec } from './command.ts'
import { usage } from './failure.ts'
import { readId } from './ids.ts'
import { pick, type Options } from './options.ts'

type Answers = Required<Pick<Input<'imports.apply'>, 'withoutRepairs' | 'decisions' | 'overwrite'>>

/** What may be said about a file's rows before they come in. */
export const answerOptions: Readonly<Record<string, OptionSpec>> = {
  keep: {
    value: 'KIND',
    isRepeatable: true,
    help: `leave a kind of cell as the file has it instead of repairing it; may be given several times;\nKIND is one of: ${repairKinds.join(', ')}, or all`,
  },
  same: {
    value: 'ROW=CUSTOMER',
    isRepeatable: true,
    help: 'this row is that customer; CUSTOMER is an id, or the number of another row of the file',
  },
  different: { value: 'ROW', isRepeatable: true, help: 'this row is a customer of its own, whoever it resembles' },
  'overwrite-edited': { help: 'let the file change what was edited by hand, too' },
}

export function readAnswers(options: Options): Answers {
  return {
    withoutRepairs: options.texts('keep').flatMap((word) => {
      const kind = pick(word, [...repairKinds, 'all'])
      if (kind === undefined) throw usage(`--keep does not know "${word}". There are: ${repairKinds.join(', ')}, all.`)
      return kind === 'all' ? [...repairKinds] : [kind]
    }),
    decisions: [
      ...options.texts('same').map(readSame),
      ...options.texts('different').map((row) => ({ row: readRow('different', row), verdict: 'different' as const, customerId: null, otherRow: null })),
    ],
    overwrite: options.isOn('overwrite-edited') ? 'all' : [],
  }
}

function readSame(text: string): NonNullable<Answers['decisions']>[number] {
  const [row = '', who = '', ...rest] = text.split('=').map((part) => part.trim())
  if (who === '' || rest.length > 0) throw usage(`--same takes ROW=CUSTOMER, not "${text}".`)
  const isRow = /^\d+$/.test(who)
  return {
    row: readRow('same', row),
    verdict: 'same',
    customerId: isRow ? null : readId(who, 'customers/not-found'),
    otherRow: isRow ? Number(who) : null,
  }
}

function readRow(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw usage(`--${option} names a row by its number, as a spreadsheet counts, not "${text}".`)
  return Number(text)
}
