import type { Output } from '../contract/contract.ts'
import type { EditConflict, LikenessSide, Maybe, Repair, RepairKind, RowNote } from '../contract/imports.ts'
import { count, counted, shortList } from './terminal.ts'

type Applied = Output<'imports.apply'>
type Taken = Pick<Applied, 'parts' | 'part' | 'isMappingRemembered' | 'dateOrder' | 'isDateOrderAmbiguous'>
/** What came of an import, or would come of it. */
export type ImportOutcome = Omit<Applied, 'importId' | keyof Taken> & Partial<Pick<Applied, 'importId'>>

const shownAtMost = 20
const examplesAtMost = 3

/** The outcome's own part of what a preview or an import answers, in the order in which it is documented. */
export function outcomeOf(answer: ImportOutcome): ImportOutcome {
  const { new: added, updated, same, maybe, skipped, skippedTotal, warnings, warningsTotal, repairs, maybes, edits, importId } = answer
  return { new: added, updated, same, maybe, skipped, skippedTotal, warnings, warningsTotal, repairs, maybes, edits, ...(importId !== undefined && { importId }) }
}

/** The outcome for a reader: numbers, repairs, what is open and how it is answered, and every row with a reason. */
export function outcomeText(outcome: ImportOutcome): string {
  return [
    `${numbersText({ ...outcome, skipped: outcome.skippedTotal })}.`,
    ...outcome.repairs.flatMap(repairLines),
    ...maybeLines(outcome.maybes, outcome.maybe),
    ...editLines(outcome.edits),
    ...noteLines('Not used', outcome.skipped, outcome.skippedTotal),
    ...noteLines('Used, but look at them', outcome.warnings, outcome.warningsTotal),
  ].join('\n')
}

/** What was taken for granted about the file where nobody said otherwise, and how to say so. */
export function readingNotes({ parts, part, isDateOrderAmbiguous, dateOrder, isMappingRemembered }: Taken, said: { readonly part: boolean; readonly dateOrder: boolean }): string[] {
  const others = parts.filter((name) => name !== part)
  return [
    ...(others.length > 0 && !said.part ? [`Only "${part}" of it was read (--part reads another: ${others.join(', ')}).`] : []),
    ...(isDateOrderAmbiguous && !said.dateOrder ? [`Its dates can be read two ways, and were read ${dateOrder} (--date-order says which).`] : []),
    ...(isMappingRemembered ? ['Its columns are filled as you chose last time (--map changes that).'] : []),
  ]
}

export function numbersText(numbers: { readonly new: number; readonly updated: number; readonly same: number; readonly maybe: number; readonly skipped: number }): string {
  const maybe = numbers.maybe > 0 ? [`${count(numbers.maybe)} maybe the same as somebody`] : []
  return [`${count(numbers.new)} new`, `${count(numbers.updated)} updated`, `${count(numbers.same)} same`, ...maybe, `${count(numbers.skipped)} skipped`].join(', ')
}

function repairLines({ kind, count: cells, isApplied, cells: listed }: ImportOutcome['repairs'][number]): string[] {
  const examples = listed.slice(0, examplesAtMost).map(({ row, from, to }: Repair) => `  row ${row}: ${from} -> ${to}`)
  const hint = isApplied ? `(--keep ${kind} leaves them)` : '(left as they are)'
  return [`${foundWords(kind, cells)} ${hint}:`, ...examples, ...(cells > examples.length ? [`  and ${count(cells - examples.length)} more`] : [])]
}

function foundWords(kind: RepairKind, cells: number): string {
  switch (kind) {
    case 'email':
      return `${counted(cells, 'e-mail address', 'e-mail addresses')} written untidily`
    case 'name-case':
      return `${counted(cells, 'name')} in capitals or small letters only`
    case 'name-order':
      return `${counted(cells, 'name')} with the last name first`
    case 'address-split':
      return `${counted(cells, 'address', 'addresses')} in one line`
    case 'country':
      return `${counted(cells, 'country', 'countries')} written out`
    case 'region':
      return `${counted(cells, 'state or province', 'states or provinces')} written out`
    case 'postal-zeros':
      return `${counted(cells, 'postal code')} that lost a leading zero`
  }
}

function maybeLines(maybes: readonly Maybe[], total: number): string[] {
  if (total === 0) return []
  const lines = maybes.map(({ row, customerId, otherRow, theirs, mine, reasons }) => {
    const other = otherRow === null ? who(mine) : `${who(mine)} in row ${otherRow}`
    return `  row ${row}: ${who(theirs)} - ${other}: ${reasons.join(', ')} (--same ${row}=${customerId ?? otherRow ?? ''})`
  })
  return ['Maybe the same, so each is a customer of its own and the pair waits under duplicates (or say --same, or --different ROW):', ...shortOf(lines, total)]
}

function editLines(edits: readonly EditConflict[]): string[] {
  const lines = (isTaken: boolean) =>
    edits.filter((edit) => edit.isTaken === isTaken).map(({ row, name, field, mine, theirs }) => `  row ${row}: ${name}, ${field}: ${isTaken ? `${theirs} (was: ${mine})` : `${mine} (the file: ${theirs})`}`)
  const titled = (title: string, said: readonly string[]) => (said.length === 0 ? [] : [title, ...shortList(said, shownAtMost)])
  return [...titled('Edited by hand, so not changed (--overwrite-edited takes the file’s):', lines(false)), ...titled('Edited by hand, and changed to what the file says:', lines(true))]
}

function noteLines(title: string, notes: readonly RowNote[], total: number): string[] {
  return total === 0 ? [] : [`${title}:`, ...shortOf(notes.map(({ row, reason }) => `  row ${row}: ${reason}`), total)]
}

/** The first lines of a list that may be longer than what is at hand. */
function shortOf(lines: readonly string[], total: number): string[] {
  const shown = lines.slice(0, shownAtMost)
  return total > shown.length ? [...shown, `  and ${count(total - shown.length)} more`] : [...shown]
}

const who = ({ name, company, email }: LikenessSide): string => [name || company, email && `<${email}>`].filter(Boolean).join(' ')
