import { Gift, Mail, Percent, Phone, Receipt, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Gesture, GestureKind } from '../../contract/gestures.ts'
import { host } from '../host/host.ts'
import { attempt } from '../state/attempt.ts'
import { addressOf } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { formatDay } from '../format.ts'
import styles from './gestures.module.css'
import { removeGesture } from './gestures.store.ts'
import { kindNames } from './kinds.ts'

const icons: Record<GestureKind, ReactNode> = {
  card: <StickyNote size={16} aria-hidden />,
  gift: <Gift size={16} aria-hidden />,
  credit: <Receipt size={16} aria-hidden />,
  discount: <Percent size={16} aria-hidden />,
  call: <Phone size={16} aria-hidden />,
  email: <Mail size={16} aria-hidden />,
}

/** One thing that went out: when, what it said, and the paper it was printed from. */
export function GestureEntry({ gesture, isNamed = false }: { readonly gesture: Gesture; readonly isNamed?: boolean }) {
  const { documentId, documentPage } = gesture
  const paper = documentPage ? `PDF, page ${documentPage}` : 'PDF'
  return (
    <li className={cx(styles.entry)}>
      <span className={cx(styles.icon)}>{icons[gesture.kind]}</span>
      <div className={cx(styles.body)}>
        <p className={cx(styles.head)}>
          {isNamed && <a href={addressOf('customers', gesture.customerId)}>{gesture.customerName}</a>}
          <span>
            {kindNames[gesture.kind]}, {formatDay(gesture.doneOn)}
          </span>
        </p>
        {gesture.text && <p className={cx(styles.text)}>{gesture.text}</p>}
      </div>
      <div className={cx(styles.actions)}>
        {documentId && (
          <Button size="small" look="quiet" onPress={() => void attempt(() => host.openDocument(documentId, documentPage ?? undefined))} label={`${paper}, of the card for ${gesture.customerName}`}>
            {paper}
          </Button>
        )}
        {gesture.runId ? (
          <a className={cx(styles.run)} href={addressOf('desk', gesture.runId)}>
            Run
          </a>
        ) : (
          <Button size="small" look="quiet" onPress={() => void removeGesture(gesture)} label={`Remove this entry of ${gesture.customerName}`}>
            Remove
          </Button>
        )}
      </div>
    </li>
  )
}
