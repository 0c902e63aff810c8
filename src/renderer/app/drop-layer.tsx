import { FileUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PickedFile } from '../../contract/host.ts'
import { host } from '../host/host.ts'
import { useImport } from '../imports/imports.store.ts'
import { useLibrary } from '../library/library.store.ts'
import { RestoreDialog } from '../library/restore-dialog.tsx'
import { attempt } from '../state/attempt.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { useToasts } from '../state/toasts.store.ts'
import { cx } from '../ui/cx.ts'
import styles from './app.module.css'
import { carriesFiles, dropOf } from './drops.ts'

/** Takes a file dropped anywhere on the window: customers open the import, a library is offered to be restored. */
export function DropLayer() {
  const [isOver, setOver] = useState(false)
  const [library, setLibrary] = useState<PickedFile | null>(null)
  useEffect(() => {
    if (!host.capabilities.canDropFile) return
    const controller = new AbortController()
    const listen = <K extends keyof WindowEventMap>(name: K, hear: (event: WindowEventMap[K]) => void) => addEventListener(name, hear, { signal: controller.signal })
    const isAsking = () => document.querySelector('[role=dialog]') !== null
    const onDrag = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return
      // A browser would open the file in place of the app.
      event.preventDefault()
      if (event.dataTransfer && isAsking()) event.dataTransfer.dropEffect = 'none'
      else setOver(true)
    }
    listen('dragenter', onDrag)
    listen('dragover', onDrag)
    listen('dragleave', (event) => event.relatedTarget === null && setOver(false))
    listen('drop', (event) => {
      if (!carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      setOver(false)
      if (event.dataTransfer && !isAsking()) void take(event.dataTransfer, setLibrary)
    })
    return () => controller.abort()
  }, [])
  return (
    <>
      {isOver && (
        <div className={cx(styles.dropVeil)} role="status">
          <div className={cx(styles.dropNote)}>
            <FileUp aria-hidden />
            <strong>Drop to import</strong>
            <span>Nothing is kept before you have looked at it.</span>
          </div>
        </div>
      )}
      {library && <RestoreDialog name={library.name} from={{ ticket: library.ticket }} onClose={() => setLibrary(null)} />}
    </>
  )
}

async function take(data: DataTransfer, offerToRestore: (library: PickedFile) => void): Promise<void> {
  const drop = dropOf(data)
  const library = useLibrary.getState().value
  const refuse = (text: string) => void useToasts.getState().show({ text, tone: 'wrong' })
  if (drop.kind === 'refused') refuse(drop.reason)
  else if (drop.kind === 'library') await attempt(async () => offerToRestore(await host.takeFile(drop.file)))
  else if (library && library.state !== 'open') refuse('The library is not open, so nothing can be imported yet. A library or backup can be dropped here to restore it.')
  else if (useImport.getState().isImporting) refuse('An import is under way. Drop the next file when it is done.')
  else {
    await attempt(async () => {
      const file = await host.takeFile(drop.file)
      useNavigation.getState().go('import')
      await useImport.getState().take(file)
    })
  }
}
