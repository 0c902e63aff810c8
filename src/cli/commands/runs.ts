import { itemStates, type Run } from '../../contract/runs.ts'
import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { readId } from '../ids.ts'
import { makeFolder } from '../files.ts'
import type { Session } from '../session.ts'
import { counted, table } from '../terminal.ts'
import { fileLines, writeRunFiles } from './run-files.ts'

const itemsOption = { value: '1,3-5', help: 'only these places in the stack' }

export const runsCommands: readonly Command[] = [
  {
    name: 'runs list',
    args: [],
    summary: 'list the runs, newest first',
    options: {},
    async run(call) {
      const { runs } = await (await call.open()).call('runs.list', {})
      const rows = runs.map(({ id, name, items, look, counts }) => [
        id,
        name,
        counted(items, 'card'),
        look.size,
        itemStates.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`).join(', '),
      ])
      return { json: runs, text: rows.length > 0 ? table(rows) : 'There is no run yet. Make one with: longhand cards --due 5 --text FILE --out DIR' }
    },
  },
  {
    name: 'runs mark',
    args: ['RUN'],
    summary: 'say how far a run is; RUN is its id, or "last"',
    details: `States, in order: ${itemStates.join(', ')}. Only mailed counts as thanked. JSON: {"marked"}`,
    options: { state: { value: 'STATE', help: itemStates.join(', ') }, items: itemsOption },
    async run(call) {
      const state = call.options.choice('state', itemStates)
      if (state === null) throw usage(`--state is missing. There are: ${itemStates.join(', ')}.`)
      const places = readPlaces(call.options.list('items'))
      const session = await call.open()
      const run = await findRun(session, call.args[0]!)
      const { marked } = await session.call('runs.mark', { id: run.id, itemIds: places && itemsAt(run, places), state })
      return { json: { marked }, text: `${counted(marked, 'card')} marked ${state}.` }
    },
  },
  {
    name: 'runs reprint',
    args: ['RUN'],
    summary: 'print single cards of a run again with their envelopes, after a jam',
    details: 'JSON: {"items", "files": {"cards", "envelopes", "labels"}, "more": []}',
    options: { items: itemsOption, out: { value: 'DIR', help: 'where the PDFs go' } },
    async run(call) {
      const places = readPlaces(call.options.list('items'))
      if (places === null) throw usage('--items is missing: which places in the stack, e.g. --items 17.')
      const folder = await makeFolder(call.options.requiredText('out'))
      const session = await call.open()
      const run = await findRun(session, call.args[0]!)
      const itemIds = itemsAt(run, places)
      const { documents } = await session.call('runs.reprint', { id: run.id, itemIds })
      const written = await writeRunFiles(session, documents, folder)
      return { json: { items: itemIds.length, ...written }, text: [`${counted(itemIds.length, 'card')} again:`, ...fileLines(written)].join('\n') }
    },
  },
]

async function findRun(session: Session, asked: string): Promise<Run> {
  if (asked !== 'last') return session.call('runs.get', { id: readId(asked, 'runs/not-found') })
  const { runs } = await session.call('runs.list', {})
  if (runs.length === 0) throw usage('There is no run yet.')
  const newest = runs.reduce((last, run) => (run.createdAt >= last.createdAt ? run : last))
  return session.call('runs.get', { id: newest.id })
}

/** `1,3-5` as 1, 3, 4, 5. */
function readPlaces(parts: readonly string[] | null): number[] | null {
  if (parts === null) return null
  return parts.flatMap((part) => {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? []
    const from = Number(first)
    const to = Number(last)
    if (!(from >= 1 && to >= from)) throw usage(`--items takes places in the stack such as 1,3-5, not "${part}".`)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}

function itemsAt(run: Run, places: readonly number[]): string[] {
  const byPlace = new Map(run.stack.map((item) => [item.position, item.id]))
  return places.map((place) => {
    const id = byPlace.get(place)
    if (!id) throw usage(`The run has ${counted(run.items, 'card')}, so there is no ${place}.`)
    return id
  })
}
