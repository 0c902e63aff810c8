import type { z } from 'zod'
import { addressesProcedures } from './addresses.ts'
import { cardsProcedures } from './cards.ts'
import { customersProcedures } from './customers.ts'
import { duplicatesProcedures } from './duplicates.ts'
import { erasureProcedures } from './erasure.ts'
import { exportsProcedures } from './exports.ts'
import { gesturesProcedures } from './gestures.ts'
import { householdsProcedures } from './households.ts'
import { importsProcedures } from './imports.ts'
import { libraryProcedures } from './library.ts'
import { momentsProcedures } from './moments.ts'
import { reportsProcedures } from './reports.ts'
import { runsProcedures } from './runs.ts'
import { settingsProcedures } from './settings.ts'
import { stationeryProcedures } from './stationery.ts'

/** The one table of everything that may be said to the core. */
export const contract = {
  ...customersProcedures,
  ...erasureProcedures,
  ...addressesProcedures,
  ...householdsProcedures,
  ...importsProcedures,
  ...duplicatesProcedures,
  ...exportsProcedures,
  ...momentsProcedures,
  ...gesturesProcedures,
  ...cardsProcedures,
  ...stationeryProcedures,
  ...runsProcedures,
  ...reportsProcedures,
  ...settingsProcedures,
  ...libraryProcedures,
}

export type Contract = typeof contract
export type ProcedureName = keyof Contract
/** What a caller gives: defaults may be left out. */
export type Input<N extends ProcedureName> = z.input<Contract[N]['input']>
/** What a handler receives: defaults are filled in. */
export type Parsed<N extends ProcedureName> = z.output<Contract[N]['input']>
export type Output<N extends ProcedureName> = z.output<Contract[N]['output']>

/** What a handler gets besides its input. */
export interface CallContext {
  /** Aborted when the caller cancels; long work looks at it between steps. */
  readonly signal: AbortSignal
  progress(progress: Progress): void
}

/** `done` of `of` steps; `of` is 0 while the end is not known. */
export interface Progress {
  readonly done: number
  readonly of: number
  readonly label: string
}

export type Handlers = {
  readonly [N in ProcedureName]: (input: Parsed<N>, context: CallContext) => Output<N> | Promise<Output<N>>
}
