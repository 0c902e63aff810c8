import type { ImportPreview } from '../../contract/imports.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { Fold } from '../ui/fold.tsx'
import { Notice } from '../ui/page.tsx'
import { formatNumber } from '../format.ts'
import { fieldOptions, leaveOut } from './field-names.ts'
import styles from './imports.module.css'
import { useImport } from './imports.store.ts'

/** The columns and what they fill; open where the file is not one that Longhand knows by its headings. */
export function MappingFold({ preview: { columns, source, format, isMappingRemembered, isUsable } }: { readonly preview: ImportPreview }) {
  const { how, readAs } = useImport()
  const used = columns.filter(({ field }) => field !== null).length
  const isOwn = how.mapping === null && !isMappingRemembered
  const propose = () => void readAs({ mapping: null, isMappingRecalled: false })
  return (
    <Fold
      title={format === 'vcard' ? 'What the cards hold' : 'Columns'}
      note={isMappingRemembered ? 'as you chose last time' : `${formatNumber(used)} of ${formatNumber(columns.length)} used`}
      isOpenAtFirst={!isUsable || (source === 'generic' && !isMappingRemembered)}
    >
      {!isOwn && (
        <Notice
          action={
            <Button size="small" onPress={propose}>
              Use Longhand’s proposal
            </Button>
          }
        >
          {isMappingRemembered ? 'These are the columns as you chose them last time for a file like this.' : 'You changed the columns. Once it is imported, the next file like this is read the same way.'}
        </Notice>
      )}
      <MappingTable columns={columns} />
    </Fold>
  )
}

/** Each column of the file, what it holds, and what it fills; the last can be changed. */
function MappingTable({ columns }: { readonly columns: ImportPreview['columns'] }) {
  const { setField } = useImport()
  return (
    <div className={cx(styles.tableFrame)}>
      <table className={cx(styles.table)}>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">For example</th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <tr key={index} className={cx(column.field === null && styles.left)}>
              <th scope="row">{column.header || <i>Column {index + 1}</i>}</th>
              <td className={cx(styles.samples)}>{column.samples.filter((sample) => sample !== '').slice(0, 3).join(', ') || '(empty)'}</td>
              <td className={cx(styles.becomes)}>
                <Choice
                  isSmall
                  isLabelHidden
                  label={`What “${column.header || `Column ${index + 1}`}” becomes`}
                  value={column.field ?? leaveOut}
                  options={fieldOptions}
                  onChange={(field) => void setField(index, field === leaveOut ? null : field)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
