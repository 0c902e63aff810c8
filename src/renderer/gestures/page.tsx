import type { GestureKind } from '../../contract/gestures.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { addressOf } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../format.ts'
import { Empty, Page } from '../ui/page.tsx'
import { Segmented } from '../ui/toggles.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { GestureEntry } from './gesture-entry.tsx'
import { showKind, showMore, useGestures, useGratitude } from './gestures.store.ts'
import { kindOptions } from './kinds.ts'

const filters = [{ id: 'all' as const, name: 'All' }, ...kindOptions]

/** Everything that ever went out, newest first. */
export function GratitudePage() {
  const { value, error } = useResource(useGestures)
  const { kind } = useGratitude()
  return (
    <Page title="Gratitude" lead={value && value.total > 0 ? `${count(value.total, 'gesture')} that really went out, newest first.` : undefined}>
      <Segmented<GestureKind | 'all'> label="Kind" value={kind ?? 'all'} options={filters} onChange={(next) => showKind(next === 'all' ? null : next)} />
      {error && <ErrorNote error={error} />}
      {!value && !error && <Waiting>Reading the history…</Waiting>}
      {value && value.gestures.length === 0 && (
        <Empty title={kind ? 'None of this kind yet' : 'Nothing has gone out yet'} actions={<Button onPress={() => (location.hash = addressOf('today'))}>See who is due</Button>}>
          A card shows here on the day it is marked as mailed. Calls, gifts and earlier cards can be recorded on a customer’s page.
        </Empty>
      )}
      {value && value.gestures.length > 0 && (
        <ul aria-label="Gestures">
          {value.gestures.map((gesture) => (
            <GestureEntry key={gesture.id} gesture={gesture} isNamed />
          ))}
        </ul>
      )}
      {value && value.gestures.length < value.total && (
        <div>
          <Button look="quiet" onPress={showMore}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  )
}
