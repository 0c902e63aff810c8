/**
 * Every way a procedure can fail, by family. The page has one sentence for each (`renderer/errors/error-copy.ts`),
 * the command line another; both are checked for completeness by the compiler.
 */
export const errorCodes = [
  'input/invalid',
  'input/unknown-procedure',
  'customers/not-found',
  'customers/no-address',
  'customers/unnamed',
  'addresses/none',
  'gestures/not-found',
  'gestures/from-run',
  'households/not-found',
  'households/too-few',
  'imports/not-found',
  'imports/already-undone',
  'imports/too-old',
  'imports/part-unknown',
  'imports/unreadable',
  'imports/empty',
  'imports/no-usable-column',
  'imports/mapping-invalid',
  'duplicates/one-customer',
  'duplicates/not-found',
  'duplicates/already-unmerged',
  'duplicates/too-old',
  'duplicates/merged-again',
  'exports/unwritable',
  'cards/not-found',
  'cards/in-run',
  'cards/not-printable',
  'runs/not-found',
  'runs/item-not-found',
  'runs/already-mailed',
  'stationery/unknown',
  'stationery/label-start',
  'stationery/font-damaged',
  'library/in-use',
  'library/newer',
  'library/damaged',
  'library/not-a-library',
  'library/unwritable',
  'library/closed',
  'library/backup-failed',
  'library/backup-not-found',
  'host/unsupported',
  'host/file-gone',
  'host/document-not-found',
  'core/restarted',
  'core/cancelled',
  'core/unreachable',
  'core/session-ended',
  'bug',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What travels: a code, plain data that fills the sentence, and for `bug` an incident id that is also in the log. */
export interface ErrorValue {
  readonly code: ErrorCode
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * The one error class of the app. Thrown in the core, sent as an `ErrorValue`, thrown again in the page.
 * `data` is JSON and never holds an address, a card's text or a key.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly data: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, data: Readonly<Record<string, unknown>> = {}, options: { cause?: unknown } = {}) {
    super(describe(code, data), options)
    this.name = 'AppError'
    this.code = code
    this.data = data
  }

  toValue(): ErrorValue {
    return { code: this.code, data: this.data }
  }

  static fromValue(value: ErrorValue): AppError {
    return new AppError(value.code, value.data)
  }
}

function describe(code: string, data: Readonly<Record<string, unknown>>): string {
  const details = Object.entries(data).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return details.length > 0 ? `${code} (${details.join(', ')})` : code
}
