import { useState } from 'react'
import { startWriting } from '../cards/cards.store.ts'
import type { Moment } from '../../contract/moments.ts'
import { FirstRun } from '../library/first-run.tsx'
import { useLibrary } from '../library/library.store.ts'
import { CoverageStrip } from '../reports/coverage-strip.tsx'
import { useResource } from '../state/resource.ts'
import { addressOf } from '../state/navigation.store.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { Button } from '../ui/button.tsx'
import { count } from '../format.ts'
import { Empty, Page } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { DueList } from './due-list.tsx'
import { useDue, useToday } from './moments.store.ts'
import { SkipDialog } from './skip-dialog.tsx'
import { SkippedList } from './skipped-list.tsx'

/** The weekly five: who to thank now, and why. */
export function TodayPage() {
  const library = useResource(useLibrary)
  const due = useResource(useDue)
  const { selected, showMore, select } = useToday()
  const [skipping, setSkipping] = useState<Moment | null>(null)
  if (library.value?.customers === 0) return <FirstRun />
  if (!due.value) return due.error ? <ErrorNote error={due.error} /> : <Waiting>Finding who is due…</Waiting>

  const { moments, total, minYears, restMonths } = due.value
  const chosen = moments.filter((moment) => selected.has(moment.id)).map((moment) => moment.id)
  const write = (ids: readonly string[]) => {
    select([])
    void startWriting(ids)
  }
  // Whose card lies on the desk already gets no second one, unless chosen by hand.
  const waiting = moments.filter((moment) => moment.runId === null).map((moment) => moment.id)
  const target = chosen.length > 0 ? chosen : waiting
  return (
    <Page
      title="Today"
      lead={total === 0 ? undefined : leadOf(moments.length, total)}
      actions={
        target.length > 0 && (
          <Button look="primary" onPress={() => write(target)}>
            {target.length === 1 ? 'Write 1 card' : `Write to ${target.length === moments.length ? 'all ' : ''}${target.length}`}
          </Button>
        )
      }
    >
      {total === 0 ? (
        <Empty title="Nobody is waiting for a card" actions={<Button onPress={() => (location.hash = addressOf('customers'))}>See all customers</Button>}>
          Everybody who has been with you for {count(minYears, 'year')} or more was thanked within the last {count(restMonths, 'month')}, or
          skipped. Both numbers are yours to set under Settings.
        </Empty>
      ) : (
        <DueList moments={moments} onWrite={(id) => write([id])} onSkip={setSkipping} />
      )}
      {moments.length < total && (
        <div>
          <Button look="quiet" onPress={showMore}>
            Show more
          </Button>
        </div>
      )}
      <CoverageStrip />
      <SkippedList />
      {skipping && <SkipDialog moment={skipping} onClose={() => setSkipping(null)} />}
    </Page>
  )
}

function leadOf(shown: number, total: number): string {
  if (total === 1) return 'One person has been with you for years and was not thanked lately.'
  if (shown >= total) return `${count(total, 'person', 'people')} have been with you for years and were not thanked lately.`
  return `The first ${count(shown, 'person', 'people')} of ${count(total, 'person', 'people').replace(/ .*/, '')} who stayed with you for years and were not thanked lately.`
}
