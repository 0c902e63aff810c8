import { useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import styles from './more.module.css'

/** A list that shows its first items, and more when asked: the items in sight and the button below them. */
export function useMore<T>(items: readonly T[], label: string, atFirst = 5, step = 100): { readonly shown: readonly T[]; readonly more: ReactNode } {
  const [limit, setLimit] = useState(atFirst)
  const rest = items.length - limit
  const more = (rest > 0 || limit > atFirst) && items.length > atFirst && (
    <div className={cx(styles.more)}>
      {rest > 0 && (
        <Button size="small" look="quiet" onPress={() => setLimit(limit === atFirst ? Math.max(step, atFirst) : limit + step)} label={`${words(rest, step)}: ${label}`}>
          {words(rest, step)}
        </Button>
      )}
      {limit > atFirst && (
        <Button size="small" look="quiet" onPress={() => setLimit(atFirst)} label={`Show fewer: ${label}`}>
          Show fewer
        </Button>
      )}
    </div>
  )
  return { shown: items.slice(0, limit), more }
}

const words = (rest: number, step: number): string => (rest <= step ? `Show ${rest.toLocaleString()} more` : `Show the next ${step.toLocaleString()}`)
