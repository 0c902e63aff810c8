import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'

/**
 * One entry of the contract's table. `input` is always a strict object; `output` is JSON.
 * `fails` lists the error codes a caller should be ready for (any procedure may also fail with `bug` or `core/*`).
 */
export interface Procedure<K extends 'query' | 'command', I extends z.ZodType, O extends z.ZodType> {
  readonly kind: K
  readonly input: I
  readonly output: O
  readonly fails: readonly ErrorCode[]
}

interface Shape<I extends z.ZodType, O extends z.ZodType> {
  input: I
  output: O
  fails?: readonly ErrorCode[]
}

/** A procedure that reads: it is given a read-only database and may be repeated. */
export function query<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): Procedure<'query', I, O> {
  return { kind: 'query', fails: [], ...shape }
}

/** A procedure that may change something: it is never repeated by itself. */
export function command<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): Procedure<'command', I, O> {
  return { kind: 'command', fails: [], ...shape }
}
