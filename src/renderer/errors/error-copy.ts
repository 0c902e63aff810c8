import type { AppError, ErrorCode } from '../../contract/errors.ts'

/** What the page says about a failure. */
export interface ErrorCopy {
  readonly what: string
  /** What was not touched by it. */
  readonly safe: string
  readonly next: string
}

const nothingChanged = 'Nothing was changed.'
const say = (what: string, next: string, safe = nothingChanged): ErrorCopy => ({ what, safe, next })

/** A sentence or three for every way the core can fail; the compiler sees that none is missing. */
export const errorCopy: Record<ErrorCode, ErrorCopy> = {
  'input/invalid': say('Longhand could not use what was entered.', 'Check the field and try again.'),
  'input/unknown-procedure': say('This window is older than the app behind it.', 'Reload the window.'),
  'customers/not-found': say('This customer is no longer in the library.', 'The list shows who is there.'),
  'customers/no-address': say('None of these customers has an address.', 'Add an address first.'),
  'customers/unnamed': say('A customer needs a name, a company or an e-mail address.', 'Fill in one of the three.'),
  'addresses/none': say('This customer has no address to say anything about.', 'Add an address first.'),
  'gestures/not-found': say('This entry is no longer in the history.', 'The list shows what is there.'),
  'gestures/from-run': say('This card was mailed with a run.', 'Open the run on the Desk and take “mailed” back there.'),
  'households/not-found': say('This household is no longer there.', 'The list of households shows who is together.'),
  'households/too-few': say('A household needs two people at least.', 'Choose who else gets the same card.'),
  'imports/not-found': say('This import is no longer known.', 'The list of imports shows what is there.'),
  'imports/already-undone': say('This import has already been taken back.', 'There is nothing left to do.'),
  'imports/too-old': say('This import is more than 30 days old and can no longer be taken back.', 'Edit or erase single customers instead.'),
  'imports/part-unknown': say('The file has no such part.', 'Choose another sheet or file inside it.'),
  'imports/unreadable': say('This file could not be read as a table.', 'Export it again as CSV, and try that file.'),
  'imports/empty': say('This file has no rows.', 'Check that the export finished, and try again.'),
  'imports/no-usable-column': say('No column of this file says who the customers are.', 'Match at least a name, company or e-mail column.'),
  'imports/mapping-invalid': say('The columns do not fit this file.', 'Pick the file again and check the columns.'),
  'duplicates/one-customer': say('These are one and the same customer.', 'Choose two different ones.'),
  'duplicates/not-found': say('This merge is no longer known.', 'The list of merges shows what is there.'),
  'duplicates/already-unmerged': say('This merge has already been taken back.', 'There is nothing left to do.'),
  'duplicates/too-old': say('This merge is more than 30 days old and can no longer be taken back.', 'Add the other customer again by hand.'),
  'duplicates/merged-again': say('The customer was merged again since.', 'Take the later merge back first.'),
  'exports/unwritable': say('The file could not be written.', 'Check that the disk has space, and try again.', 'Your library is as it was.'),
  'cards/not-found': say('This card is no longer a draft.', 'It may have been printed or removed.'),
  'cards/in-run': say('This card is already in a run.', 'To change it, break up the run on the Desk.'),
  'cards/not-printable': say('Some cards cannot be printed yet.', 'Each is listed with its reason.', 'Nothing was made, so the stack stays whole.'),
  'runs/not-found': say('This run is no longer on the desk.', 'The Desk shows what is there.'),
  'runs/item-not-found': say('This card is no longer in the run.', 'Open the run again.'),
  'runs/already-mailed': say('Some cards of this run are mailed.', 'Take “mailed” back first, if they did not go out.'),
  'stationery/unknown': say('This paper is not known.', 'Choose another one.'),
  'stationery/label-start': say('This sheet does not have so many labels.', 'Choose a label that is on the sheet.'),
  'stationery/font-damaged': say('One of the handwriting files is damaged.', 'Install Longhand again; your library stays as it is.'),
  'library/in-use': say('Another Longhand has this library open.', 'Close the other window first.'),
  'library/newer': say('This library was made by a newer Longhand.', 'Update Longhand to open it.', 'The file was not touched.'),
  'library/damaged': say('This library file is damaged.', 'Restore one of the backups.', 'The file was not touched.'),
  'library/not-a-library': say('This file is not a Longhand library.', 'Choose another file.', 'The file was not touched.'),
  'library/unwritable': say('The library cannot be written.', 'Check that the disk has space and that the file is yours.'),
  'library/closed': say('The library is not open.', 'Reload the window.'),
  'library/backup-failed': say('The backup could not be written.', 'Check that the disk has space, and try again.', 'Your library is as it was.'),
  'library/backup-not-found': say('This backup is no longer there.', 'Choose another one.'),
  'host/unsupported': say('This cannot be done here.', 'Try it in the desktop app.'),
  'host/file-gone': say('The file is no longer there.', 'Choose it again.'),
  'host/document-not-found': say('This document is no longer there.', 'Reprint it from the run.'),
  'core/restarted': say('Longhand had to restart its engine.', 'Try again; what was saved is still there.', 'Your library is safe.'),
  'core/cancelled': say('Stopped.', 'You can start it again at any time.'),
  'core/unreachable': say('Longhand’s engine does not answer.', 'Check that Longhand is still running in the terminal.', 'What was saved is safe.'),
  'core/session-ended': say('This tab is no longer signed in.', 'Open the link that Longhand prints in its terminal.', 'What was saved is safe.'),
  bug: say('Something went wrong inside Longhand.', 'Try again; if it stays, report it with the number.', 'Your library is safe.'),
}

/** Why a file cannot be read as a table, where more is known. */
const unreadableReasons: Readonly<Record<string, Pick<ErrorCopy, 'what' | 'next'>>> = {
  'old-excel': { what: 'This is an old Excel file (.xls), or one locked with a password.', next: 'Save it as XLSX or CSV, without a password, and choose that file.' },
  spreadsheet: { what: 'This is a spreadsheet of another program.', next: 'Save it as CSV or XLSX there, and choose that file.' },
  'no-table': { what: 'This file is no table.', next: 'Longhand reads CSV, XLSX and vCard files, also inside a ZIP.' },
  'web-page': { what: 'This is a web page, whatever its name says.', next: 'Open it in a spreadsheet, save it as CSV or XLSX, and choose that file.' },
  'too-large': { what: 'What is in this file is too large.', next: 'Unpack it, and choose the table by itself.' },
  'zip-damaged': { what: 'This file is damaged or not complete.', next: 'Export or download it again, and choose that file.' },
  'zip-locked': { what: 'This ZIP is locked with a password.', next: 'Unpack it, and choose the table that was in it.' },
  'zip-without-table': { what: 'There is no table in this ZIP.', next: 'Choose a ZIP with a CSV, XLSX or vCard file in it.' },
  'workbook-damaged': { what: 'This workbook is damaged.', next: 'Open it in a spreadsheet, save it as CSV, and choose that file.' },
  'workbook-too-large': { what: 'This workbook is too large.', next: 'Save the sheet as CSV, which can be of any size, and choose that file.' },
}

/** The copy for a failure, with the reason or the incident number the core gave along. */
export function copyOf({ code, data }: AppError): ErrorCopy {
  const copy = errorCopy[code]
  const { incident, reason } = data
  if (code === 'bug' && typeof incident === 'string') return { ...copy, next: `${copy.next} Number: ${incident}.` }
  if (code === 'input/invalid' && typeof reason === 'string') return { ...copy, what: reason }
  if (code === 'imports/unreadable') return { ...copy, ...unreadableReasons[String(reason)] }
  if (code === 'cards/not-printable' && Array.isArray(data['cards'])) {
    const reasons = (data['cards'] as { problems?: string[] }[]).flatMap(({ problems = [] }) => problems)
    if (reasons.length > 0 && reasons.length <= 2) return { ...copy, what: reasons.join(' '), next: '' }
  }
  return copy
}
