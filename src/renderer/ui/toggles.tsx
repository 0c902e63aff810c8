import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup, Switch as AriaSwitch } from 'react-aria-components'
import type { Option } from './choice.tsx'
import control from './control.module.css'
import { cx } from './cx.ts'
import styles from './toggles.module.css'

export interface SwitchProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children: ReactNode
}

/** The picture of a checkbox, for rows that are selected as a whole. */
export function Tick({ isOn }: { readonly isOn: boolean }) {
  return (
    <span className={cx(styles.box, isOn && styles.on)} aria-hidden>
      {isOn && <Check size={12} strokeWidth={3} />}
    </span>
  )
}

export function Switch({ isSelected, onChange, children }: SwitchProps) {
  return (
    <AriaSwitch className={cx(styles.switch)} isSelected={isSelected} onChange={onChange}>
      <span className={cx(styles.track, isSelected && styles.trackOn)} aria-hidden />
      {children}
    </AriaSwitch>
  )
}

export interface SegmentedProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  readonly isLabelShown?: boolean
}

/** One of two to five, all in sight. */
export function Segmented<T extends string>({ label, value, options, onChange, isLabelShown = false }: SegmentedProps<T>) {
  return (
    <RadioGroup
      className={cx(control.stack)}
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
      {...(!isLabelShown && { 'aria-label': label })}
    >
      {isLabelShown && <Label className={cx(control.label)}>{label}</Label>}
      <div className={cx(styles.segments)}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={cx(styles.segment)}>
            {option.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
