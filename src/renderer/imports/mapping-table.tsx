import type { ImportPreview } from '../../contract/imports.ts'
import { Choice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { fieldOptions, leaveOut } from './field-names.ts'
import styles from './imports.module.css'
import { useImport } from './imports.store.ts'

/** Each column of the file, what it holds, and what it fills; the last can be changed. */
export function MappingTable({ columns }: { readonly columns: ImportPreview['columns'] }) {
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
                  label={`What “${column.header}” becomes`}
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
