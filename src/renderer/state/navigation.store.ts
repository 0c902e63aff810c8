import { create } from 'zustand'

export const pageNames = ['today', 'customers', 'households', 'duplicates', 'import', 'imports', 'writing', 'desk', 'gratitude', 'settings'] as const
export type PageName = (typeof pageNames)[number]

/** Pages that are reached from Customers and lead back there. */
export const belowCustomers: ReadonlySet<PageName> = new Set(['import', 'imports', 'duplicates', 'households'])

/** Where the window stands: a page, and on some pages the one thing that is open there. */
export interface Place {
  readonly page: PageName
  readonly id: string | null
  /** The part of that thing to look at first. */
  readonly part: string | null
}

interface Navigation {
  readonly place: Place
  go(page: PageName, id?: string | null): void
  /** One step out: from a thing to its list, from there to Today. */
  back(): void
}

/** The place is kept in the address, so that a reload and the browser's own back key work. */
export const useNavigation = create<Navigation>()((set, get) => {
  addEventListener('hashchange', () => set({ place: readPlace() }))
  return {
    place: readPlace(),
    go(page, id = null) {
      const hash = addressOf(page, id)
      // Walking down a list is one step for the browser's back key, not one for each row.
      const isWalking = get().place.page === page && get().place.id !== null && id !== null
      if (isWalking) history.replaceState(null, '', hash)
      else if (location.hash !== hash) location.hash = hash
      set({ place: { page, id, part: null } })
    },
    back() {
      const { place, go } = get()
      if (place.id && place.page !== 'writing') go(place.page)
      else if (belowCustomers.has(place.page)) go('customers')
      else go('today')
    },
  }
})

/** The address of a place, for links. */
export const addressOf = (page: PageName, id: string | null = null): string => `#/${page}${id ? `/${id}` : ''}`

function readPlace(): Place {
  const [, page, id, part] = location.hash.split('/')
  const known = pageNames.find((name) => name === page)
  return { page: known ?? 'today', id: (known && id) || null, part: part ?? null }
}
