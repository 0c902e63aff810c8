import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './page.module.css'

export interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page that reads from top to bottom in one column. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <div className={cx(styles.scroll)} tabIndex={-1}>
      <div className={cx(styles.page)}>
        <header className={cx(styles.header)}>
          <div>
            <h1 className={cx(styles.title)}>{title}</h1>
            {lead && <p className={cx(styles.lead)}>{lead}</p>}
          </div>
          {actions && <div className={cx(styles.actions)}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  )
}

/** A part of a page with its own heading. */
export function Section({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={cx(styles.section)}>
      <header className={cx(styles.sectionHeader)}>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

export interface EmptyProps {
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** True where it is all there is on a page. */
  readonly isWholePage?: boolean
}

/** What a list says while nothing is in it: what belongs here and how to get it. */
export function Empty({ title, children, actions, isWholePage = false }: EmptyProps) {
  const Heading = isWholePage ? 'h1' : 'h2'
  return (
    <div className={cx(styles.empty)}>
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className={cx(styles.actions)}>{actions}</div>}
    </div>
  )
}

export interface NoticeProps {
  readonly tone?: 'plain' | 'needs-you' | 'wrong' | 'done'
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** A remark in the flow of a page. */
export function Notice({ tone = 'plain', children, action }: NoticeProps) {
  return (
    <div className={cx(styles.notice, styles[tone])} role={tone === 'wrong' ? 'alert' : undefined}>
      <div>{children}</div>
      {action}
    </div>
  )
}

export function Tag({ tone = 'plain', children }: { readonly tone?: NoticeProps['tone']; readonly children: ReactNode }) {
  return <span className={cx(styles.tag, styles[tone])}>{children}</span>
}
