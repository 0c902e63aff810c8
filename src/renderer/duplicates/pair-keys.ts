import { useEffect } from 'react'

export interface PairKeys {
  readonly onMerge: () => void
  readonly onDifferent: () => void
  readonly onStep: (step: 1 | -1) => void
}

/** Enter merges, D says different, J and K go on and back. Keys for a field, a button or a dialog stay there. */
export function usePairKeys({ onMerge, onDifferent, onStep }: PairKeys): void {
  useEffect(() => {
    const keys: Record<string, () => void> = { Enter: onMerge, d: onDifferent, j: () => onStep(1), k: () => onStep(-1) }
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key === 'Enter' ? event.key : event.key.toLowerCase()
      const act = Object.hasOwn(keys, key) ? keys[key] : undefined
      if (!act || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (document.querySelector('[role=dialog], [role=menu]') !== null || !(event.target instanceof Element)) return
      const isOwn = event.target.matches('input:not([type=radio]), textarea') || (key === 'Enter' && event.target.closest('button, a') !== null)
      if (isOwn) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    // On the way down: a radio button keeps Enter for itself, and does nothing with it.
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [onMerge, onDifferent, onStep])
}
