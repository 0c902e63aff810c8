import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { Environment } from '../environment.ts'
import { noWishes } from '../imports/imports.service.ts'
import { sampleExport } from '../imports/sample.rules.ts'
import type { Erasing } from './erasing.service.ts'
import type { LibraryFiles } from './library.repository.ts'
import type { LibrarySession, OpenSession } from './library-session.ts'

const states: Partial<Record<string, Output<'library.status'>['state']>> = {
  'library/damaged': 'damaged',
  'library/newer': 'newer',
  'library/in-use': 'in-use',
  'library/not-a-library': 'not-a-library',
}

/** The library as a whole. Unlike all other services it also works while the library cannot be opened. */
export function createLibraryService(environment: Environment, files: LibraryFiles, session: LibrarySession, erasing: Erasing) {
  function sourceOf({ backup, ticket }: Parsed<'library.restore'>): string {
    if (ticket) return environment.resolveTicket(ticket).path
    const path = backup && files.pathOf(backup)
    if (!path) throw new AppError('library/backup-not-found', { backup })
    return path
  }

  /** 0 where damage keeps us from counting: the state says so, and must be told whatever else fails. */
  function countCustomers({ reading }: OpenSession): number {
    try {
      return reading.customers.count()
    } catch (error) {
      const told = session.translate(error)
      if (session.hasDamage()) return 0
      throw told
    }
  }

  /** A library with a damaged page cannot be copied row by row; it is kept byte for byte, so that it can be replaced. */
  function keep({ library }: OpenSession, now: number): string | null {
    try {
      return files.backup(library.writer, 'restore', now).name
    } catch (error) {
      session.translate(error instanceof AppError ? error.cause : error)
      if (!session.hasDamage()) throw error
      return files.setAside(now)
    }
  }

  return {
    status(): Output<'library.status'> {
      const open = session.retried()
      const customers = open.error ? 0 : countCustomers(open)
      const opened = session.hasDamage() ? 'damaged' : 'open'
      return {
        state: open.error ? (states[open.error.code] ?? 'unwritable') : opened,
        path: files.path,
        sizeBytes: files.sizeBytes(),
        customers,
        backups: files.list(),
      }
    },

    backup(): Output<'library.backup'> {
      const made = files.backup(session.require().library.writer, 'asked', environment.now())
      session.changed('library')
      return made
    },

    async restore(input: Parsed<'library.restore'>, call: CallContext): Promise<Output<'library.restore'>> {
      const open = session.current()
      if (open.error?.code === 'library/in-use') throw open.error
      const prepared = files.prepare(sourceOf(input))
      const now = environment.now()
      const kept = open.error ? files.setAside(now) : keep(open, now)
      const stones = erasing.tombstones()
      session.replace(() => files.swapIn(prepared))
      // From here on there is no way back: a cancel must not leave those in the library who were erased from it.
      const erased = stones ? await erasing.eraseAgain(stones, { ...call, signal: new AbortController().signal }) : 0
      return { customers: session.require().reading.customers.count(), kept, erased, isErasedKnown: stones !== null }
    },

    async sample(_input: object, call: CallContext): Promise<Output<'library.sample'>> {
      const path = join(environment.outboxPath, 'sample-customers.csv')
      writeFileSync(path, sampleExport(environment.today()), { mode: 0o600 })
      const { writing } = session.require()
      const outcome = await writing.imports.applyFile({ path, name: 'sample-customers.csv' }, noWishes, call)
      return { new: outcome.new }
    },
  }
}
