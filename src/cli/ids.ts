import { AppError, type ErrorCode } from '../contract/errors.ts'
import { id } from '../contract/ids.ts'

/** What was typed as an id. What is no id at all belongs to nobody, so that is the error. */
export function readId(typed: string, notFound: Extract<ErrorCode, `${string}/not-found`>): string {
  if (!id.safeParse(typed).success) throw new AppError(notFound, { id: typed })
  return typed
}
