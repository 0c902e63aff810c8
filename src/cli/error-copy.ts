import type { AppError, ErrorCode, ErrorValue } from '../contract/errors.ts'
import { shortList } from './terminal.ts'

type Data = ErrorValue['data']

/** One error as a person reads it: what happened, what is safe, what to do. */
export function sentenceFor(error: AppError): string {
  return errorCopy[error.code](error.data)
}

/** Every error's sentence at the command line; the compiler sees to it that none is missing. */
export const errorCopy: Readonly<Record<ErrorCode, (data: Data) => string>> = {
  'input/invalid': (data) => `That does not work${about(data, 'field', ' for ')}: ${issues(data) || word(data, 'reason', '"--help" says what does.')}`,
  'input/unknown-procedure': (data) => `This version of Longhand cannot do "${word(data, 'name')}". Update it.`,
  'customers/not-found': (data) => `There is no customer with the id ${word(data, 'id')}. "longhand customers" lists the ids.`,
  'customers/no-address': (data) =>
    `None of the chosen customers can go onto a label. ${word(data, 'reason', 'None of them has a mailing address.')} Nothing was written.`,
  'customers/unnamed': () => 'A customer needs a name, a company or an e-mail address.',
  'addresses/none': () => 'This customer has no address to say anything about.',
  'gestures/not-found': () => 'That gesture is not there any more.',
  'gestures/from-run': () => 'That card was mailed with a run. Take it back there: longhand runs mark RUN --items N --state stamped',
  'households/not-found': () => 'There is no such household. "longhand households list" lists them.',
  'households/too-few': () => 'A household needs two customers at least. Nothing was changed.',
  'imports/not-found': () => 'There is no such import. "longhand imports list" lists them.',
  'imports/already-undone': () => 'That import is undone already. Nothing was changed.',
  'imports/too-old': () => 'An import can be taken back for 30 days. That one is older. Nothing was changed.',
  'imports/part-unknown': (data) => `The file has no part "${word(data, 'part')}"${listed(data, 'parts', '; it has ')}. Nothing was imported.`,
  'imports/unreadable': (data) => `The file cannot be read${unreadableReasons[word(data, 'reason')]?.(data) ?? about(data, 'row', ' from row ')}. Nothing was imported.`,
  'imports/empty': () => 'The file holds no customers: there is no row below the header. Nothing was imported.',
  'imports/no-usable-column': (data) =>
    `No column of the file is a name, a company or an e-mail address${listed(data, 'headers', ' among ')}. Say which is, e.g. --map "Kunde=name". Nothing was imported.`,
  'imports/mapping-invalid': (data) =>
    data['reason'] === 'twice'
      ? `Two columns fill the field "${word(data, 'field')}". Leave one out, e.g. --map "Other column=none". Nothing was imported.`
      : 'The file’s columns are no longer those it was read with. Run the command again. Nothing was imported.',
  'duplicates/one-customer': () => 'Those are one and the same customer. Nothing was changed.',
  'duplicates/not-found': () => 'There is no such merge. "longhand duplicates merges" lists those that can be taken back.',
  'duplicates/already-unmerged': () => 'That merge is taken back already. Nothing was changed.',
  'duplicates/too-old': () => 'A merge can be taken back for 30 days. That one is older. Nothing was changed.',
  'duplicates/merged-again': (data) => `That customer was merged again since. Take that back first: longhand duplicates undo ${word(data, 'mergeId')}`,
  'exports/unwritable': (data) => `The file could not be written${about(data, 'detail', ': ')}. Make room on the disk and try again; the library is as it was.`,
  'cards/not-found': () => 'That draft is not there any more.',
  'cards/in-run': () => 'That card is part of a run already and cannot change. "longhand runs list" lists the runs.',
  'cards/not-printable': notPrintable,
  'runs/not-found': (data) => `There is no run ${word(data, 'id')}. "longhand runs list" lists them; "last" is the newest.`,
  'runs/item-not-found': () => 'The run has no item at one of those places in its stack. Nothing was changed.',
  'runs/already-mailed': (data) => `${word(data, 'mailed', 'Some')} of the run's cards are mailed, so it stays as it is.`,
  'stationery/unknown': (data) => `There is no ${word(data, 'what', 'stationery')} "${word(data, 'id')}".`,
  'stationery/label-start': (data) => `The sheet has ${word(data, 'perSheet')} labels, so it cannot start at label ${word(data, 'start')}.`,
  'stationery/font-damaged': (data) => `The font "${word(data, 'font')}" is missing or damaged. Install Longhand again; your library is safe.`,
  'library/in-use': (data) =>
    `Another Longhand has the library${about(data, 'path', ' ')} open. Close the app, or use another one with --library FILE. Nothing was changed.`,
  'library/newer': (data) => `The library${about(data, 'path', ' ')} was made by a newer Longhand. It was not touched. Update Longhand to open it.`,
  'library/damaged': (data) =>
    `The library${about(data, 'path', ' ')} is damaged. It was not touched. "longhand status" lists its backups, "longhand restore FILE" brings one back.`,
  'library/not-a-library': (data) => `${word(data, 'path', 'The file')} is no Longhand library. It was not touched.`,
  'library/unwritable': (data) =>
    `The library${about(data, 'path', ' ')} cannot be written. Look at the disk's space and the file's permissions.`,
  'library/closed': () => 'The library was closed in the middle of the work. Run the command again.',
  'library/backup-failed': (data) => `The backup could not be made${about(data, 'detail', ': ')}. The library is as it was.`,
  'library/backup-not-found': (data) => `There is no backup "${word(data, 'backup') || word(data, 'name')}". "longhand status" lists them.`,
  'host/unsupported': () => 'This cannot be done from a terminal. Use the app: longhand serve',
  'host/file-gone': (data) => data['reason'] === 'folder' ? `${word(data, 'path')} is a folder, not a file.` : `There is no file${about(data, 'path', ' ')} that can be read. Look at its name and permissions.`,
  'host/document-not-found': () => 'That document is not in the library any more.',
  'core/restarted': () => 'Longhand had to start again in the middle of the work. Look at what is there before you repeat it.',
  'core/cancelled': () => 'Stopped. The library is as it was before.',
  'core/unreachable': () => 'Longhand does not answer.',
  'core/session-ended': () => 'The session has ended. Start Longhand again.',
  bug: (data) => `Something in Longhand is broken; this is not your fault${about(data, 'incident', '. Incident ')}. The library is as it was before the command.`,
}

const unreadableReasons: Readonly<Record<string, (data: Data) => string>> = {
  'old-excel': () => ': it is an old Excel file (.xls), or locked with a password. Save it as XLSX or CSV, without a password',
  spreadsheet: () => ': it is a spreadsheet of another program. Save it as CSV or XLSX',
  'no-table': () => ': it is no table. Longhand reads CSV, XLSX and vCard, also inside a ZIP',
  'web-page': () => ': it is a web page, whatever its name says. Open it in a spreadsheet and save it as CSV or XLSX',
  'too-large': () => ': what is in it is too large. Unpack it and import the table by itself',
  'zip-damaged': () => ': it is damaged or not complete. Export or download it again',
  'zip-locked': () => ': it is locked with a password. Unpack it and import the table in it',
  'zip-without-table': () => ': there is no table in it, that is no CSV, XLSX or vCard file',
  'workbook-damaged': () => ': it is a damaged workbook. Open it in a spreadsheet and save it as CSV',
  'workbook-too-large': () => ': it is too large for a workbook. Save the sheet as CSV, which can be of any size',
}

const mostStopped = 50
const namesShown = 5

function notPrintable(data: Data): string {
  const cards = Array.isArray(data['cards']) ? (data['cards'] as Data[]) : []
  // What is wrong with a text is wrong for everybody it was written to: said once, with the names.
  const names = new Map<string, string[]>()
  for (const card of cards) for (const problem of strings(card['problems'])) names.set(problem, [...(names.get(problem) ?? []), word(card, 'name')])
  const lines = [...names].map(([problem, people]) => `  ${people.slice(0, namesShown).join(', ')}${people.length > namesShown ? ` and ${people.length - namesShown} more` : ''}: ${problem}`)
  const sender = strings(data['sender']).map((problem) => `  Your own address: ${problem}`)
  return [
    `Nothing was printed, because ${cards.length || 'some'} of the cards cannot be:`,
    ...shortList(lines, mostStopped),
    ...sender,
    'Change the text or the addresses and try again; another --sheet or --envelope, or none, may do as well.',
  ].join('\n')
}

function issues(data: Data): string {
  const found = Array.isArray(data['issues']) ? (data['issues'] as Data[]) : []
  return found.map((issue) => [word(issue, 'path'), word(issue, 'message')].filter(Boolean).join(': ')).join('; ')
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** ` among A, B, C` */
function listed(data: Data, key: string, before: string): string {
  const items = strings(data[key])
  return items.length > 0 ? before + items.join(', ') : ''
}

function word(data: Data, key: string, otherwise = ''): string {
  const value = data[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) || otherwise : otherwise
}

/** ` at PATH` where the error knows it, nothing where it does not. */
function about(data: Data, key: string, before: string): string {
  const value = word(data, key)
  return value && before + value
}
