import { useState, type ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import type { Household, HouseholdOffer } from '../../contract/households.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Segmented, Tick } from '../ui/toggles.tsx'
import { putTogether, saveHousehold, type HouseholdWords } from './households.store.ts'
import styles from './households.module.css'

const kinds = [
  { id: 'home', name: 'A home' },
  { id: 'office', name: 'An office' },
] as const

/** Who of an offer gets one card, and in which words. */
export function OfferDialog({ offer, onClose }: { readonly offer: HouseholdOffer; readonly onClose: () => void }) {
  const { customers, household, usualGreeting, usualName } = offer
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(customers.map(({ id }) => id)))
  const [words, setWords] = useState<HouseholdWords>({ kind: offer.kind, greeting: '', name: '' })
  const toggle = (id: string) => setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]))
  const isUsual = chosen.size === customers.length && words.kind === offer.kind
  const isReady = chosen.size >= (household ? 1 : 2)
  const submit = async () => {
    if (isReady && (await putTogether(offer, [...chosen], words))) onClose()
  }
  return (
    <WordsDialog title={household ? `Join ${household.name}` : 'Write to them together'} action="Put together" isReady={isReady} onSubmit={submit} onClose={onClose}>
      <div className={cx(styles.people)} role="group" aria-label="Who gets one card">
        {customers.map(({ id, name, company }) => (
          <Checkbox key={id} className={cx(styles.person)} isSelected={chosen.has(id)} onChange={() => toggle(id)}>
            <Tick isOn={chosen.has(id)} />
            <span>
              {name} {company && company !== name && <small>{company}</small>}
            </span>
          </Checkbox>
        ))}
      </div>
      {!household && <Words words={words} onChange={setWords} usual={isUsual ? { greeting: usualGreeting, name: usualName } : null} />}
    </WordsDialog>
  )
}

/** The words for people who get one card already. */
export function HouseholdDialog({ household, onClose }: { readonly household: Household; readonly onClose: () => void }) {
  const { kind, greeting, name, usualGreeting, usualName } = household
  const [words, setWords] = useState<HouseholdWords>({ kind, greeting, name })
  const submit = async () => {
    if (await saveHousehold(household, words)) onClose()
  }
  return (
    <WordsDialog title={household.piece.name} action="Save" isReady onSubmit={submit} onClose={onClose}>
      <Words words={words} onChange={setWords} usual={words.kind === kind ? { greeting: usualGreeting, name: usualName } : null} />
    </WordsDialog>
  )
}

interface WordsDialogProps {
  readonly title: string
  readonly action: string
  readonly isReady: boolean
  readonly onSubmit: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

function WordsDialog({ title, action, isReady, onSubmit, onClose, children }: WordsDialogProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void onSubmit()} isDisabled={!isReady}>
            {action}
          </Button>
        </>
      }
    >
      <form
        className={cx(styles.words)}
        onSubmit={(event) => {
          event.preventDefault()
          void onSubmit()
        }}
      >
        {children}
        {/* Enter in a field submits only where the form has a button of its own. */}
        <button type="submit" hidden aria-label={action} />
      </form>
    </Dialog>
  )
}

interface WordsProps {
  readonly words: HouseholdWords
  readonly onChange: (words: HouseholdWords) => void
  /** What stands where nothing is typed; null where that has still to be worked out. */
  readonly usual: { readonly greeting: string; readonly name: string } | null
}

function Words({ words, onChange, usual }: WordsProps) {
  return (
    <>
      <Segmented label="What they share" isLabelShown value={words.kind} options={kinds} onChange={(kind) => onChange({ ...words, kind })} />
      <Field
        label="How the card greets them"
        value={words.greeting}
        onChange={(greeting) => onChange({ ...words, greeting })}
        placeholder={usual?.greeting ?? 'As their names say'}
        maxLength={200}
      />
      <Field
        label="Name above the address"
        value={words.name}
        onChange={(name) => onChange({ ...words, name })}
        placeholder={usual?.name ?? 'As their names say'}
        description="Left empty, both follow from their names."
        maxLength={200}
      />
    </>
  )
}
