import { ChevronDown } from 'lucide-react'
import { Button, Input, Label, Text } from 'react-aria-components'
import styles from './choice.module.css'
import control from './control.module.css'
import { cx } from './cx.ts'
import field from './field.module.css'

/** What every line that is typed into and opens a list shows before the list: the label, the line, the button and what looks wrong. */
export function ComboLine({ label, hint }: { readonly label: string; readonly hint: string | undefined }) {
  return (
    <>
      <Label className={cx(control.label)}>{label}</Label>
      <div className={cx(styles.combo)}>
        <Input className={cx(control.input, styles.input)} />
        <Button className={cx(styles.open)}>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </div>
      {hint && (
        <Text slot="description" className={cx(field.hint)}>
          {hint}
        </Text>
      )}
    </>
  )
}
