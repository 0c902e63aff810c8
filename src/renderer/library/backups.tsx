import { useState } from 'react'
import type { Backup, LibraryStatus } from '../../contract/library.ts'
import { host } from '../host/host.ts'
import { attempt } from '../state/attempt.ts'
import { Button } from '../ui/button.tsx'
import { formatBytes, formatInstant } from '../format.ts'
import { LineItem } from '../ui/rows.tsx'
import { RestoreDialog, type RestoreDialogProps } from './restore-dialog.tsx'

const reasons: Record<Backup['reason'], string> = {
  asked: 'made by you',
  migration: 'made before an update',
  restore: 'kept when another one was restored',
  unknown: '',
}

type Choice = Pick<RestoreDialogProps, 'name' | 'from'>

/** The backups, newest first, each with a way to put it back; and the same for a file from elsewhere. */
export function Backups({ status, limit }: { readonly status: LibraryStatus; readonly limit?: number }) {
  const [chosen, setChosen] = useState<Choice | null>(null)
  const shown = status.backups.slice(0, limit)
  const pickFile = () =>
    attempt(async () => {
      const file = await host.pickFile('library')
      if (file) setChosen({ name: file.name, from: { ticket: file.ticket } })
    })
  return (
    <div>
      <ul>
        {shown.map((backup) => (
          <li key={backup.name}>
            <LineItem
              name={formatInstant(backup.madeAt)}
              note={[formatBytes(backup.sizeBytes), reasons[backup.reason]].filter(Boolean).join(' – ')}
              action={
                <Button
                  size="small"
                  label={`Restore the backup of ${formatInstant(backup.madeAt)}`}
                  onPress={() => setChosen({ name: `the backup of ${formatInstant(backup.madeAt)}`, from: { backup: backup.name } })}
                >
                  Restore…
                </Button>
              }
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <LineItem name="There is no backup yet." action={null} />}
      <LineItem
        name="A library or backup from somewhere else"
        action={
          <Button size="small" onPress={() => void pickFile()}>
            Choose a file…
          </Button>
        }
      />
      {chosen && <RestoreDialog name={chosen.name} from={chosen.from} onClose={() => setChosen(null)} />}
    </div>
  )
}
