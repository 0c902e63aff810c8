import { create } from 'zustand'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly detail: string
  readonly tone: 'plain' | 'wrong'
  readonly action: { readonly name: string; run(): void } | null
}

interface Toasts {
  readonly toasts: readonly Toast[]
  show(toast: Partial<Toast> & { readonly text: string }): number
  close(id: number): void
}

let lastId = 0

/** Short words at the foot of the window. The page decides how long they stay. */
export const useToasts = create<Toasts>()((set) => ({
  toasts: [],
  show(toast) {
    const id = ++lastId
    const whole: Toast = { detail: '', tone: 'plain', action: null, ...toast, id }
    // One at a time, so that they never pile up over the work; what went wrong stays until it was read.
    set((state) => ({ toasts: [...state.toasts.filter((one) => one.tone === 'wrong').slice(-2), whole] }))
    return id
  },
  close: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}))
