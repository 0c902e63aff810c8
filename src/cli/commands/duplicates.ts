import { mergeFields, type DuplicatePair, type DuplicateSide } from '../../contract/duplicates.ts'
import { localDay } from '../../core/node-environment.ts'
import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { readId } from '../ids.ts'
import { pick } from '../options.ts'
import type { Session } from '../session.ts'
import { counted, table } from '../terminal.ts'

const shownAtMost = 100
const mostAtOnce = 500

export const duplicatesCommands: readonly Command[] = [
  {
    name: 'duplicates',
    args: [],
    summary: 'list pairs of customers who may be one person, the likeliest first',
    details:
      'The one with more history stands first. JSON: [{"score", "reasons", "one": {"id", "name", ...}, "other": {...}}]',
    options: {
      look: { help: 'compare all customers first' },
      limit: { value: 'N', help: `how many (${shownAtMost}; with --json all)` },
    },
    async run(call) {
      const limit = call.options.number('limit', 1, 10_000_000) ?? (call.options.isOn('json') ? Infinity : shownAtMost)
      const session = await call.open()
      if (call.options.isOn('look')) {
        const { found, customers } = await session.call('duplicates.look', {})
        call.note(`${counted(customers, 'customer')} compared, ${counted(found, 'pair')} found.`)
      }
      const { pairs, total } = await listPairs(session, limit)
      if (total > pairs.length) call.note(`${pairs.length} of ${total}; --limit shows more.`)
      const rows = pairs.flatMap(({ one, other, score, reasons }) => [[String(score), one.displayName, one.email, one.id, reasons[0] ?? ''], ['', other.displayName, other.email, other.id, '']])
      return { json: pairs, text: rows.length > 0 ? table(rows) : 'No pair waits. "longhand duplicates --look" compares all customers.' }
    },
  },
  {
    name: 'duplicates merge',
    args: ['KEEP', 'OTHER'],
    summary: 'make one customer of two, given by their ids',
    details:
      'The values of KEEP stay, blank ones are filled from OTHER, the earlier day of coming stays. History, facts and cards of\n' +
      'both go to KEEP; where both are being written to, the draft to KEEP stays. An undo brings both back for 30 days.\n' +
      'JSON: {"mergeId"}',
    options: { take: { value: 'FIELD', isRepeatable: true, help: `take this from OTHER; may be given several times: ${mergeFields.join(', ')}` } },
    async run(call) {
      const take = call.options.texts('take').flatMap((text) => text.split(',')).map(readField)
      const [keepId, otherId] = call.args.map((typed) => readId(typed, 'customers/not-found')) as [string, string]
      const session = await call.open()
      const { one, other } = await session.call('duplicates.pair', { customerId: keepId, otherId })
      const [kept, gone] = one.id === keepId ? [one, other] : [other, one]
      if (kept.draftText !== null && gone.draftText !== null) call.note(`The draft to the other goes, and comes back with an undo:\n${gone.draftText}`)
      const answer = await session.call('duplicates.merge', { keepId, otherId, take })
      return { json: answer, text: `${named(gone)} is now part of ${named(kept)}. Take it back with: longhand duplicates undo ${answer.mergeId}` }
    },
  },
  {
    name: 'duplicates merges',
    args: [],
    summary: 'list the merges that can be taken back',
    details: 'JSON: [{"id", "customerId", "name", "otherName", "mergedAt", "undoUntil"}]',
    options: {},
    async run(call) {
      const { merges } = await (await call.open()).call('duplicates.merges', {})
      const rows = merges.map(({ id, name, otherName, mergedAt }) => [id, localDay(new Date(mergedAt)), `${otherName} into ${name}`])
      return { json: merges, text: rows.length > 0 ? table(rows) : 'No merge of the last 30 days.' }
    },
  },
  {
    name: 'duplicates undo',
    args: ['MERGE'],
    summary: 'take a merge back; MERGE is its id, or "last"',
    details: 'Both customers are as before, but for what was changed since: that stays with the one who was kept.\nJSON: {"customerId", "otherId"}',
    options: {},
    async run(call) {
      const session = await call.open()
      const mergeId = call.args[0] === 'last' ? await lastMerge(session) : readId(call.args[0]!, 'duplicates/not-found')
      const answer = await session.call('duplicates.unmerge', { mergeId })
      return { json: answer, text: `They are two again: ${answer.customerId} and ${answer.otherId}.` }
    },
  },
  {
    name: 'duplicates different',
    args: ['ONE', 'OTHER'],
    summary: 'say that two customers are different people, so that the pair is not asked again',
    details: 'JSON: {"customerId", "otherId"}',
    options: { undo: { help: 'take that back' } },
    async run(call) {
      const [customerId, otherId] = call.args.map((typed) => readId(typed, 'customers/not-found')) as [string, string]
      const isUndone = call.options.isOn('undo')
      await (await call.open()).call(isUndone ? 'duplicates.undismiss' : 'duplicates.dismiss', { customerId, otherId })
      return { json: { customerId, otherId }, text: isUndone ? 'They may be one again.' : 'Noted: two different people.' }
    },
  },
]

async function listPairs(session: Session, limit: number): Promise<{ pairs: DuplicatePair[]; total: number }> {
  const pairs: DuplicatePair[] = []
  for (;;) {
    const answer = await session.call('duplicates.list', { offset: pairs.length, limit: Math.min(mostAtOnce, limit - pairs.length) })
    pairs.push(...answer.pairs)
    if (answer.pairs.length === 0 || pairs.length >= Math.min(limit, answer.total)) return { pairs, total: answer.total }
  }
}

async function lastMerge(session: Session): Promise<string> {
  const { merges } = await session.call('duplicates.merges', {})
  if (!merges[0]) throw usage('There is no merge to undo.')
  return merges[0].id
}

function readField(typed: string) {
  const field = pick(typed, mergeFields)
  if (!field) throw usage(`--take does not know "${typed}". There are: ${mergeFields.join(', ')}.`)
  return field
}

const named = ({ displayName, email }: DuplicateSide): string => (email === '' || email === displayName ? displayName : `${displayName} (${email})`)
