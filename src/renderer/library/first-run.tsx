import { FileUp, LifeBuoy, Users } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { host } from '../host/host.ts'
import { attempt } from '../state/attempt.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { cx } from '../ui/cx.ts'
import { fillWithSample, restore } from './library.store.ts'
import styles from './library.module.css'

/** The first evening: three doors into an empty library. */
export function FirstRun() {
  const { go } = useNavigation()
  const [isBusy, setBusy] = useState(false)
  const busy = async (act: () => Promise<unknown>) => {
    setBusy(true)
    await act()
    setBusy(false)
  }
  const restoreFile = () =>
    attempt(async () => {
      const file = await host.pickFile('library')
      if (file) await restore({ ticket: file.ticket })
    })
  return (
    <div className={cx(styles.firstRun)}>
      <h1>Thank the people who stayed</h1>
      <p>
        Longhand finds the customers who have been with you for years, and helps you send each of them a real card. Everything stays in one
        file on this computer.
      </p>
      <div className={cx(styles.doors)}>
        <Door icon={<FileUp aria-hidden />} title="Import your customers" isDisabled={isBusy} onPress={() => go('import')} isFirst>
          From Stripe, your billing, a spreadsheet or your contacts: choose the file, or drop it on this window. You see everything before anything is kept.
        </Door>
        <Door icon={<Users aria-hidden />} title="Try with sample customers" isDisabled={isBusy} onPress={() => void busy(fillWithSample)}>
          Invented customers from several countries. One click takes them out again.
        </Door>
        <Door icon={<LifeBuoy aria-hidden />} title="Restore a library" isDisabled={isBusy} onPress={() => void busy(restoreFile)}>
          Go on from a backup, or move here from another computer.
        </Door>
      </div>
    </div>
  )
}

interface DoorProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children: string
  readonly onPress: () => void
  readonly isDisabled: boolean
  readonly isFirst?: boolean
}

function Door({ icon, title, children, onPress, isDisabled, isFirst = false }: DoorProps) {
  return (
    <AriaButton className={cx(styles.door, isFirst && styles.firstDoor)} onPress={onPress} isDisabled={isDisabled}>
      {icon}
      <strong>{title}</strong>
      <span>{children}</span>
    </AriaButton>
  )
}
