import type { ItemState } from '../../contract/runs.ts'

/** The way over the desk, in order, and what each stop is called. */
export const stateOrder = ['made', 'printed', 'signed', 'stuffed', 'stamped', 'mailed'] as const satisfies readonly ItemState[]

export const stateNames: Record<ItemState, string> = {
  made: 'Made',
  printed: 'Printed',
  signed: 'Signed',
  stuffed: 'Stuffed',
  stamped: 'Stamped',
  mailed: 'Mailed',
}

export const stateOptions = stateOrder.map((id) => ({ id, name: stateNames[id] }))

/** The next stop of a stack: the first that not every item has reached. Null when all are mailed. */
export function nextState(counts: Readonly<Record<ItemState, number>>): ItemState | null {
  const slowest = stateOrder.find((state) => counts[state] > 0) ?? 'made'
  return stateOrder[stateOrder.indexOf(slowest) + 1] ?? null
}

/** How many items have come at least as far as a stop. */
export function reached(counts: Readonly<Record<ItemState, number>>, state: ItemState): number {
  return stateOrder.slice(stateOrder.indexOf(state)).reduce((sum, one) => sum + counts[one], 0)
}
