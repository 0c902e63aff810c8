/** What the store has under a key; made and stored where it has nothing yet. */
export function kept<K, V>(store: Map<K, V>, key: K, make: () => V): V {
  const known = store.get(key)
  if (known !== undefined) return known
  const made = make()
  store.set(key, made)
  return made
}
