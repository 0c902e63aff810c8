import type { Session } from '../session.ts'

export interface LeftOut {
  readonly id: string
  readonly name: string
  readonly reason: string
}

export interface Chosen {
  readonly ids: readonly string[]
  /** Who was passed over on the way, and why. */
  readonly left: readonly LeftOut[]
}

const mostDue = 10_000
const noAddress = 'There is no address that mail can go to.'
const hasDraft = 'There is a draft already. Finish it in the app, or give --replace-drafts.'

/** The `wanted` most deserving whose card can be posted: those without an address, or with a draft, are passed over. */
export async function chooseDue(session: Session, wanted: number, replacesDrafts: boolean): Promise<Chosen> {
  for (let limit = wanted; ; limit = Math.min(mostDue, limit * 4)) {
    const { moments, total } = await session.call('moments.due', { limit })
    const ids: string[] = []
    const left: LeftOut[] = []
    for (const moment of moments) {
      if (ids.length === wanted) break
      if (!moment.hasAddress) left.push({ id: moment.id, name: moment.name, reason: noAddress })
      else if (moment.hasDraft && !replacesDrafts) left.push({ id: moment.id, name: moment.name, reason: hasDraft })
      else ids.push(moment.id)
    }
    if (ids.length === wanted || moments.length >= Math.min(total, mostDue)) return { ids, left }
  }
}

/** The customers asked for by id, in that order. Who has no address gets a card all the same. */
export async function chooseIds(session: Session, asked: readonly string[], replacesDrafts: boolean): Promise<Chosen> {
  const { cards } = await session.call('cards.list', {})
  // A household's draft is everybody's.
  const drafted = new Map(cards.flatMap((card) => card.customerIds.map((id) => [id, card.customerName] as const)))
  const unique = [...new Set(asked)]
  if (replacesDrafts) return { ids: unique, left: [] }
  return {
    ids: unique.filter((id) => !drafted.has(id)),
    left: unique.filter((id) => drafted.has(id)).map((id) => ({ id, name: drafted.get(id) ?? '', reason: hasDraft })),
  }
}

/** How many of them have a card in a run that is not mailed yet: perhaps they should not get another one. */
export async function countWaiting(session: Session, customerIds: readonly string[]): Promise<number> {
  const { runs } = await session.call('runs.list', {})
  const waiting = new Set<string>()
  for (const { id } of runs.filter(({ counts, items }) => counts.mailed < items)) {
    const { stack } = await session.call('runs.get', { id })
    for (const item of stack) if (item.state !== 'mailed') item.customerIds.forEach((id) => waiting.add(id))
  }
  return customerIds.filter((id) => waiting.has(id)).length
}
