import { attempt } from '../state/attempt.ts'
import { useResource } from '../state/resource.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { formatDay } from '../format.ts'
import { Section } from '../ui/page.tsx'
import { unskip, useSkips } from './moments.store.ts'
import styles from './moments.module.css'

/** Who was passed over, why, and until when. Nothing while that is nobody. */
export function SkippedList() {
  const { value: skips } = useResource(useSkips)
  if (!skips || skips.length === 0) return null
  return (
    <Section title="Skipped">
      <ul className={cx(styles.skips)}>
        {skips.map((skip) => (
          <li key={skip.id} className={cx(styles.skip)}>
            <div>
              {skip.name}
              <small>
                {skip.reason} – {skip.untilOn ? `until ${formatDay(skip.untilOn)}` : 'for good'}
              </small>
            </div>
            <Button size="small" onPress={() => void attempt(() => unskip(skip.id))} label={`Bring ${skip.name} back`}>
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
