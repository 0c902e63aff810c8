import { attempt } from '../state/attempt.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { formatDay } from '../format.ts'
import { Section } from '../ui/page.tsx'
import { LineItem } from '../ui/rows.tsx'
import { unskip, useSkips } from './moments.store.ts'

/** Who was passed over, why, and until when. Nothing while that is nobody. */
export function SkippedList() {
  const { value: skips } = useResource(useSkips)
  if (!skips || skips.length === 0) return null
  return (
    <Section title="Skipped">
      <ul>
        {skips.map((skip) => (
          <li key={skip.id}>
            <LineItem
              name={skip.name}
              note={`${skip.reason} – ${skip.untilOn ? `until ${formatDay(skip.untilOn)}` : 'for good'}`}
              action={
                <Button size="small" onPress={() => void attempt(() => unskip(skip.id))} label={`Bring back ${skip.name}`}>
                  Bring back
                </Button>
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
