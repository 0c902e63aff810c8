import type { ImportPreview } from '../../contract/imports.ts'
import { cx } from '../ui/cx.ts'
import { Tag } from '../ui/page.tsx'
import { Scroll } from '../ui/scroll.tsx'
import { fieldNames } from './field-names.ts'
import styles from './imports.module.css'

const verdicts = { new: 'New', updated: 'Updated', same: 'Same', maybe: 'Maybe the same', skipped: 'Skipped' } as const
const tones = { new: 'done', updated: 'done', same: 'plain', maybe: 'needs-you', skipped: 'needs-you' } as const

/** The first rows as they would come in, with what is wrong beside the row it is wrong in. */
export function PreviewRows({ preview }: { readonly preview: ImportPreview }) {
  const shown = preview.columns.flatMap((column, index) => (column.field ? [{ index, name: fieldNames[column.field] }] : []))
  return (
    <Scroll label="First rows" className={cx(styles.tableFrame)}>
      <table className={cx(styles.table, styles.rows)}>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Would be</th>
            {shown.map(({ index, name }) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.row}>
              <td className={cx(styles.number)}>{row.row}</td>
              <td>
                <Tag tone={tones[row.verdict]}>{verdicts[row.verdict]}</Tag>
                {row.problems.map((problem) => (
                  <p key={problem} className={cx(styles.problem)}>
                    {problem}
                  </p>
                ))}
              </td>
              {shown.map(({ index }) => (
                <td key={index} className={cx(styles.cell)}>
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
