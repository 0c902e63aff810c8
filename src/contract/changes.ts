/** The nouns whose data can change; a `changed` message lists them after each commit. */
export const changeNouns = [
  'customers',
  'addresses',
  'households',
  'imports',
  'duplicates',
  'exports',
  'moments',
  'gestures',
  'cards',
  'stationery',
  'runs',
  'reports',
  'settings',
  'library',
] as const

export type ChangeNoun = (typeof changeNouns)[number]
