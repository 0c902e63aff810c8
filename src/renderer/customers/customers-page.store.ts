import { create } from 'zustand'
import { useNavigation } from '../state/navigation.store.ts'

interface CustomersPageState {
  /** The dialog that is open over the list. */
  readonly dialog: 'add' | 'export' | null
  close(): void
}

export const useCustomersPage = create<CustomersPageState>()((set) => ({
  dialog: null,
  close: () => set({ dialog: null }),
}))

/** Opens a dialog of the customers page, from wherever the founder is. */
export function openOnCustomers(dialog: 'add' | 'export'): void {
  if (useNavigation.getState().place.page !== 'customers') useNavigation.getState().go('customers')
  useCustomersPage.setState({ dialog })
}
