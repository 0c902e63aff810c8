import { ErrorNote } from '../errors/error-note.tsx'
import { formatInstant } from '../format.ts'
import { addressOf } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { useStationery } from '../stationery/stationery.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Empty, Page } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { RunView } from './run-view.tsx'
import { useRuns } from './runs.store.ts'
import { Steps } from './steps.tsx'
import styles from './runs.module.css'

/** The desk: every stack that was printed, and one of them open. */
export function DeskPage({ id }: { readonly id: string | null }) {
  return id ? <RunView id={id} /> : <Stacks />
}

function Stacks() {
  const { value: runs, error } = useResource(useRuns)
  const { value: stationery } = useResource(useStationery)
  const sizeName = (size: string) => stationery?.cardSizes.find((one) => one.id === size)?.name ?? ''
  return (
    <Page title="Desk" lead={runs && runs.length > 0 ? 'The stacks you printed, and how far each has come.' : undefined}>
      {error && <ErrorNote error={error} />}
      {!runs && !error && <Waiting>Looking over the desk…</Waiting>}
      {runs?.length === 0 && (
        <Empty title="The desk is clear" actions={<Button onPress={() => (location.hash = addressOf('today'))}>See who is due</Button>}>
          Write some cards and print them: the stack lies here until every card is mailed.
        </Empty>
      )}
      <ul className={cx(styles.stacks)}>
        {runs?.map((run) => (
          <li key={run.id}>
            <a className={cx(styles.stack)} href={addressOf('desk', run.id)}>
              <span className={cx(styles.pile)} aria-hidden />
              <div className={cx(styles.stackText)}>
                <h2>{run.name}</h2>
                <p>
                  {sizeName(run.look.size)} – {formatInstant(run.createdAt)}
                </p>
                <Steps counts={run.counts} items={run.items} />
              </div>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
