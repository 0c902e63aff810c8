import { setImmediate } from 'node:timers/promises'
import { AppError } from '../contract/errors.ts'

/** Lets a cancel and other calls in between two stretches of long work. Throws `core/cancelled`. */
export async function pause(signal?: AbortSignal): Promise<void> {
  await setImmediate()
  if (signal?.aborted) throw new AppError('core/cancelled')
}
