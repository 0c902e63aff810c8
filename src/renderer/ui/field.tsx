import type { ReactNode } from 'react'
import { Input, Label, NumberField as AriaNumberField, Text, TextArea, TextField } from 'react-aria-components'
import control from './control.module.css'
import { cx } from './cx.ts'
import styles from './field.module.css'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'tel' | 'date'
  readonly description?: ReactNode
  /** What looks wrong with the value, in amber; it may be right all the same. */
  readonly hint?: string | undefined
  readonly placeholder?: string
  readonly rows?: number
  readonly autoFocus?: boolean
  readonly isRequired?: boolean
  readonly maxLength?: number
  readonly max?: string
}

/** One line of text, or several where `rows` is given. */
export function Field({ label, value, onChange, type = 'text', description, hint, placeholder, rows, max, ...rest }: FieldProps) {
  const hints = placeholder === undefined ? {} : { placeholder }
  return (
    <TextField className={cx(control.stack)} value={value} onChange={onChange} type={type} {...rest}>
      <Label className={cx(control.label)}>{label}</Label>
      {rows ? (
        <TextArea className={cx(control.input, styles.area)} rows={rows} {...hints} />
      ) : (
        <Input className={cx(control.input)} {...hints} {...(max && { max })} />
      )}
      {(hint ?? description) && (
        <Text slot="description" className={cx(hint ? styles.hint : styles.description)}>
          {hint ?? description}
        </Text>
      )}
    </TextField>
  )
}

export interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly min: number
  readonly max: number
  readonly description?: ReactNode
}

export function NumberField({ label, value, onChange, min, max, description }: NumberFieldProps) {
  return (
    <AriaNumberField
      className={cx(control.stack)}
      value={value}
      minValue={min}
      maxValue={max}
      onChange={(next) => !Number.isNaN(next) && onChange(next)}
    >
      <Label className={cx(control.label)}>{label}</Label>
      <Input className={cx(control.input, styles.number)} />
      {description && (
        <Text slot="description" className={cx(styles.description)}>
          {description}
        </Text>
      )}
    </AriaNumberField>
  )
}
