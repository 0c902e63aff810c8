import { Check, ChevronDown } from 'lucide-react'
import { Button, ComboBox, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, type Key } from 'react-aria-components'
import styles from './choice.module.css'
import { ComboLine } from './combo-line.tsx'
import control from './control.module.css'
import { cx } from './cx.ts'

export interface Option<T extends string> {
  readonly id: T
  readonly name: string
  readonly description?: string
}

export interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  /** Keeps the label for those who listen and takes it from those who look. */
  readonly isLabelHidden?: boolean
  readonly isSmall?: boolean
}

/** One of a few. */
export function Choice<T extends string>({ label, value, options, onChange, isLabelHidden = false, isSmall = false }: ChoiceProps<T>) {
  return (
    <Select
      className={cx(control.stack)}
      value={value}
      onChange={(key: Key | null) => key !== null && onChange(key as T)}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={cx(control.label)}>{label}</Label>}
      <Button className={cx(styles.button, isSmall && styles.small)}>
        <SelectValue className={cx(styles.value)}>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={cx(control.popover, styles.popover)} offset={4}>
        <Options options={options} />
      </Popover>
    </Select>
  )
}

export interface SearchChoiceProps<T extends string> extends ChoiceProps<T> {
  /** What looks wrong with the choice, in amber. */
  readonly hint?: string | undefined
}

/** One of many, found by typing. */
export function SearchChoice<T extends string>({ label, value, options, onChange, hint }: SearchChoiceProps<T>) {
  return (
    <ComboBox
      className={cx(control.stack)}
      value={value}
      onChange={(key: Key | null) => onChange((key ?? '') as T)}
      defaultItems={options}
      menuTrigger="focus"
    >
      <ComboLine label={label} hint={hint} />
      <Popover className={cx(control.popover, styles.popover)} offset={4}>
        <ListBox className={cx(styles.list)}>{(option: Option<T>) => <OptionItem option={option} />}</ListBox>
      </Popover>
    </ComboBox>
  )
}

function Options<T extends string>({ options }: { readonly options: readonly Option<T>[] }) {
  return (
    <ListBox className={cx(styles.list)} items={options}>
      {(option: Option<T>) => <OptionItem option={option} />}
    </ListBox>
  )
}

function OptionItem<T extends string>({ option }: { readonly option: Option<T> }) {
  return (
    <ListBoxItem id={option.id} textValue={option.name} className={cx(control.option, styles.item)}>
      {({ isSelected }) => (
        <>
          <span className={cx(styles.tick)}>{isSelected && <Check size={14} aria-hidden />}</span>
          <span>
            {option.name}
            {option.description && <small className={cx(styles.description)}>{option.description}</small>}
          </span>
        </>
      )}
    </ListBoxItem>
  )
}
