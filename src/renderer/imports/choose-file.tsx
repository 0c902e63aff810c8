import { FileUp } from 'lucide-react'
import { host } from '../host/host.ts'
import { attempt } from '../state/attempt.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import styles from './imports.module.css'
import { useImport } from './imports.store.ts'

/** The place where a file is picked; one can be dropped anywhere on the window. */
export function ChooseFile() {
  const { take } = useImport()
  const pick = () =>
    attempt(async () => {
      const file = await host.pickFile('customers')
      if (file) await take(file)
    })
  return (
    <div className={cx(styles.drop)}>
      <FileUp aria-hidden />
      {host.capabilities.canDropFile && <p className={cx(styles.invitation)}>Drop a file anywhere on this window</p>}
      {host.capabilities.canPickFile && (
        <Button look="primary" onPress={() => void pick()} autoFocus>
          Choose a file…
        </Button>
      )}
      <p className={cx(styles.quiet)}>
        CSV, Excel (.xlsx), contact cards (.vcf) or a ZIP of them. From Stripe, Shopify, Chargebee, HubSpot, Mailchimp, Google or Apple Contacts, or any table with a
        name or e-mail column.
      </p>
    </div>
  )
}
