import { Inbox, PenLine, Layers, HeartHandshake, Settings, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDraftCount } from '../cards/cards.store.ts'
import { addressOf, belowCustomers, type PageName } from '../state/navigation.store.ts'
import { cx } from '../ui/cx.ts'
import { formatNumber } from '../format.ts'
import styles from './app.module.css'

interface LinkProps {
  readonly page: PageName
  readonly current: PageName
  readonly icon: ReactNode
  readonly children: ReactNode
}

function RailLink({ page, current, icon, children }: LinkProps) {
  const isCurrent = page === current || (page === 'customers' && belowCustomers.has(current))
  return (
    <a className={cx(styles.link)} href={addressOf(page)} aria-current={isCurrent ? 'page' : undefined}>
      {icon}
      {children}
    </a>
  )
}

/** The way between the pages. Writing shows once there are cards being written. */
export function Rail({ page }: { readonly page: PageName }) {
  const drafts = useDraftCount()
  return (
    <nav className={cx(styles.rail)} aria-label="Pages">
      <div className={cx(styles.mark)} aria-hidden>
        Longhand
      </div>
      <RailLink page="today" current={page} icon={<Inbox size={16} aria-hidden />}>
        Today
      </RailLink>
      <RailLink page="customers" current={page} icon={<Users size={16} aria-hidden />}>
        Customers
      </RailLink>
      {(drafts > 0 || page === 'writing') && (
        <RailLink page="writing" current={page} icon={<PenLine size={16} aria-hidden />}>
          Writing
          {drafts > 0 && <span className={cx(styles.count)}>{formatNumber(drafts)}</span>}
        </RailLink>
      )}
      <RailLink page="desk" current={page} icon={<Layers size={16} aria-hidden />}>
        Desk
      </RailLink>
      <RailLink page="gratitude" current={page} icon={<HeartHandshake size={16} aria-hidden />}>
        Gratitude
      </RailLink>
      <span className={cx(styles.spacer)} />
      <RailLink page="settings" current={page} icon={<Settings size={16} aria-hidden />}>
        Settings
      </RailLink>
    </nav>
  )
}
