/** Fields that belong together: none of them goes back without the others. */
const groups: readonly (readonly string[])[] = [
  ['address', 'addressSource', 'addressOn', 'addressImportId', 'addressState', 'addressStateOn'],
  ['spendCents', 'spendCurrency'],
]

/**
 * A record with the values from before an import, but for fields that were changed again since: those are the
 * founder's, not the import's. Guards that the import took down stand again.
 */
export function restored<T extends object>(current: T, before: Partial<T>, after: Partial<T>): T {
  const fields = Object.keys(after) as (keyof T & string)[]
  const isChangedSince = (field: keyof T) => JSON.stringify(current[field]) !== JSON.stringify(after[field])
  const own = fields.filter(isChangedSince)
  const kept = new Set<string>([...own, ...groups.filter((group) => own.some((field) => group.includes(field))).flat()])
  const back = Object.fromEntries(fields.filter((field) => !kept.has(field)).map((field) => [field, before[field]]))
  const guards = own.includes('editedFields' as keyof T & string) ? { editedFields: guardsOf(current, before, after, kept) } : {}
  return { ...current, ...back, ...guards }
}

/** Guards were changed since: those that the import took down over values that go back, and put up, are its own. */
function guardsOf(current: object, before: object, after: object, kept: ReadonlySet<string>): string[] {
  const [now, then, left] = [current, before, after].map((one) => (one as { editedFields?: readonly string[] }).editedFields ?? [])
  const takenDown = then!.filter((field) => !left!.includes(field) && !kept.has(field))
  const isPutUp = (field: string) => left!.includes(field) && !then!.includes(field) && !kept.has(field)
  return [...new Set([...now!.filter((field) => !isPutUp(field)), ...takenDown])]
}
