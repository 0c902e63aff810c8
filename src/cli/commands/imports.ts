import { AppError } from '../../contract/errors.ts'
import { dateOrders, encodings, importFields, type ImportField, type ImportRecord, type Mapping } from '../../contract/imports.ts'
import type { Input } from '../../contract/contract.ts'
import { localDay } from '../../core/node-environment.ts'
import type { Command, CommandCall } from '../command.ts'
import { usage } from '../failure.ts'
import { readId } from '../ids.ts'
import { answerOptions, readAnswers } from '../import-answers.ts'
import { numbersText, outcomeOf, outcomeText, readingNotes } from '../import-outcome.ts'
import { readableFile } from '../files.ts'
import type { Session } from '../session.ts'
import { counted, shortList, table } from '../terminal.ts'

const shownAtMost = 20

export const importsCommands: readonly Command[] = [
  {
    name: 'import',
    args: ['FILE'],
    summary: 'take in a file of customers, e.g. Stripe’s customer export',
    details:
      'FILE is CSV, Excel (XLSX) or vCard, or a ZIP with one of them inside.\n' +
      'All rows go in at once or none do. A row that cannot be used is named with its number (row 1 is the first line of the\n' +
      'file) and its reason. The same file twice changes nothing, and "longhand imports undo" takes an import back for 30 days.\n' +
      'What can be mended is mended and listed, unless --keep says otherwise. Whoever may be somebody who is there comes in\n' +
      'as a customer of their own until you say --same or --different; what was edited by hand stays. Try it with --dry-run.\n' +
      'JSON: {"new", "updated", "same", "maybe", "skipped": [{"row", "reason"}], "skippedTotal", "warnings": [{"row", "reason"}],\n' +
      '"warningsTotal", "repairs": [{"kind", "count", "isApplied", "cells"}], "maybes", "edits", "importId"}',
    options: {
      'dry-run': { help: 'say what would happen and change nothing' },
      map: {
        value: 'COLUMN=FIELD',
        isRepeatable: true,
        help: `what a column fills; may be given several times; COLUMN is its header or number,\nFIELD one of: ${importFields.join(', ')}, none`,
      },
      part: { value: 'NAME', help: 'the sheet of a workbook or the file inside a ZIP; without it the first that holds customers' },
      'header-row': { value: 'N', help: 'the row with the column names, from 1; without it, it is found' },
      encoding: { value: 'NAME', help: `how the letters of a text file are written, where they come out wrong:\n${encodings.join(', ')}` },
      ...answerOptions,
      'date-order': { value: 'ORDER', help: `how the file writes 03/04/2020: ${dateOrders.join(' or ')}` },
    },
    async run(call) {
      const file = await readableFile(call.args[0]!)
      const session = await call.open()
      const reading = await readingOf(call, session, file)
      const said = { part: reading.part !== null, dateOrder: reading.dateOrder !== null }
      if (call.options.isOn('dry-run')) {
        const preview = await session.call('imports.preview', reading)
        if (!preview.isUsable) throw new AppError('imports/no-usable-column', { headers: preview.columns.map(({ header }) => header) })
        const outcome = outcomeOf(preview)
        return { json: outcome, text: ['Nothing was changed. An import would bring:', ...readingNotes(preview, said), outcomeText(outcome)].join('\n') }
      }
      const applied = await session.call('imports.apply', reading)
      const outcome = outcomeOf(applied)
      return { json: outcome, text: [...readingNotes(applied, said), outcomeText(outcome)].join('\n') }
    },
  },
  {
    name: 'imports list',
    args: [],
    summary: 'list what was imported',
    options: {},
    async run(call) {
      const { imports } = await (await call.open()).call('imports.list', {})
      const rows = imports.map((record) => [
        record.id,
        localDay(new Date(record.importedAt)),
        record.fileName,
        numbersText(record),
        standingOf(record),
      ])
      return { json: imports, text: rows.length > 0 ? table(rows) : 'Nothing was imported yet. Start with: longhand import FILE' }
    },
  },
  {
    name: 'imports undo',
    args: ['IMPORT'],
    summary: 'take an import back; IMPORT is its id, or "last"',
    details: 'Customers it made are removed, customers it changed get their former values. Those written to since are kept and named.',
    options: {},
    async run(call) {
      const session = await call.open()
      const importId = call.args[0] === 'last' ? await lastImport(session) : readId(call.args[0]!, 'imports/not-found')
      const outcome = await session.call('imports.undo', { importId })
      const lines = [
        `${counted(outcome.removed, 'customer')} removed, ${outcome.restored} put back as before, ${outcome.kept.length} kept.`,
        ...shortList(outcome.kept.map(({ name, reason }) => `  ${name}: ${reason}`), shownAtMost),
      ]
      return { json: outcome, text: lines.join('\n') }
    },
  },
]

async function lastImport(session: Session): Promise<string> {
  const { imports } = await session.call('imports.list', {})
  // An import that changed nothing leaves nothing to take back.
  const standing = imports.filter((record) => record.undoneAt === null && record.new + record.updated + record.maybe > 0)
  if (standing.length === 0) throw usage('There is no import to undo.')
  return standing.reduce((last, record) => (record.importedAt >= last.importedAt ? record : last)).id
}

function standingOf({ undoneAt, undoUntil, ...numbers }: ImportRecord): string {
  if (undoneAt !== null) return 'undone'
  if (numbers.new + numbers.updated + numbers.maybe === 0) return ''
  return undoUntil < Date.now() ? 'too old to undo' : `undo until ${localDay(new Date(undoUntil))}`
}

async function readingOf({ options }: CommandCall, session: Session, file: string): Promise<Input<'imports.preview'>> {
  const ticket = session.ticketFor(file)
  const dateOrder = options.choice('date-order', dateOrders)
  const how = { ticket, dateOrder, part: options.text('part'), headerRow: options.number('header-row', 1, 100), encoding: options.choice('encoding', encodings) }
  const wishes = options.texts('map').map(readWish)
  const said = { ...how, ...readAnswers(options) }
  if (wishes.length === 0) return said
  const { columns } = await session.call('imports.preview', how)
  // A field has one column: the one it was guessed for gives way to the one that was asked for.
  const asked = new Set(wishes.map(({ field }) => field))
  const mapping: Mapping = columns.map(({ field }) => (field !== 'fact' && asked.has(field) ? null : field))
  for (const { column, field } of wishes) mapping[findColumn(columns.map(({ header }) => header), column)] = field
  return { ...said, mapping }
}

function readWish(wish: string): { column: string; field: ImportField | null } {
  const equals = wish.lastIndexOf('=')
  if (equals < 1) throw usage(`--map takes COLUMN=FIELD, not "${wish}".`)
  const name = wish.slice(equals + 1).trim().toLowerCase()
  const field = importFields.find((candidate) => candidate.toLowerCase() === name)
  if (!field && name !== 'none') throw usage(`--map does not know the field "${wish.slice(equals + 1)}". There are: ${importFields.join(', ')}, none.`)
  return { column: wish.slice(0, equals).trim(), field: field ?? null }
}

function findColumn(headers: readonly string[], column: string): number {
  const named = headers.findIndex((header) => header.trim().toLowerCase() === column.toLowerCase())
  const at = named >= 0 ? named : /^\d+$/.test(column) ? Number(column) - 1 : -1
  if (at < 0 || at >= headers.length) throw usage(`The file has no column "${column}". It has: ${headers.join(', ')}.`)
  return at
}
