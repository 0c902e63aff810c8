import type { Backup } from '../../contract/library.ts'

type Reason = Backup['reason']
const named = /^library-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})(?:-\d+)?-(asked|migration|restore|unknown)\.longhand$/

/** `library-2026-11-22T18-04-05-asked.longhand`, in UTC; a number is put in where that is taken. */
export function backupName(reason: Reason, now: number, isTaken: (name: string) => boolean): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
  for (let copy = 1; ; copy++) {
    const name = `library-${stamp}${copy === 1 ? '' : `-${copy}`}-${reason}.longhand`
    if (!isTaken(name)) return name
  }
}

/** When and why a backup was made, from its name; null for other files. */
export function readBackupName(name: string): { madeAt: number; reason: Reason } | null {
  const match = named.exec(name)
  if (!match) return null
  const [, day, hour, minute, second, reason] = match
  return { madeAt: Date.parse(`${day}T${hour}:${minute}:${second}Z`), reason: reason as Reason }
}
