import type { ChangeNoun } from '../contract/changes.ts'
import type { Environment } from './environment.ts'
import type { PrintShop } from './print/print.types.ts'

/** What every service is given besides its repositories. */
export interface CoreContext {
  readonly environment: Environment
  readonly printShop: PrintShop
  /** All or nothing. Must not wait for anything inside. */
  transaction<T>(work: () => T): T
  /** The same for work that reads a file as it goes. Only one command runs at a time, so nothing else slips in. */
  longTransaction<T>(work: () => Promise<T>): Promise<T>
  /** Does the work and takes all of it back, whatever it returns: to say exactly what would happen. */
  rehearsal<T>(work: () => Promise<T>): Promise<T>
  /** Lets a cancel and other calls in between two stretches of long work. Throws `core/cancelled`. */
  pause(signal: AbortSignal): Promise<void>
  /** Notes which nouns changed; told to everybody once the command has succeeded. */
  changed(...nouns: ChangeNoun[]): void
}
