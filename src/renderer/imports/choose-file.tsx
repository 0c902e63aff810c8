import { FileUp } from 'lucide-react'
import { DropZone, Text, type DropZoneProps } from 'react-aria-components'
import { host } from '../host/host.ts'
import { attempt } from '../state/attempt.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import styles from './imports.module.css'
import { useImport } from './imports.store.ts'

/** The place where a file is picked or dropped. */
export function ChooseFile() {
  const { take } = useImport()
  const pick = () =>
    attempt(async () => {
      const file = await host.pickFile('customers')
      if (file) await take(file)
    })
  const drop = (event: Parameters<NonNullable<DropZoneProps['onDrop']>>[0]) =>
    attempt(async () => {
      const item = event.items.find((one) => one.kind === 'file')
      if (item) await take(await host.takeFile(await item.getFile()))
    })
  return (
    <DropZone className={cx(styles.drop)} onDrop={(event) => void drop(event)} isDisabled={!host.capabilities.canDropFile}>
      <FileUp aria-hidden />
      <Text slot="label">Drop a file of customers here</Text>
      {host.capabilities.canPickFile && (
        <Button look="primary" onPress={() => void pick()} autoFocus>
          Choose a file…
        </Button>
      )}
      <p className={cx(styles.quiet)}>CSV, Excel (XLSX) or vCard, also inside a ZIP, with a name or e-mail in it. Stripe: Customers, Export, all columns.</p>
    </DropZone>
  )
}
