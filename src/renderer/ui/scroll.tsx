import type { ReactNode } from 'react'

/** A part of a page that scrolls by itself, and can be reached and scrolled by keyboard. */
export function Scroll({ label, className, children }: { readonly label: string; readonly className?: string; readonly children: ReactNode }) {
  return (
    // Without a stop for the keyboard nobody could scroll it who has no pointer.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={className} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  )
}
