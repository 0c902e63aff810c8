import { spine } from './0001-spine.ts'

/** One step from a version to the next. Once released it is a stone: never edited, only followed. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** In order; a library's `user_version` is how many of them it has had. */
export const migrations: readonly Migration[] = [spine]
