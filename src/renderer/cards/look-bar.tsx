import { Feather, Flower } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Card, CardPreview } from '../../contract/cards.ts'
import type { Look } from '../../contract/stationery.ts'
import { SheetSvg } from '../stationery/sheet-svg.tsx'
import { useStationery } from '../stationery/stationery.store.ts'
import pickerStyles from '../stationery/stationery.module.css'
import { useResource } from '../state/resource.ts'
import { Choice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { Segmented } from '../ui/toggles.tsx'
import { Tray } from '../ui/tray.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { setLook } from './cards.store.ts'
import { previewCard } from './preview.store.ts'
import styles from './cards.module.css'

/** What the card is made of: size, design, hand and ink. Hands and designs are shown on this very card. */
export function LookBar({ card }: { readonly card: Card }) {
  const { value: stationery } = useResource(useStationery)
  if (!stationery) return <div className={cx(styles.lookBar)} />
  const { look } = card
  const name = <T extends { readonly id: string; readonly name: string }>(list: readonly T[], id: string) => list.find((one) => one.id === id)?.name ?? id
  const set = (change: Partial<Look>) => void setLook(card, change)
  return (
    <div className={cx(styles.lookBar)} role="group" aria-label="Stationery">
      <Tray label={`Hand: ${name(stationery.hands, look.hand)}`} trigger={<Chosen icon={<Feather size={14} aria-hidden />} name={name(stationery.hands, look.hand)} />}>
        <LookOptions
          card={card}
          options={stationery.hands}
          chosen={look.hand}
          lookOf={(hand) => ({ ...look, hand })}
          side="text"
          onChoose={(hand) => set({ hand })}
        />
      </Tray>
      <Tray label={`Design: ${name(stationery.designs, look.design)}`} trigger={<Chosen icon={<Flower size={14} aria-hidden />} name={name(stationery.designs, look.design)} />}>
        <LookOptions
          card={card}
          options={stationery.designs}
          chosen={look.design}
          lookOf={(design) => ({ ...look, design })}
          side="front"
          onChoose={(design) => set({ design })}
        />
      </Tray>
      <Segmented label="Ink" value={look.ink} options={stationery.inks.map(({ id, name: ink }) => ({ id, name: ink }))} onChange={(ink) => set({ ink })} />
      <Choice
        isLabelHidden
        label="Size of all cards"
        value={look.size}
        options={stationery.cardSizes.map(({ id, name: size }) => ({ id, name: size }))}
        onChange={(size) => set({ size })}
      />
    </div>
  )
}

function Chosen({ icon, name }: { readonly icon: ReactNode; readonly name: string }) {
  return (
    <span className={cx(styles.chosen)}>
      {icon}
      {name}
    </span>
  )
}

interface LookOptionsProps<T extends string> {
  readonly card: Card
  readonly options: readonly { readonly id: T; readonly name: string; readonly description: string }[]
  readonly chosen: T
  readonly lookOf: (id: T) => Look
  /** A side's name, or `text` for the one that is written on. */
  readonly side: string
  readonly onChoose: (id: T) => void
}

/** The same card in each of a few looks. */
function LookOptions<T extends string>({ card, options, chosen, lookOf, side, onChoose }: LookOptionsProps<T>) {
  return (
    <div className={cx(pickerStyles.options)}>
      {options.map((option) => (
        <AriaButton key={option.id} className={cx(pickerStyles.option)} aria-pressed={option.id === chosen} onPress={() => onChoose(option.id)}>
          <MiniCard card={card} look={lookOf(option.id)} side={side} name={option.name} />
          <span>
            {option.name}
            <br />
            <small>{option.description}</small>
          </span>
        </AriaButton>
      ))}
    </div>
  )
}

const sampleText = 'Thank you for six good years. Your letter in March made our week.'
const miniZoom = 0.36

function MiniCard({ card, look, side, name }: { readonly card: Card; readonly look: Look; readonly side: string; readonly name: string }) {
  const [preview, setPreview] = useState<CardPreview | null>(null)
  const { customerId, householdId, text } = card
  const lookKey = JSON.stringify(look)
  useEffect(() => {
    const controller = new AbortController()
    previewCard({ customerId, isAlone: householdId === null, text: text || sampleText, look: JSON.parse(lookKey) as Look }, controller.signal).then(setPreview, () => undefined)
    return () => controller.abort()
  }, [customerId, householdId, text, lookKey])
  const wanted = side === 'text' ? (preview?.pages.some((one) => one.name === 'inside') ? 'inside' : 'back') : side
  const page = preview?.pages.find((one) => one.name === wanted) ?? preview?.pages[0]
  if (!preview || !page) return <Waiting>…</Waiting>
  return <SheetSvg page={page} outlines={preview.outlines} zoom={miniZoom} label={name} />
}
