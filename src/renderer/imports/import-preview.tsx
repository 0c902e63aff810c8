import type { ImportPreview } from '../../contract/imports.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { count, formatNumber } from '../format.ts'
import { Fold } from '../ui/fold.tsx'
import { Notice, Page } from '../ui/page.tsx'
import { Segmented } from '../ui/toggles.tsx'
import { useIsLate } from '../ui/waiting.tsx'
import { numbersWith } from './answers.ts'
import { Edits } from './edits.tsx'
import { dateOrders, HowRead, isHowDoubtful } from './how-read.tsx'
import styles from './imports.module.css'
import { quickMs, useImport } from './imports.store.ts'
import { MappingFold } from './mapping-table.tsx'
import { Maybes } from './maybes.tsx'
import { RowNotes } from './notes.tsx'
import { NumberRow } from './numbers.tsx'
import { PreviewRows } from './preview-rows.tsx'
import { Reading } from './reading.tsx'
import { Repairs } from './repairs.tsx'
import { formatNames, sourceNames } from './words.ts'

/** What the import would do: its numbers, what wants an answer, and everything else to be looked at. */
export function ImportPreviewView() {
  const { preview, error, isReading, isImporting, answers, lastRead, how, apply, restart, readAs } = useImport()
  const isLate = useIsLate(isReading)
  if (!preview || !lastRead) return null
  const { isUsable } = preview
  const numbers = numbersWith(preview, lastRead.answers, answers)
  const used = numbers.new + numbers.updated + numbers.maybe
  // What the answers bring is only known once it is counted: until then the import stays open.
  const isNothing = used === 0 && answers === lastRead.answers
  const asksHow = isHowDoubtful(preview)
  return (
    <Page
      title={preview.fileName}
      lead={leadOf(preview)}
      actions={
        <>
          <Button onPress={restart} isDisabled={isImporting}>
            Choose another file
          </Button>
          <Button look="primary" onPress={() => void apply()} isDisabled={isReading || isImporting || !isUsable || isNothing || error !== null}>
            {isImporting ? 'Importing…' : !isUsable ? 'Match a column first' : isNothing ? 'Nothing to import' : `Import ${count(used, 'customer')}`}
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {isLate && <Reading />}
      {isUsable ? (
        <div className={cx(isLate && styles.rereading)} aria-busy={isReading}>
          <NumberRow numbers={numbers} />
        </div>
      ) : (
        <Notice tone="needs-you">
          <strong>Longhand does not recognise who the customers are in this file.</strong> Say below which column holds the name, the company or the e-mail
          address; the rows follow at once. If none does, this may be another export: choose the one that lists customers.
        </Notice>
      )}
      <Counting />
      {isNothing && preview.same > 0 && (
        <Notice tone="done">{nothingWords(preview)}</Notice>
      )}
      {preview.isDateOrderAmbiguous && (
        <Notice
          tone={how.dateOrder === null ? 'needs-you' : 'plain'}
          action={<Segmented label="Order of dates" value={preview.dateOrder} options={dateOrders} onChange={(dateOrder) => void readAs({ dateOrder })} />}
        >
          The dates in this file can be read two ways. Which one is right?
        </Notice>
      )}
      {asksHow && <HowRead preview={preview} />}
      <Maybes listed={preview.maybes} left={numbers.maybe} answers={answers} />
      <Edits edits={preview.edits} answers={answers} />
      <Repairs groups={preview.repairs} answers={answers} />
      <RowNotes outcome={preview} />
      <MappingFold key={String(isUsable)} preview={preview} />
      {!asksHow && <HowRead preview={preview} />}
      {isUsable && preview.rows.length > 0 && (
        <Fold title="First rows of the file" isOpenAtFirst>
          <PreviewRows preview={preview} answers={answers} />
        </Fold>
      )}
    </Page>
  )
}

/** Where answers were given that no reading has counted: what the numbers are, and the way to have them exactly. */
function Counting() {
  const { answers, lastRead, isCounting, isReading, isImporting, countAgain } = useImport()
  const isOpen = lastRead !== null && answers !== lastRead.answers && !isReading && !isImporting
  const isLate = useIsLate(isCounting)
  const isQuick = (lastRead?.tookMs ?? 0) < quickMs
  if (isCounting && isLate) return <Reading />
  if (!isOpen || isQuick || isCounting) return null
  return (
    <p className={cx(styles.counted)}>
      Your answers count in the import. The numbers above are estimated from them.
      <Button size="small" onPress={() => void countAgain()}>
        Read again and count
      </Button>
    </p>
  )
}

function nothingWords({ same, edits, skippedTotal }: ImportPreview): string {
  if (skippedTotal > 0) return `Nothing in this file is new: ${count(same, 'customer')} already here.`
  if (edits.length > 0) return 'Everybody in this file is already here, and what you edited by hand stays.'
  return `Everybody in this file is already here, exactly as the file says: ${formatNumber(same)} the same.`
}

function leadOf({ source, format, part, parts, new: added, updated, same, maybe, skippedTotal }: ImportPreview): string {
  const rows = added + updated + same + maybe + skippedTotal
  const words = [
    sourceNames[source],
    source !== 'vcard' && formatNames[format],
    parts.length > 1 && part !== null && `“${part}”`,
    rows > 0 && count(rows, format === 'vcard' ? 'card' : 'row'),
  ]
  return words.filter((word) => word !== false).join(', ')
}
