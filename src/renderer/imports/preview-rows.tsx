import type { ImportPreview, Maybe } from '../../contract/imports.ts'
import { formatNumber } from '../format.ts'
import { groupBy } from '../group.ts'
import { cx } from '../ui/cx.ts'
import { Tag } from '../ui/page.tsx'
import { Scroll } from '../ui/scroll.tsx'
import { fieldNames } from './field-names.ts'
import { pairsOf, verdictOfRow, type Answers } from './answers.ts'
import styles from './imports.module.css'

const verdicts = { new: 'New', updated: 'Updated', same: 'Same', maybe: 'Maybe the same', skipped: 'Skipped' } as const
const tones = { new: 'done', updated: 'done', same: 'plain', maybe: 'needs-you', skipped: 'needs-you' } as const

/** The first rows as the file has them, what would become of each, and what is wrong beside the row it is wrong in. */
export function PreviewRows({ preview, answers }: { readonly preview: ImportPreview; readonly answers: Answers }) {
  const shown = preview.columns.flatMap((column, index) => (column.field && preview.rows.some(({ cells }) => cells[index]) ? [{ index, name: fieldNames[column.field] }] : []))
  const judgedRows = groupBy(pairsOf(preview.maybes, answers), ({ row }) => row)
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
          {preview.rows.map((row) => ({ ...row, verdict: verdictNow(row, judgedRows, answers) })).map((row) => (
            <tr key={row.row}>
              <td className={cx(styles.number)}>{formatNumber(row.row)}</td>
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

type Row = ImportPreview['rows'][number]

/** A row's verdict with the answers given since it was read. */
function verdictNow({ row, verdict }: Row, judgedRows: ReadonlyMap<number, readonly Maybe[]>, answers: Answers): Row['verdict'] {
  const pairs = judgedRows.get(row)
  return pairs ? verdictOfRow(pairs, answers) : verdict
}
