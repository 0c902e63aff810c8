import { Button } from 'react-aria-components'
import type { LabelSheet } from '../../contract/stationery.ts'
import { cx } from '../ui/cx.ts'
import styles from './stationery.module.css'

const papers = { letter: { widthMm: 215.9, heightMm: 279.4 }, a4: { widthMm: 210, heightMm: 297 } } as const

export interface LabelStartProps {
  readonly sheet: LabelSheet
  readonly start: number
  /** How many labels will be printed; those are shown in wax. */
  readonly labels: number
  readonly onChange: (start: number) => void
}

/** A small drawing of the sheet: a click on the first free label says where printing starts. */
export function LabelStart({ sheet, start, labels, onChange }: LabelStartProps) {
  const paper = papers[sheet.paper]
  const places = Array.from({ length: sheet.columns * sheet.rows }, (_, index) => index + 1)
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`
  return (
    <div className={cx(styles.startPicker)}>
      <div className={cx(styles.sheet)} role="group" aria-label="First free label" style={{ aspectRatio: `${paper.widthMm} / ${paper.heightMm}` }}>
        {places.map((place) => {
          const column = (place - 1) % sheet.columns
          const row = Math.floor((place - 1) / sheet.columns)
          const isUsed = place < start
          const isPrinted = !isUsed && place < start + labels
          return (
            <Button
              key={place}
              className={cx(styles.labelPlace, isUsed && styles.usedPlace, isPrinted && styles.printedPlace)}
              aria-label={`Start at label ${place}`}
              aria-pressed={place === start}
              onPress={() => onChange(place)}
              style={{
                left: percent(sheet.leftMm + column * sheet.pitchXMm, paper.widthMm),
                top: percent(sheet.topMm + row * sheet.pitchYMm, paper.heightMm),
                width: percent(sheet.widthMm, paper.widthMm),
                height: percent(sheet.heightMm, paper.heightMm),
              }}
            />
          )
        })}
      </div>
      <p className={cx(styles.hint)}>
        {start === 1 ? 'A whole sheet. If some labels are used, click the first free one.' : `Starts at label ${start}; the ${start - 1} before it are used.`}
      </p>
    </div>
  )
}
