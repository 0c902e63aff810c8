import { AppError } from '../../contract/errors.ts'
import { copyOf } from '../errors/error-copy.ts'
import { useToasts } from './toasts.store.ts'

/** Every failure as the one error class of the app. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('bug', {}, { cause: error })
}

/** Does something and says in a toast why it failed, if it did. True when it worked. */
export async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    tellFailure(error)
    return false
  }
}

/** Says in a toast what went wrong; a cancel is no failure. */
export function tellFailure(error: unknown): void {
  const failure = toAppError(error)
  if (failure.code === 'core/cancelled') return
  const copy = copyOf(failure)
  useToasts.getState().show({ text: copy.what, detail: `${copy.safe} ${copy.next}`.trim(), tone: 'wrong' })
}
