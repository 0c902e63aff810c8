import { MoreHorizontal } from 'lucide-react'
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import buttonStyles from './button.module.css'
import control from './control.module.css'
import { cx } from './cx.ts'
import styles from './menu.module.css'

export interface MenuAction {
  readonly id: string
  readonly name: string
  readonly onAction: () => void
  readonly isDanger?: boolean
}

export interface MenuProps {
  readonly label: string
  readonly actions: readonly MenuAction[]
  /** Words on the button instead of three dots; the label goes on behind them. */
  readonly text?: string
}

/** Less frequent actions, behind three dots or a few words. */
export function Menu({ label, actions, text }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton aria-label={text ? `${text} ${label}` : label} className={cx(buttonStyles.button, buttonStyles.quiet, text ? buttonStyles.small : buttonStyles.icon)}>
        {text ?? <MoreHorizontal size={18} aria-hidden />}
      </AriaButton>
      <Popover className={cx(control.popover)} placement="bottom end" offset={4}>
        <AriaMenu className={cx(styles.menu)} onAction={(key) => actions.find((action) => action.id === key)?.onAction()}>
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} className={cx(control.option, styles.item, action.isDanger && styles.danger)}>
              {action.name}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
