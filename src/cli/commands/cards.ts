import { AppError } from '../../contract/errors.ts'
import type { Card } from '../../contract/cards.ts'
import type { Input } from '../../contract/contract.ts'
import type { Look } from '../../contract/stationery.ts'
import type { Command, CommandCall } from '../command.ts'
import { CliFailure, usage } from '../failure.ts'
import { makeFolder, readText } from '../files.ts'
import { readId } from '../ids.ts'
import type { Session } from '../session.ts'
import { counted } from '../terminal.ts'
import { chooseDue, chooseIds, countWaiting, type Chosen } from './chosen.ts'
import { fileLines, writeRunFiles } from './run-files.ts'
import { lookOptions, readEnvelope, readLook, readSheet, sheetHelp } from './stationery.ts'

export const cardsCommands: readonly Command[] = [
  {
    name: 'cards',
    args: [],
    summary: 'write cards and print cards, envelopes and labels in one order',
    details:
      'The text may hold {firstName} {name} {company} {years} {since} {fact} {city} {plan}, each with a word for those\n' +
      'who have none: {firstName|there}. Every card is checked before anything is made.\n' +
      'Writes cards.pdf, envelopes.pdf and labels.pdf (big runs also cards-2.pdf and so on) over those of an earlier run.\n' +
      'JSON: {"runId", "items", "files": {"cards", "envelopes", "labels"}, "more": [], "left": [{"id", "name", "reason"}]}',
    options: {
      due: { value: 'N', help: 'for the N most deserving who have an address and no draft' },
      ids: { value: 'A,B,C', help: 'for these customers, in this order' },
      text: { value: 'FILE', help: 'the text of the cards; - reads it from standard input' },
      ...lookOptions,
      envelope: { value: 'NAME', help: 'no10, a7, a6-us, c6, dl or none (the one that fits)' },
      sheet: { value: 'NAME', help: `label sheet: ${sheetHelp}; none prints no labels` },
      start: { value: 'N', help: 'the first free label of the first sheet (1)' },
      name: { value: 'TEXT', help: 'what to call the run' },
      'replace-drafts': { help: 'write over drafts that are there' },
      out: { value: 'DIR', help: 'where the PDFs go' },
    },
    run: makeRun,
  },
]

async function makeRun(call: CommandCall) {
  const { options } = call
  const ask = readAsk(call)
  const text = await readText(options.requiredText('text'))
  if (text.trim() === '') throw usage('The text is empty. Write what the cards should say.')
  const folder = await makeFolder(options.requiredText('out'))

  const session = await call.open()
  const settings = await session.call('settings.get', {})
  const look = readLook(options, settings)
  const { cardSizes } = await session.call('stationery.list', {})
  const size = cardSizes.find(({ id }) => id === look.size)!
  const sheet = readSheet(options)
  const paper = {
    envelope: readEnvelope(options, settings, size),
    labelSheet: sheet === undefined ? settings.labelSheet : sheet,
    labelStart: options.number('start', 1, 1000) ?? 1,
    name: options.text('name') ?? '',
  }

  const { ids, left: passed } = await ask(session)
  sayWhoIsLeft(call, passed)
  if (ids.length === 0) throw noCards(passed)
  const waiting = await countWaiting(session, ids)
  if (waiting > 0) call.note(`${counted(waiting, 'customer')} of these have a card in an earlier run that is not mailed yet.`)
  const { runId, items, written, unwanted } = await printDrafts(session, ids, { text, look }, (cardIds) => printRun(session, { cardIds, ...paper }, folder))
  sayWhoIsLeft(call, unwanted)
  const left = [...passed, ...unwanted]
  if (paper.envelope !== null && settings.sender.address.line1 === '') {
    call.note('The envelopes have no return address. Set yours with: longhand settings set sender.name=... sender.line1=... sender.city=...')
  }
  return {
    json: { runId, items, ...written, left },
    text: [`${counted(items, 'card')} in run ${runId}:`, ...fileLines(written), `Once they are in the post: longhand runs mark ${runId} --state mailed`].join('\n'),
  }
}

function readAsk({ options }: CommandCall): (session: Session) => Promise<Chosen> {
  const due = options.number('due', 1, 10_000)
  const typed = options.list('ids')
  if ((due === null) === (typed === null)) throw usage('Say for whom: either --due N or --ids A,B,C.')
  const replacesDrafts = options.isOn('replace-drafts')
  if (due !== null) return (session) => chooseDue(session, due, replacesDrafts)
  const ids = (typed ?? []).map((id) => readId(id, 'customers/not-found'))
  return (session) => chooseIds(session, ids, replacesDrafts)
}

function sayWhoIsLeft(call: CommandCall, left: Chosen['left']): void {
  const reasons = new Map<string, number>()
  for (const { reason } of left) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  for (const [reason, people] of reasons) call.note(`${counted(people, 'customer')} passed over: ${reason}`)
}

function noCards(left: Chosen['left']): Error {
  if (left.length === 0) return new CliFailure('cli/nobody', 'Nobody is due for a card now. "longhand due" says more.')
  return new CliFailure('cli/nobody', `Nobody is left to write to: ${left[0]!.name}: ${left[0]!.reason}`)
}

/** Makes the run and writes its files. Where these cannot be written there is no run: nobody would find its cards. */
async function printRun(session: Session, input: Input<'runs.create'>, folder: string) {
  const { runId } = await session.call('runs.create', input)
  try {
    const { stack, documents } = await session.call('runs.get', { id: runId })
    return { runId, items: stack.length, written: await writeRunFiles(session, documents, folder) }
  } catch (error) {
    await session.putBack('runs.remove', { id: runId })
    throw error
  }
}

/** Drafts the cards for all who want mail and hands them over; when that fails, takes back the drafts it made, so that a second try is a first. */
async function printDrafts<T>(
  session: Session,
  customerIds: readonly string[],
  draft: { text: string; look: Look },
  print: (cardIds: string[]) => Promise<T>,
): Promise<T & { unwanted: Chosen['left'] }> {
  const there = new Set((await session.call('cards.list', {})).cards.map(({ id }) => id))
  const { cards, left: unwanted } = await session.call('cards.draft', { customerIds: [...customerIds], ...draft })
  if (cards.length === 0) throw noCards(unwanted)
  const isOlder = (card: Card) => there.has(card.id)
  const older = cards.filter(isOlder)
  try {
    if (older.length > 0) await session.call('cards.save', { ids: older.map(({ id }) => id), ...draft })
    return { ...(await print(cards.map(({ id }) => id))), unwanted }
  } catch (error) {
    await putBack(session, cards.filter((card) => !isOlder(card)), older)
    throw error
  }
}

async function putBack(session: Session, made: readonly Card[], older: readonly Card[]): Promise<void> {
  try {
    if (made.length > 0) await session.putBack('cards.remove', { ids: made.map(({ id }) => id) })
    for (const { id, text, look } of older) await session.putBack('cards.save', { ids: [id], text, look })
  } catch (error) {
    // What stopped the run is the news; that its drafts stayed is not.
    if (!(error instanceof AppError)) throw error
  }
}
