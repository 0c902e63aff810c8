/** Items by what they have in common, in the order in which each kind first appears. */
export function groupBy<T, K>(items: readonly T[], kindOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const kind = kindOf(item)
    const group = groups.get(kind)
    if (group) group.push(item)
    else groups.set(kind, [item])
  }
  return groups
}
