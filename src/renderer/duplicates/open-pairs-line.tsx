import { addressOf } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { cx } from '../ui/cx.ts'
import { count } from '../format.ts'
import styles from './duplicates.module.css'
import { useOpenPairs } from './duplicates.store.ts'

/** A line on Customers while pairs wait. */
export function OpenPairsLine() {
  const { value: total } = useResource(useOpenPairs)
  if (!total) return null
  return (
    <p className={cx(styles.waiting)}>
      <span>{count(total, 'pair')} may be one person.</span>
      <a href={addressOf('duplicates')}>Look at {total === 1 ? 'it' : 'them'}</a>
    </p>
  )
}
