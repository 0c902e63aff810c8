import { Minus, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Card, CardPreview } from '../../contract/cards.ts'
import type { PageLayout } from '../../contract/layout.ts'
import { ErrorNote } from '../errors/error-note.tsx'
import { pixelsPerPoint, SheetSvg } from '../stationery/sheet-svg.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Segmented } from '../ui/toggles.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { LookBar } from './look-bar.tsx'
import { usePreview } from './preview.store.ts'
import styles from './cards.module.css'

const sideNames: Record<string, string> = { front: 'Front', inside: 'Inside', back: 'Back' }
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2]
/** Room kept free around a card that is made to fit. */
const marginPx = 56

/** The side the text stands on: inside a folded card, on the back of a flat one. */
const writtenSide = (preview: CardPreview): string => (preview.pages.some((page) => page.name === 'inside') ? 'inside' : 'back')

/** The card, as large as it will be in the hand. */
export function CardStage({ card }: { readonly card: Card }) {
  const { preview, error } = usePreview()
  const [side, setSide] = useState<string | null>(null)
  const [zoom, setZoom] = useState<number | 'fit'>('fit')
  const stage = useRef<HTMLDivElement>(null)
  const page = preview?.pages.find((one) => one.name === (side ?? writtenSide(preview)))
  const scale = useScale(stage, page, zoom)
  const step = (by: 1 | -1) => setZoom((by === 1 ? zooms.find((one) => one > scale + 0.01) : zooms.findLast((one) => one < scale - 0.01)) ?? scale)
  const flip = () => {
    if (!preview || !page) return
    const next = (preview.pages.indexOf(page) + 1) % preview.pages.length
    setSide(preview.pages[next]?.name ?? null)
  }
  return (
    <section className={cx(styles.stageSide)} aria-label="The card">
      <div className={cx(styles.stageBar)}>
        {preview && page ? (
          <Segmented
            label="Side of the card"
            value={page.name}
            options={preview.pages.map(({ name }) => ({ id: name, name: sideNames[name] ?? name }))}
            onChange={setSide}
          />
        ) : (
          <span />
        )}
        <div className={cx(styles.zoom)}>
          <IconButton label="Smaller" icon={<Minus size={15} aria-hidden />} onPress={() => step(-1)} isDisabled={scale <= 0.5} />
          <Button size="small" look="quiet" onPress={() => setZoom(zoom === 1 ? 'fit' : 1)} label={`Size on screen ${Math.round(scale * 100)} percent; switch between fitting and true size`}>
            {`${Math.round(scale * 100)} %`}
          </Button>
          <IconButton label="Larger" icon={<Plus size={15} aria-hidden />} onPress={() => step(1)} isDisabled={scale >= 2} />
        </div>
      </div>
      <div className={cx(styles.stage)} ref={stage}>
        {error && <ErrorNote error={error} />}
        {!preview && !error && <Waiting>Laying out the card…</Waiting>}
        {preview && page && (
          <AriaButton className={cx(styles.card)} onPress={flip} aria-label="Turn the card over">
            <SheetSvg page={page} outlines={preview.outlines} zoom={scale} label={labelOf(page, card, preview)} />
          </AriaButton>
        )}
      </div>
      <LookBar card={card} />
    </section>
  )
}

function labelOf(page: PageLayout, card: Card, preview: CardPreview): string {
  const side = sideNames[page.name] ?? page.name
  return page.name === writtenSide(preview) ? `${side} of the card for ${card.customerName}: ${preview.text}` : `${side} of the card`
}

/** The zoom in use; "fit" is true size where there is room, and as large as there is room where not. */
function useScale(stage: React.RefObject<HTMLDivElement | null>, page: PageLayout | undefined, zoom: number | 'fit'): number {
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = stage.current
    if (!element) return
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [stage])
  if (zoom !== 'fit') return zoom
  if (!page || room.width === 0) return 1
  const fits = Math.min((room.width - marginPx) / (page.widthPt * pixelsPerPoint), (room.height - marginPx) / (page.heightPt * pixelsPerPoint))
  return Math.max(0.5, Math.min(1, Math.floor(fits * 100) / 100))
}
