import { useResource } from '../state/resource.ts'
import { cx } from '../ui/cx.ts'
import { formatNumber } from '../format.ts'
import { useCoverage } from './reports.store.ts'
import styles from './reports.module.css'

/** How far the thanking has come, as one quiet bar. */
export function CoverageStrip() {
  const { value } = useResource(useCoverage)
  if (!value || value.eligible === 0) return null
  const { minYears, eligible, thankedEver, thankedLast12Months } = value
  const share = (part: number) => `${(part / eligible) * 100}%`
  return (
    <section className={cx(styles.strip)} aria-label="Coverage">
      <p>
        Of <b>{formatNumber(eligible)}</b> {eligible === 1 ? 'customer' : 'customers'} with {minYears}+ years,{' '}
        <b>{formatNumber(thankedEver)}</b> {thankedEver === 1 ? 'was' : 'were'} ever thanked, <b>{formatNumber(thankedLast12Months)}</b> in the
        last 12 months.
      </p>
      <div className={cx(styles.bar)} aria-hidden>
        <span className={cx(styles.lately)} style={{ width: share(thankedLast12Months) }} />
        <span className={cx(styles.ever)} style={{ width: share(thankedEver - thankedLast12Months) }} />
      </div>
    </section>
  )
}
