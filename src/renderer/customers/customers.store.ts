import { create } from 'zustand'
import type { CustomerFilter, CustomerRow, customerSorts } from '../../contract/customers.ts'
import { call, onChanged } from '../rpc.ts'
import { tellFailure } from '../state/attempt.ts'
import { everybody } from './chosen.ts'

export type CustomerSort = (typeof customerSorts)[number]

const pageSize = 100
const keepsRows = 5000

interface Customers {
  readonly filter: CustomerFilter
  readonly sort: CustomerSort
  /** Null until the first answer. */
  readonly total: number | null
  readonly isCapped: boolean
  readonly isAsking: boolean
  /** The rows fetched so far, by their place in the list. */
  readonly rows: ReadonlyMap<number, CustomerRow>
  readonly selected: ReadonlySet<string>
  /** Grows with each new question that was answered: a list that starts again at its top. */
  readonly answer: number
  setFilter(change: Partial<CustomerFilter>): void
  setSort(sort: CustomerSort): void
  /** Fetches what is missing between two places. */
  show(first: number, last: number): void
  /** The first of the list once the last question is answered. */
  firstFound(): Promise<CustomerRow | undefined>
  toggle(first: number, last: number): void
  selectAll(): Promise<void>
  clearSelection(): void
}

let inSight: readonly [number, number] = [0, pageSize]
let asking = new AbortController()
let answering: Promise<void> = Promise.resolve()
const asked = new Set<number>()

/** The list of customers: a question (filter and sort), and the windows of its answer that were looked at. */
export const useCustomers = create<Customers>()((set, get) => {
  const restart = (change: Partial<Pick<Customers, 'filter' | 'sort'>>) => {
    set(change)
    reload(true)
  }
  const ask = (page: number, signal: AbortSignal) => {
    const { filter, sort } = get()
    return call('customers.list', { filter, sort, offset: page * pageSize, limit: pageSize }, { signal })
  }
  const fetchPage = async (page: number) => {
    asked.add(page)
    const { signal } = asking
    try {
      set({ isAsking: true })
      const answer = await ask(page, signal)
      if (signal.aborted) return
      const rows = nearby(get().rows)
      answer.rows.forEach((row, index) => rows.set(page * pageSize + index, row))
      set({ rows, total: answer.total, isCapped: answer.isCapped, isAsking: false })
    } catch (error) {
      if (signal.aborted) return
      asked.delete(page)
      set({ isAsking: false })
      tellFailure(error)
    }
  }
  /** Asks anew for what is in sight; the old rows stay on the screen until the answer is there. */
  const reload = (isNewQuestion: boolean) => {
    asking.abort()
    asking = new AbortController()
    asked.clear()
    const { signal } = asking
    const [first, last] = inSight
    const fresh = new Map<number, CustomerRow>()
    const pages = pagesBetween(first, last)
    pages.forEach((page) => asked.add(page))
    set({ isAsking: true })
    answering = Promise.all(pages.map((page) => ask(page, signal))).then(
      (answers) => {
        if (signal.aborted) return
        answers.forEach((answer, at) => answer.rows.forEach((row, index) => fresh.set((pages[at] ?? 0) * pageSize + index, row)))
        set({ rows: fresh, total: answers[0]?.total ?? 0, isCapped: answers[0]?.isCapped ?? false, isAsking: false })
        if (isNewQuestion) set((state) => ({ answer: state.answer + 1 }))
      },
      (error: unknown) => {
        if (signal.aborted) return
        set({ isAsking: false })
        tellFailure(error)
      },
    )
  }
  onChanged(['customers', 'gestures', 'library'], () => {
    if (get().total !== null) reload(false)
  })
  return {
    filter: everybody,
    sort: 'name',
    total: null,
    isCapped: false,
    isAsking: false,
    rows: new Map(),
    selected: new Set(),
    answer: 0,
    setFilter(change) {
      inSight = [0, pageSize - 1]
      restart({ filter: { ...get().filter, ...change } })
    },
    setSort(sort) {
      inSight = [0, pageSize - 1]
      restart({ sort })
    },
    show(first, last) {
      inSight = [first, Math.max(first, last)]
      for (const page of pagesBetween(first, last)) if (!asked.has(page)) void fetchPage(page)
    },
    async firstFound() {
      await answering
      return get().rows.get(0)
    },
    toggle(first, last) {
      const { rows } = get()
      const selected = new Set(get().selected)
      const [from, to] = first < last ? [first, last] : [last, first]
      const ids = Array.from({ length: to - from + 1 }, (_, index) => rows.get(from + index)?.id).filter((id) => id !== undefined)
      const isAdding = first !== last || !selected.has(ids[0] ?? '')
      for (const id of ids) if (isAdding) selected.add(id)
        else selected.delete(id)
      set({ selected })
    },
    async selectAll() {
      const { filter, sort } = get()
      try {
        const { ids } = await call('customers.ids', { filter, sort })
        set({ selected: new Set(ids) })
      } catch (error) {
        tellFailure(error)
      }
    },
    clearSelection: () => set({ selected: new Set() }),
  }
})

/** The rows fetched so far, less those far from what is in sight once there are very many. */
function nearby(rows: ReadonlyMap<number, CustomerRow>): Map<number, CustomerRow> {
  if (rows.size < keepsRows) return new Map(rows)
  const isNear = (page: number) => Math.abs(page * pageSize - inSight[0]) < keepsRows / 2
  for (const page of asked) if (!isNear(page)) asked.delete(page)
  return new Map([...rows].filter(([index]) => isNear(Math.floor(index / pageSize))))
}

function pagesBetween(first: number, last: number): number[] {
  const from = Math.floor(first / pageSize)
  const to = Math.floor(Math.max(first, last) / pageSize)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** A few customers by name, for the command palette. */
export async function findCustomers(search: string, signal: AbortSignal): Promise<readonly CustomerRow[]> {
  return (await call('customers.list', { filter: { search }, limit: 8 }, { signal })).rows
}
