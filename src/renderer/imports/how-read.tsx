import type { ImportPreview } from '../../contract/imports.ts'
import { Choice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { NumberField } from '../ui/field.tsx'
import { Fold } from '../ui/fold.tsx'
import { Segmented } from '../ui/toggles.tsx'
import { formatList, formatNumber } from '../format.ts'
import styles from './imports.module.css'
import { useImport, type DateOrder } from './imports.store.ts'
import { delimiterWords, encodingNames, encodingOptions, formatNames, lettersOf } from './words.ts'

export const dateOrders: readonly { id: DateOrder; name: string }[] = [
  { id: 'month-first', name: '03/04 is March 4' },
  { id: 'day-first', name: '03/04 is 3 April' },
]

/** Whether the founder should look at how the file is read before anything else: it holds several tables, or its letters look wrong. */
export const isHowDoubtful = ({ parts, encoding, columns }: ImportPreview): boolean => parts.length > 1 || (encoding !== null && lettersOf(columns).lookWrong)

/** Which table of the file is read, and how its letters, its header and its dates are. Every change reads the file again. */
export function HowRead({ preview }: { readonly preview: ImportPreview }) {
  const { readAs } = useImport()
  const { format, parts, part, headerRow, encoding, dateOrder, columns } = preview
  const letters = lettersOf(columns)
  const hasParts = parts.length > 1
  if (format === 'vcard' && !encoding && !hasParts) return null
  return (
    <Fold title="How the file is read" note={wordsOf(preview)} isOpenAtFirst={isHowDoubtful(preview)}>
      <div className={cx(styles.reading)}>
        {hasParts && (
          <Choice
            label={format === 'xlsx' ? 'Sheet' : 'File inside it'}
            value={part ?? parts[0] ?? ''}
            options={parts.map((name) => ({ id: name, name }))}
            onChange={(next) => next !== part && void readAs({ part: next })}
          />
        )}
        {format !== 'vcard' && (
          <NumberField label="Row with the headings" value={headerRow} min={1} max={100} onChange={(next) => next !== headerRow && void readAs({ headerRow: next })} />
        )}
        {encoding && (
          <Choice label="Letters" value={encoding} options={encodingOptions} onChange={(next) => next !== encoding && void readAs({ encoding: next })} />
        )}
        {hasNumberedDates(preview) && (
          <Segmented isLabelShown label="Order of dates" value={dateOrder} options={dateOrders} onChange={(next) => void readAs({ dateOrder: next })} />
        )}
      </div>
      {encoding && letters.samples.length > 0 && (
        <p className={cx(letters.lookWrong ? styles.problem : styles.quiet)}>
          Do the letters look right? {formatList(letters.samples.map((sample) => `“${sample}”`))}.{letters.lookWrong && ' If not, choose another kind of letters above.'}
        </p>
      )}
    </Fold>
  )
}

function wordsOf({ format, part, parts, headerRow, encoding, delimiter }: ImportPreview): string {
  const words = [
    formatNames[format],
    parts.length > 1 && part !== null && `“${part}” of ${formatNumber(parts.length)}`,
    delimiter && delimiterWords(delimiter),
    headerRow > 1 && `headings in row ${formatNumber(headerRow)}`,
    encoding && encodingNames[encoding],
  ]
  return words.filter((word) => typeof word === 'string' && word !== '').join(' – ')
}

/** Whether dates are written as 03/04/2020, and nobody is asked about them above. */
function hasNumberedDates({ columns, isDateOrderAmbiguous }: ImportPreview): boolean {
  return !isDateOrderAmbiguous && columns.some(({ field, samples }) => field === 'sinceOn' && samples.some((sample) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(sample)))
}
