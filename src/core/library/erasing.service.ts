import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { Tombstones } from '../customers/tombstones.repository.ts'
import type { Environment } from '../environment.ts'
import { mimeTypeOf } from '../exports/exports.rules.ts'
import { pause } from '../pause.ts'
import { sweep } from '../storage/sweep.ts'
import type { LibraryFiles } from './library.repository.ts'
import type { LibrarySession } from './library-session.ts'

const documentCopy = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.pdf$/
const isOnItsWayOut = (file: string): boolean => documentCopy.test(file) || mimeTypeOf(file) !== null

export type Erasing = ReturnType<typeof createErasing>

/** Erases people from the library and from the files around it. */
export function createErasing(environment: Environment, files: LibraryFiles, session: LibrarySession) {
  /** Also what is deleted lies on in the file until it is swept. Nothing stops this half-way: the rows are gone already. */
  async function sweepFile(call: CallContext): Promise<boolean> {
    emptyOutbox()
    call.progress({ done: 0, of: 0, label: 'sweeping' })
    await pause()
    try {
      sweep(session.require().library.writer)
      return true
    } catch (error) {
      environment.log({ level: 'warning', event: 'sweep-failed', data: { code: (error as { code?: unknown }).code } })
      return false
    }
  }

  /** Copies of documents and exports on their way out. One that another program holds open goes when the app ends, with the whole folder. */
  function emptyOutbox(): void {
    for (const name of readdirSync(environment.outboxPath).filter(isOnItsWayOut)) {
      try {
        rmSync(join(environment.outboxPath, name), { force: true })
      } catch {
        environment.log({ level: 'info', event: 'outbox-held' })
      }
    }
  }

  /** A new backup first, so that there is never none. Returns how many older ones went. */
  function replaceBackups(): number {
    const older = files.list()
    try {
      files.backup(session.require().library.writer, 'asked', environment.now())
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      environment.log({ level: 'warning', event: 'backups-kept', data: { code: error.code } })
      return 0
    }
    for (const { name } of older) files.remove(name)
    return older.length
  }

  return {
    traces({ id }: Parsed<'customers.traces'>): Output<'customers.traces'> {
      return { ...session.require().reading.erasure.traces(id), backups: files.list().length }
    },

    async erase({ id, isBarred, isFromBackups }: Parsed<'customers.erase'>, call: CallContext): Promise<Output<'customers.erase'>> {
      const { writing } = session.require()
      const outcome = await writing.erasure.erase([id], isBarred ? environment.today() : null, call)
      const isSwept = await sweepFile(call)
      const before = files.list().length
      const deletedBackups = isFromBackups ? replaceBackups() : 0
      session.changed('library')
      return { ...outcome, deletedBackups, keptBackups: before - deletedBackups, isSwept }
    },

    /** Who was erased from the library that is there now; null where damage keeps us from reading it. */
    tombstones(): Tombstones | null {
      const open = session.current()
      if (open.error) return files.readTombstones()
      try {
        return open.reading.erasure.tombstones()
      } catch (error) {
        session.translate(error)
        return null
      }
    },

    /** Erases whoever these tombstones name from a library that has just been put in place of theirs. */
    async eraseAgain(stones: Tombstones, call: CallContext): Promise<number> {
      const erased = await session.require().writing.erasure.eraseAgain(stones, call)
      if (erased > 0) await sweepFile(call)
      return erased
    },
  }
}
