import { Fragment } from 'react'
import { Checkbox, GridListItem } from 'react-aria-components'
import type { Moment } from '../../contract/moments.ts'
import { addressOf } from '../state/navigation.store.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Tag } from '../ui/page.tsx'
import { Tick } from '../ui/toggles.tsx'
import styles from './moments.module.css'

export interface DueRowProps {
  readonly moment: Moment
  readonly onWrite: () => void
  readonly onSkip: () => void
}

/** One person who is due: how long with us, why now, and what is missing. */
export function DueRow({ moment, onWrite, onSkip }: DueRowProps) {
  const { id, name, company, years } = moment
  return (
    <GridListItem id={id} textValue={`${name}: ${moment.why}`} className={cx(styles.row)}>
      {({ isSelected }) => (
        <>
          <Checkbox slot="selection" className={cx(styles.check)}>
            <Tick isOn={isSelected} />
          </Checkbox>
          <span className={cx(styles.stamp)} aria-hidden>
            <b>{years}</b>
            {years === 1 ? 'year' : 'years'}
          </span>
          <div className={cx(styles.who)}>
            <h2 className={cx(styles.name)}>
              <a href={addressOf('customers', id)}>{name}</a>
              {company && company !== name && <span className={cx(styles.company)}>{company}</span>}
            </h2>
            <p className={cx(styles.why)}>
              {moment.whyParts.map((part, index) => (
                <Fragment key={`${part.from}-${part.id}-${index}`}>
                  {index > 0 && ' – '}
                  <a href={`${addressOf('customers', id)}/${part.from}`}>{part.text}</a>
                </Fragment>
              ))}
            </p>
          </div>
          <div className={cx(styles.side)}>
            {moment.runId && (
              <a href={addressOf('desk', moment.runId)}>
                <Tag>Card on the desk</Tag>
              </a>
            )}
            {moment.hasDraft && <Tag>Draft started</Tag>}
            {!moment.hasAddress && <Tag tone="needs-you">Needs an address</Tag>}
            <Button look="quiet" size="small" onPress={onSkip} label={`Skip ${name}`}>
              Skip…
            </Button>
            <Button onPress={onWrite} label={`Write to ${name}`}>
              Write
            </Button>
          </div>
        </>
      )}
    </GridListItem>
  )
}
