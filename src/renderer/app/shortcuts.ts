import { useEffect } from 'react'
import { host } from '../host/host.ts'
import { escape } from '../state/escape.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { undoLast } from '../state/undo.store.ts'
import { usePalette } from '../state/palette.store.ts'
import { backUpNow } from '../library/library.store.ts'
import type { MenuCommand } from '../../contract/host.ts'

const commands: Record<MenuCommand, () => void> = {
  import: () => useNavigation.getState().go('import'),
  settings: () => useNavigation.getState().go('settings'),
  undo: () => void undoLast(),
  palette: () => usePalette.getState().open(),
  search: openSearch,
  backup: () => void backUpNow(),
}

/** The keys and menu commands that work on every page. Keys typed into a field stay there. */
export function useShortcuts(): void {
  useEffect(() => {
    const stop = host.onMenu((command) => commands[command]())
    document.addEventListener('keydown', onKeyDown)
    return () => {
      stop()
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return
  const isTyping = event.target instanceof Element && event.target.matches('input:not([type=checkbox], [type=radio]), textarea')
  const isInDialog = document.querySelector('[role=dialog]') !== null
  const isCommand = event.ctrlKey || event.metaKey
  if (isInDialog) return
  if (isCommand && event.key.toLowerCase() === 'k') usePalette.getState().open()
  else if (isCommand && event.key.toLowerCase() === 'z' && !event.shiftKey && !isTyping) void undoLast()
  else if (event.key === '/' && !isTyping && !isCommand) openSearch()
  else if (event.key === 'Escape') {
    if (escape()) return
    if (isTyping && event.target instanceof HTMLElement) event.target.blur()
    else useNavigation.getState().back()
  } else return
  event.preventDefault()
}

/** The search field of the page where it has one, else that of Customers. */
function openSearch(): void {
  const find = () => document.querySelector<HTMLInputElement>('input[type=search]')
  const field = find()
  if (field) {
    field.focus()
    field.select()
    return
  }
  useNavigation.getState().go('customers')
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}
