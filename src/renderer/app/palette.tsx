import { useEffect, useState } from 'react'
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, TextField } from 'react-aria-components'
import { backUpNow } from '../library/library.store.ts'
import { openOnCustomers } from '../customers/customers-page.store.ts'
import { findCustomers } from '../customers/customers.store.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { usePalette } from '../state/palette.store.ts'
import { undoLast } from '../state/undo.store.ts'
import { cx } from '../ui/cx.ts'
import styles from './app.module.css'

interface Command {
  readonly id: string
  readonly name: string
  readonly hint: string
  run(): void
}

const to = (page: Parameters<ReturnType<typeof useNavigation.getState>['go']>[0], id: string | null = null) => () => useNavigation.getState().go(page, id)

const commands: readonly Command[] = [
  { id: 'today', name: 'Today', hint: 'Page', run: to('today') },
  { id: 'customers', name: 'Customers', hint: 'Page', run: to('customers') },
  { id: 'duplicates', name: 'Duplicates', hint: 'Page', run: to('duplicates') },
  { id: 'households', name: 'Households', hint: 'Page', run: to('households') },
  { id: 'writing', name: 'Writing', hint: 'Page', run: to('writing') },
  { id: 'desk', name: 'Desk', hint: 'Page', run: to('desk') },
  { id: 'gratitude', name: 'Gratitude', hint: 'Page', run: to('gratitude') },
  { id: 'settings', name: 'Settings', hint: 'Page', run: to('settings') },
  { id: 'add', name: 'Add a customer…', hint: 'Command', run: () => openOnCustomers('add') },
  { id: 'import', name: 'Import a file…', hint: 'Command', run: to('import') },
  { id: 'export', name: 'Export customers…', hint: 'Command', run: () => openOnCustomers('export') },
  { id: 'imports', name: 'Past imports', hint: 'Page', run: to('imports') },
  { id: 'undo', name: 'Undo the last change', hint: 'Ctrl/Cmd Z', run: () => void undoLast() },
  { id: 'backup', name: 'Back up the library now', hint: 'Command', run: () => void backUpNow() },
]

/** Ctrl/Cmd+K: go anywhere, do anything, open anybody. */
export function Palette() {
  const { isOpen, close } = usePalette()
  return (
    <ModalOverlay className={cx(styles.paletteVeil)} isOpen={isOpen} isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className={cx(styles.palette)}>
        <Dialog className={cx(styles.paletteDialog)} aria-label="Command palette">
          <PaletteBody onDone={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBody({ onDone }: { readonly onDone: () => void }) {
  const [words, setWords] = useState('')
  const people = usePeople(words)
  const wanted = words.trim().toLocaleLowerCase()
  const found = commands.filter((command) => command.name.toLocaleLowerCase().includes(wanted))
  const items = [...found, ...people]
  const run = (id: string) => {
    onDone()
    items.find((item) => item.id === id)?.run()
  }
  return (
    <Autocomplete inputValue={words} onInputChange={setWords}>
      <TextField aria-label="Go to a page, a command or a customer" autoFocus>
        <Input className={cx(styles.paletteInput)} placeholder="Go to a page, a command or a customer" />
      </TextField>
      <Menu
        className={cx(styles.paletteList)}
        aria-label="Found"
        items={items}
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className={cx(styles.paletteEmpty)}>Nothing by that name.</p>}
      >
        {(item) => (
          <MenuItem id={item.id} textValue={item.name} className={cx(styles.paletteItem)}>
            {item.name}
            <small>{item.hint}</small>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}

/** The customers who match what was typed; an answer that comes too late is dropped. */
function usePeople(words: string): readonly Command[] {
  const [people, setPeople] = useState<readonly Command[]>([])
  const isWorthAsking = words.trim().length >= 2
  useEffect(() => {
    if (!isWorthAsking) return
    const controller = new AbortController()
    findCustomers(words, controller.signal).then(
      (rows) => setPeople(rows.map((row) => ({ id: row.id, name: row.name || row.email, hint: row.company || 'Customer', run: to('customers', row.id) }))),
      () => undefined,
    )
    return () => controller.abort()
  }, [words, isWorthAsking])
  return isWorthAsking ? people : []
}
