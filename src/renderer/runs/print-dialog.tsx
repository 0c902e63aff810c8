import { useState } from 'react'
import type { Card } from '../../contract/cards.ts'
import type { AppError } from '../../contract/errors.ts'
import type { EnvelopeId, LabelSheetId } from '../../contract/stationery.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { count } from '../format.ts'
import { useSettings } from '../settings/settings.store.ts'
import { useResource } from '../state/resource.ts'
import { LabelStart } from '../stationery/label-start.tsx'
import { useStationery } from '../stationery/stationery.store.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/page.tsx'
import { Segmented } from '../ui/toggles.tsx'
import { NotReady, stoppedOf, type Stopped } from './not-ready.tsx'
import { ReturnAddress } from './return-address.tsx'
import { createRun } from './runs.store.ts'

export interface PrintDialogProps {
  readonly all: readonly Card[]
  /** The card that is open: it can be printed by itself. */
  readonly current: Card
  readonly onClose: () => void
}

/** The last question before paper: which envelopes and labels go with the cards. */
export function PrintDialog({ all, current, onClose }: PrintDialogProps) {
  const { value: stationery } = useResource(useStationery)
  const { value: settings } = useResource(useSettings)
  const [envelope, setEnvelope] = useState<EnvelopeId | 'none' | null>(null)
  const [labelSheet, setLabelSheet] = useState<LabelSheetId | 'none' | null>(null)
  const [which, setWhich] = useState<'all' | 'one'>('all')
  const [labelStart, setLabelStart] = useState(1)
  const [error, setError] = useState<AppError | null>(null)
  const [isBusy, setBusy] = useState(false)
  if (!stationery || !settings) return null

  const cards = which === 'all' ? all : [current]
  const size = stationery.cardSizes.find((one) => one.id === cards[0]?.look.size)
  const fitting = (size?.envelopes ?? []).flatMap((id) => stationery.envelopes.filter((one) => one.id === id))
  const usual = fitting.find((one) => one.id === settings.envelope) ?? fitting[0]
  const chosenEnvelope = envelope ?? (settings.envelope === null ? 'none' : (usual?.id ?? 'none'))
  const chosenSheet = labelSheet ?? settings.labelSheet ?? 'none'
  const sheet = stationery.labelSheets.find((one) => one.id === chosenSheet)
  const stopped: readonly Stopped[] = error ? stoppedOf(error) : cards.filter((card) => card.problems.length > 0).map(asStopped)
  const ready = cards.filter((card) => !stopped.some((one) => one.cardId === card.id))
  const withoutAddress = ready.filter((card) => !card.hasAddress).length

  const make = async () => {
    setBusy(true)
    const failure = await createRun({
      cardIds: ready.map((card) => card.id),
      envelope: chosenEnvelope === 'none' ? null : chosenEnvelope,
      labelSheet: chosenSheet === 'none' ? null : chosenSheet,
      labelStart,
    })
    setBusy(false)
    if (failure) setError(failure)
    else onClose()
  }
  return (
    <Dialog
      title={`Print ${count(cards.length, 'card')}`}
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Not yet</Button>
          <Button look="primary" onPress={() => void make()} isDisabled={isBusy || ready.length === 0}>
            {isBusy ? 'Making the stack…' : ready.length === 0 ? 'Nothing to print yet' : stopped.length > 0 ? `Make the other ${ready.length}` : `Make ${count(ready.length, 'card')}`}
          </Button>
        </>
      }
    >
      {all.length > 1 && (
        <Segmented
          label="Which cards"
          value={which}
          options={[
            { id: 'all', name: `All ${all.length} cards` },
            { id: 'one', name: `Only the card for ${current.customerName}` },
          ]}
          onChange={(next) => {
            setWhich(next)
            setError(null)
          }}
        />
      )}
      {stopped.length > 0 ? <NotReady stopped={stopped} onLeave={onClose} /> : error && error.code !== 'core/cancelled' && <ErrorNote error={error} />}
      <Choice
        label={`Envelopes that fit ${size?.name ?? 'this card'}`}
        value={chosenEnvelope}
        options={[...fitting.map(({ id, name }) => ({ id, name })), { id: 'none' as const, name: 'No envelopes' }]}
        onChange={(id) => {
          setEnvelope(id)
          setError(null)
        }}
      />
      {chosenEnvelope !== 'none' && <ReturnAddress sender={settings.sender} onLeave={onClose} />}
      <Choice
        label="Labels"
        value={chosenSheet}
        options={[{ id: 'none' as const, name: 'No labels' }, ...stationery.labelSheets.map(({ id, name }) => ({ id, name }))]}
        onChange={(id) => {
          setLabelSheet(id)
          setLabelStart(1)
          setError(null)
        }}
      />
      {sheet && <LabelStart sheet={sheet} start={labelStart} labels={ready.length - withoutAddress} onChange={setLabelStart} />}
      {withoutAddress > 0 && (chosenEnvelope !== 'none' || chosenSheet !== 'none') && (
        <Notice tone="needs-you">
          {count(withoutAddress, 'card')} {withoutAddress === 1 ? 'has' : 'have'} no address to go to: printed, but without envelope and label.
        </Notice>
      )}
    </Dialog>
  )
}

function asStopped(card: Card): Stopped {
  return { cardId: card.id, name: card.customerName, problems: card.problems.map((problem) => problem.message) }
}
