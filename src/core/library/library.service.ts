import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { Environment } from '../environment.ts'
import { sampleExport } from '../imports/sample.rules.ts'
import type { LibraryFiles } from './library.repository.ts'
import type { LibrarySession } from './library-session.ts'

const states: Partial<Record<string, Output<'library.status'>['state']>> = {
  'library/damaged': 'damaged',
  'library/newer': 'newer',
  'library/in-use': 'in-use',
  'library/not-a-library': 'not-a-library',
}

/** The library as a whole. Unlike all other services it also works while the library cannot be opened. */
export function createLibraryService(environment: Environment, files: LibraryFiles, session: LibrarySession) {
  function sourceOf({ backup, ticket }: Parsed<'library.restore'>): string {
    if (ticket) return environment.resolveTicket(ticket).path
    const path = backup && files.pathOf(backup)
    if (!path) throw new AppError('library/backup-not-found', { backup })
    return path
  }

  return {
    status(): Output<'library.status'> {
      const open = session.current()
      return {
        state: open.error ? (states[open.error.code] ?? 'unwritable') : 'open',
        path: files.path,
        sizeBytes: files.sizeBytes(),
        customers: open.error ? 0 : open.reading.customers.count(),
        backups: files.list(),
      }
    },

    backup(): Output<'library.backup'> {
      const made = files.backup(session.require().library.writer, 'asked', environment.now())
      session.changed('library')
      return made
    },

    restore(input: Parsed<'library.restore'>): Output<'library.restore'> {
      const open = session.current()
      if (open.error?.code === 'library/in-use') throw open.error
      const prepared = files.prepare(sourceOf(input))
      const now = environment.now()
      const kept = open.error ? files.setAside(now) : files.backup(open.library.writer, 'restore', now).name
      session.replace(() => files.swapIn(prepared))
      return { customers: session.require().reading.customers.count(), kept }
    },

    async sample(_input: object, call: CallContext): Promise<Output<'library.sample'>> {
      const path = join(environment.outboxPath, 'sample-customers.csv')
      writeFileSync(path, sampleExport(environment.today()), { mode: 0o600 })
      const { writing } = session.require()
      const outcome = await writing.imports.applyFile({ path, name: 'sample-customers.csv' }, { mapping: null, dateOrder: null }, call)
      return { new: outcome.new }
    },
  }
}
