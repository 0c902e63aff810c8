import type { Settings } from '../../contract/settings.ts'
import { addressOf } from '../state/navigation.store.ts'
import { cx } from '../ui/cx.ts'
import { Notice } from '../ui/page.tsx'
import styles from './runs.module.css'

/** What will stand at the envelope's corner, or the way to fill it in. */
export function ReturnAddress({ sender, onLeave }: { readonly sender: Settings['sender']; readonly onLeave: () => void }) {
  const { address } = sender
  const toSettings = (words: string) => (
    <a href={addressOf('settings')} onClick={onLeave}>
      {words}
    </a>
  )
  if (address.line1 === '') {
    return <Notice tone="needs-you">The envelopes will have no return address, and every address names its country. {toSettings('Fill in yours under Settings')} to change both.</Notice>
  }
  const parts = [sender.name, sender.company, address.line1, address.line2, [address.postalCode, address.city].filter(Boolean).join(' ')]
  return (
    <p className={cx(styles.quiet)}>
      Return address: {parts.filter(Boolean).join(', ')}. {toSettings('Change')}
    </p>
  )
}
