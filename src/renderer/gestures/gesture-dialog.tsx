import { useState } from 'react'
import type { GestureKind } from '../../contract/gestures.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { today } from '../format.ts'
import { recordGesture } from './gestures.store.ts'
import { kindOptions } from './kinds.ts'

export interface GestureDialogProps {
  readonly customerId: string
  readonly name: string
  readonly onClose: () => void
}

/** Records something that went out without Longhand: a call, a gift, a card sent before. */
export function GestureDialog({ customerId, name, onClose }: GestureDialogProps) {
  const [kind, setKind] = useState<GestureKind>('call')
  const [doneOn, setDoneOn] = useState(today())
  const [text, setText] = useState('')
  const submit = async () => {
    if (await recordGesture({ customerId, kind, doneOn, text }, name)) onClose()
  }
  return (
    <Dialog
      title={`Record a gesture for ${name}`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void submit()} isDisabled={doneOn === ''}>
            Record
          </Button>
        </>
      }
    >
      <p>Something you did to thank that did not come from Longhand’s desk. It counts as thanked from that day.</p>
      <Choice label="What it was" value={kind} options={kindOptions} onChange={setKind} />
      <Field label="When" type="date" max={today()} value={doneOn} onChange={setDoneOn} />
      <Field label="Note" value={text} onChange={setText} rows={3} placeholder="What was said, or sent" maxLength={5000} />
    </Dialog>
  )
}
