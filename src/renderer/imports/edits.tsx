import type { EditConflict } from '../../contract/imports.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { useMore } from '../ui/more.tsx'
import { Section } from '../ui/page.tsx'
import { Segmented } from '../ui/toggles.tsx'
import { formatNumber } from '../format.ts'
import { isTaken, type Answers } from './answers.ts'
import styles from './imports.module.css'
import { useImport } from './imports.store.ts'
import { guardedNames } from './words.ts'

const sides = [
  { id: 'mine', name: 'Keep mine' },
  { id: 'theirs', name: 'Take the file’s' },
] as const

/** As many as are ever listed. */
const listedAtMost = 2000

/** Fields edited by hand about which the file says otherwise: mine stays unless the founder takes the file's. */
export function Edits({ edits, answers }: { readonly edits: readonly EditConflict[]; readonly answers: Answers }) {
  const { setTaken, setAllTaken } = useImport()
  const { shown, more } = useMore(edits, 'edited by hand', 8, 50)
  if (edits.length === 0) return null
  const taken = edits.filter((edit) => isTaken(answers, edit)).length
  return (
    <Section
      title="Edited by you, and different in the file"
      aside={
        edits.length > 1 && (
          <span className={cx(styles.asideActions)}>
            <Button size="small" onPress={() => setAllTaken(false)} isDisabled={taken === 0}>
              Keep all mine
            </Button>
            <Button size="small" onPress={() => setAllTaken(true)} isDisabled={answers.overwrite === 'all'}>
              Take all from the file
            </Button>
          </span>
        )
      }
    >
      <p className={cx(styles.quiet)}>What you wrote stays, unless you say that the file is right.</p>
      <div className={cx(styles.tableFrame)}>
        <table className={cx(styles.table, styles.edits)}>
          <thead>
            <tr>
              <th scope="col">Customer</th>
              <th scope="col">Yours</th>
              <th scope="col">The file’s</th>
              <th scope="col">Which one</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((edit) => {
              const isTheirs = isTaken(answers, edit)
              return (
                <tr key={`${edit.row}-${edit.field}`}>
                  <th scope="row">
                    {edit.name}
                    <small className={cx(styles.quiet)}>
                      {guardedNames[edit.field]}, row {formatNumber(edit.row)}
                    </small>
                  </th>
                  <td className={cx(isTheirs && styles.dropped)}>{edit.mine || '(blank)'}</td>
                  <td className={cx(!isTheirs && styles.dropped)}>{edit.theirs || '(blank)'}</td>
                  <td>
                    <Segmented
                      label={`${guardedNames[edit.field]} of ${edit.name}`}
                      value={isTheirs ? 'theirs' : 'mine'}
                      options={sides}
                      onChange={(side) => setTaken(edit, side === 'theirs')}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {more}
      {edits.length >= listedAtMost && (
        <p className={cx(styles.quiet)}>
          The first {formatNumber(edits.length)} are listed. {answers.overwrite === 'all' ? 'For the others the file’s is taken too.' : 'Of the others, yours stay.'}
        </p>
      )}
    </Section>
  )
}
