import type { Input } from '../../contract/contract.ts'
import { groupBy } from '../group.ts'
import type { EditConflict, ImportPreview, LikenessSide, Maybe, RepairKind } from '../../contract/imports.ts'

export type Verdict = 'same' | 'different'

/** What the founder said about a file beside how it is read. */
export interface Answers {
  readonly withoutRepairs: readonly RepairKind[]
  /** The pairs that were judged, by `pairKey`; a pair that is left open is not in it. */
  readonly verdicts: ReadonlyMap<string, { readonly pair: Maybe; readonly verdict: Verdict }>
  /** Fields edited by hand that the file may overwrite. */
  readonly overwrite: 'all' | readonly Pick<EditConflict, 'row' | 'field'>[]
}

export const noAnswers: Answers = { withoutRepairs: [], verdicts: new Map(), overwrite: [] }

/** Names a pair, also in a later reading of the same file. */
export const pairKey = ({ row, customerId, otherRow }: Pick<Maybe, 'row' | 'customerId' | 'otherRow'>): string => `${row} ${customerId ?? ''} ${otherRow ?? ''}`

/** The pairs to look at, by row: those still open, and those that were judged and that a later reading no longer lists. */
export function pairsOf(listed: readonly Maybe[], { verdicts }: Answers): Maybe[] {
  const pairs = new Map(listed.map((pair) => [pairKey(pair), pair]))
  for (const [key, { pair }] of verdicts) if (!pairs.has(key)) pairs.set(key, pair)
  return [...pairs.values()].toSorted((one, other) => one.row - other.row)
}

/** A verdict on one pair, or none. A row is about one person: whoever is the same as somebody is nobody else. */
export function judged(answers: Answers, pair: Maybe, verdict: Verdict | null): Answers {
  const verdicts = new Map(answers.verdicts)
  if (verdict === 'same') for (const [key, other] of verdicts) if (other.pair.row === pair.row && other.verdict === 'same') verdicts.delete(key)
  if (verdict === null) verdicts.delete(pairKey(pair))
  else verdicts.set(pairKey(pair), { pair, verdict })
  return { ...answers, verdicts }
}

export function isTaken({ overwrite }: Answers, { row, field }: Pick<EditConflict, 'row' | 'field'>): boolean {
  return overwrite === 'all' || overwrite.some((one) => one.row === row && one.field === field)
}

/** The file's word for one field edited by hand, or the founder's own. */
export function withTaken(answers: Answers, listed: readonly EditConflict[], { row, field }: Pick<EditConflict, 'row' | 'field'>, isTheirs: boolean): Answers {
  const taken = answers.overwrite === 'all' ? listed.map((edit) => ({ row: edit.row, field: edit.field })) : answers.overwrite
  const others = taken.filter((one) => one.row !== row || one.field !== field)
  return { ...answers, overwrite: isTheirs ? [...others, { row, field }] : others }
}

/** What the core is told of the answers. */
export function answersInput({ withoutRepairs, verdicts, overwrite }: Answers): Pick<Input<'imports.apply'>, 'withoutRepairs' | 'decisions' | 'overwrite'> {
  return {
    withoutRepairs: [...withoutRepairs],
    decisions: [...verdicts.values()].map(({ pair: { row, customerId, otherRow }, verdict }) => ({ row, verdict, customerId, otherRow })),
    overwrite: overwrite === 'all' ? overwrite : [...overwrite],
  }
}

export type RowVerdict = ImportPreview['rows'][number]['verdict']
export type Numbers = Pick<ImportPreview, 'new' | 'updated' | 'same' | 'maybe' | 'skippedTotal'>

/** What becomes of a row that may be somebody else, by the verdicts on all of its pairs. */
export function verdictOfRow(pairs: readonly Maybe[], { verdicts }: Answers): Exclude<RowVerdict, 'skipped'> {
  const said = pairs.map((pair) => verdicts.get(pairKey(pair))?.verdict)
  const same = pairs.find((_, index) => said[index] === 'same')
  if (same) return brings(same) ? 'updated' : 'same'
  return said.every((verdict) => verdict === 'different') ? 'new' : 'maybe'
}

/** The numbers of a reading moved by the answers given since: what would be new, updated and so on now. */
export function numbersWith(preview: Numbers & Pick<ImportPreview, 'maybes'>, counted: Answers, now: Answers): Numbers {
  const numbers = { new: preview.new, updated: preview.updated, same: preview.same, maybe: preview.maybe, skippedTotal: preview.skippedTotal }
  const pairs = pairsOf(preview.maybes, { ...now, verdicts: new Map([...counted.verdicts, ...now.verdicts]) })
  for (const ofRow of groupBy(pairs, ({ row }) => row).values()) {
    const before = verdictOfRow(ofRow, counted)
    const after = verdictOfRow(ofRow, now)
    numbers[before] = Math.max(0, numbers[before] - 1)
    numbers[after] += 1
  }
  return numbers
}

/** Whether a row fills anything that is blank with the customer it joins; whatever is there already stays. */
function brings({ theirs, mine }: Maybe): boolean {
  const texts = ({ name, company, email, phone, sinceOn, plan, addressLines }: LikenessSide) => [name, company, email, phone, sinceOn ?? '', plan, addressLines.join('\n')]
  const known = texts(mine)
  return texts(theirs).some((said, index) => said !== '' && known[index] === '') || theirs.facts.some((fact) => !mine.facts.includes(fact))
}
