import type { ImportSource } from '../../contract/imports.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { count, formatNumber } from '../format.ts'
import { Notice, Page, Section } from '../ui/page.tsx'
import { Segmented } from '../ui/toggles.tsx'
import { useIsLate } from '../ui/waiting.tsx'
import styles from './imports.module.css'
import { useImport, type DateOrder } from './imports.store.ts'
import { MappingTable } from './mapping-table.tsx'
import { Outcome } from './outcome.tsx'
import { Reading } from './reading.tsx'
import { PreviewRows } from './preview-rows.tsx'

const sources: Record<ImportSource, string> = {
  stripe: 'Stripe customer export',
  'stripe-payments': 'Stripe payments export',
  shopify: 'Shopify customer export',
  chargebee: 'Chargebee customer export',
  hubspot: 'HubSpot contact export',
  mailchimp: 'Mailchimp audience export',
  google: 'Google Contacts export',
  outlook: 'Outlook contact export',
  vcard: 'Contact cards (vCard)',
  longhand: 'Longhand export',
  generic: 'Table of customers',
}
const orders: readonly { id: DateOrder; name: string }[] = [
  { id: 'month-first', name: '03/04 is March 4' },
  { id: 'day-first', name: '03/04 is 3 April' },
]

/** What the import would do, column by column and row by row. */
export function ImportPreviewView() {
  const { preview, error, isReading, isImporting, apply, restart, setDateOrder } = useImport()
  const isLate = useIsLate(isReading)
  if (!preview) return null
  const used = preview.new + preview.updated
  const nothingToDo = used === 0
  const { isUsable } = preview
  return (
    <Page
      title={preview.fileName}
      lead={sources[preview.source]}
      actions={
        <>
          <Button onPress={restart} isDisabled={isImporting}>
            Choose another file
          </Button>
          <Button look="primary" onPress={() => void apply()} isDisabled={isReading || isImporting || nothingToDo || error !== null}>
            {isImporting ? 'Importing…' : !isUsable ? 'Match a column first' : nothingToDo ? 'Nothing to import' : `Import ${count(used, 'customer')}`}
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {isLate && <Reading />}
      {isUsable ? (
        <div className={cx(isLate && styles.rereading)} aria-busy={isReading}>
          <Outcome outcome={preview} />
        </div>
      ) : (
        <Notice tone="needs-you">
          <strong>Longhand does not recognise who the customers are in this file.</strong> Say below which column holds the name, the company or the e-mail
          address; the rows follow at once. If none does, this may be another export: choose the one that lists customers.
        </Notice>
      )}
      {nothingToDo && preview.same > 0 && (
        <Notice tone="done">Everybody in this file is already here, exactly as the file says: {formatNumber(preview.same)} the same.</Notice>
      )}
      {preview.isDateOrderAmbiguous && (
        <Notice
          tone="needs-you"
          action={<Segmented label="Order of dates" value={preview.dateOrder} options={orders} onChange={(order) => void setDateOrder(order)} />}
        >
          The dates in this file can be read two ways. Which one is right?
        </Notice>
      )}
      <Section title="Columns">
        <MappingTable columns={preview.columns} />
      </Section>
      {isUsable && (
        <Section title="First rows">
          <PreviewRows preview={preview} />
        </Section>
      )}
    </Page>
  )
}
