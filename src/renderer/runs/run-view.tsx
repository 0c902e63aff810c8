import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Run, RunDocument } from '../../contract/runs.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { count, formatInstant } from '../format.ts'
import { addressOf } from '../state/navigation.store.ts'
import { useResource } from '../state/resource.ts'
import { useStationery } from '../stationery/stationery.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Confirm, Dialog } from '../ui/dialog.tsx'
import { Menu } from '../ui/menu.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Documents, DocumentRow } from './documents.tsx'
import { breakUp, mark, reprint, useRun } from './runs.store.ts'
import { StackTable } from './stack-table.tsx'
import { nextState, stateNames } from './states.ts'
import { Steps } from './steps.tsx'
import styles from './runs.module.css'

/** One stack: its papers at the top, its cards below, and the next stop as the one thing to do. */
export function RunView({ id }: { readonly id: string }) {
  const { run, error, open } = useRun()
  const { value: stationery } = useResource(useStationery)
  const [isBreakingUp, setBreakingUp] = useState(false)
  const [reprinted, setReprinted] = useState<readonly RunDocument[] | null>(null)
  useEffect(() => open(id), [id, open])
  if (!run) {
    return (
      <div className={cx(styles.run)}>
        <BackLink />
        {error ? <ErrorNote error={error} /> : <Waiting>Fetching the stack…</Waiting>}
      </div>
    )
  }
  const size = stationery?.cardSizes.find((one) => one.id === run.look.size)?.name
  const envelope = stationery?.envelopes.find((one) => one.id === run.envelope)?.name
  const paper = [size, envelope].filter(Boolean).join(', ')
  return (
    <div className={cx(styles.run)}>
      <header className={cx(styles.runHead)}>
        <div>
          <BackLink />
          <h1>{run.name}</h1>
          <p className={cx(styles.quiet)}>
            {paper} – {formatInstant(run.createdAt)}
          </p>
        </div>
        <div className={cx(styles.headActions)}>
          {run.counts.mailed === 0 && (
            <Menu label="More for this run" actions={[{ id: 'break', name: 'Break up this run…', onAction: () => setBreakingUp(true), isDanger: true }]} />
          )}
          <NextStep run={run} />
        </div>
      </header>
      <Steps counts={run.counts} items={run.items} />
      <Documents run={run} />
      <StackTable run={run} onReprint={async (itemIds) => setReprinted(await reprint(run, itemIds))} />
      {isBreakingUp && (
        <Confirm title={`Break up ${run.name}?`} action="Break up" onConfirm={() => breakUp(run)} onClose={() => setBreakingUp(false)}>
          <p>
            {count(run.items, 'card')} {run.items === 1 ? 'becomes a draft' : 'become drafts'} again, with {run.items === 1 ? 'its text' : 'their texts'}. The
            documents of this run are removed. Nothing of it is mailed, so nobody’s history changes.
          </p>
        </Confirm>
      )}
      {reprinted && <Reprinted documents={reprinted} onClose={() => setReprinted(null)} />}
    </div>
  )
}

function BackLink() {
  return (
    <a className={cx(styles.back)} href={addressOf('desk')}>
      <ArrowLeft size={14} aria-hidden /> Desk
    </a>
  )
}

/** The whole stack one stop further. */
function NextStep({ run }: { readonly run: Run }) {
  const next = nextState(run.counts)
  if (!next) return <p className={cx(styles.allMailed)}>All mailed: {run.items === 1 ? 'this customer counts' : 'these customers count'} as thanked.</p>
  const waiting = run.stack.filter((item) => nextState({ made: 0, printed: 0, signed: 0, stuffed: 0, stamped: 0, mailed: 0, [item.state]: 1 }) === next)
  const name = stateNames[next].toLowerCase()
  return (
    <div className={cx(styles.next)}>
      <Button look="primary" onPress={() => void mark(run, waiting, next)}>
        {waiting.length === run.items ? `Mark all ${run.items === 1 ? '' : `${run.items} `}${name}` : `Mark ${waiting.length} ${name}`}
      </Button>
      {next === 'mailed' && <small>Mailed is what counts as thanked.</small>}
    </div>
  )
}

function Reprinted({ documents, onClose }: { readonly documents: readonly RunDocument[]; readonly onClose: () => void }) {
  return (
    <Dialog title="Printed again" onClose={onClose} actions={<Button onPress={onClose}>Done</Button>}>
      <p>Exactly as before, with the same order mark. The stack keeps its place for it.</p>
      {documents.map((document) => (
        <DocumentRow key={document.documentId} document={document} />
      ))}
    </Dialog>
  )
}
