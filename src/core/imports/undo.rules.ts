/**
 * A record with the values from before an import, but for fields that were changed again since: those are the
 * founder's, not the import's.
 */
export function restored<T extends object>(current: T, before: Partial<T>, after: Partial<T>): T {
  const next = { ...current }
  for (const field of Object.keys(after) as (keyof T)[]) {
    if (JSON.stringify(next[field]) === JSON.stringify(after[field])) next[field] = before[field] as T[keyof T]
  }
  return next
}
