import { useEffect, useState } from 'react'
import { ErrorNote } from '../errors/error-note.tsx'
import { count } from '../format.ts'
import { PrintDialog } from '../runs/print-dialog.tsx'
import { addressOf, useNavigation } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { CardStage } from './card-stage.tsx'
import { loadCards, saveNow, useWriting } from './cards.store.ts'
import styles from './cards.module.css'
import { Editor } from './editor.tsx'
import { People } from './people.tsx'
import { showPreview } from './preview.store.ts'

/** The desk itself: people at the left, the card in the middle, the words at the right. */
export function WritingPage({ id }: { readonly id: string | null }) {
  const { cards, error } = useWriting()
  const { go } = useNavigation()
  const [isPrinting, setPrinting] = useState(false)
  const card = cards?.find((one) => one.id === id) ?? cards?.[0]

  useEffect(() => {
    void loadCards()
    return () => void saveNow()
  }, [])
  const { customerId, householdId, text, look } = card ?? {}
  useEffect(() => {
    if (customerId && text !== undefined && look) showPreview({ customerId, isAlone: householdId === null, text, look })
  }, [customerId, householdId, text, look])

  if (!cards) return error ? <ErrorNote error={error} /> : <Waiting>Laying out the cards…</Waiting>
  if (!card) {
    return (
      <Empty isWholePage title="No card on the desk" actions={<Button look="primary" onPress={() => (location.hash = addressOf('today'))}>See who is due</Button>}>
        Choose who to write to on Today, or any customer. Cards wait here until you print them.
      </Empty>
    )
  }
  const print = async () => {
    await saveNow()
    setPrinting(true)
  }
  return (
    <div className={cx(styles.desk)}>
      <People cards={cards} current={card} onOpen={(next) => go('writing', next.id)} />
      <CardStage card={card} />
      <Editor
        card={card}
        next={
          <Button look="primary" onPress={() => void print()}>
            {`Next: print ${count(cards.length, 'card')}…`}
          </Button>
        }
      />
      {isPrinting && <PrintDialog all={cards} current={card} onClose={() => setPrinting(false)} />}
    </div>
  )
}
