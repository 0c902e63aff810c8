import { useEffect, useState } from 'react'
import type { Customer, CustomerFields } from '../../contract/customers.ts'
import { LikeNote } from '../duplicates/like-note.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/field.tsx'
import { today } from '../format.ts'
import { Notice } from '../ui/page.tsx'
import { onEscape } from '../state/escape.ts'
import { Switch } from '../ui/toggles.tsx'
import { AddressFields, emptyAddress } from './address-fields.tsx'
import styles from './customer-form.module.css'
import { draftOf, dropDraft, keepDraft, tellDraft } from './form-drafts.ts'

export interface CustomerFormProps {
  readonly customer?: Customer
  readonly action: string
  /** Called with the fields that changed; false where that failed. */
  readonly onSave: (fields: Partial<CustomerFields>) => Promise<boolean>
  readonly onCancel: () => void
}

const emptyFields: CustomerFields = {
  name: '',
  firstName: '',
  company: '',
  email: '',
  phone: '',
  sinceOn: null,
  plan: '',
  isDoNotMail: false,
  isDoNotEmail: false,
  address: emptyAddress,
}

const fieldNames = Object.keys(emptyFields) as (keyof CustomerFields)[]

export function CustomerForm({ customer, action, onSave, onCancel }: CustomerFormProps) {
  const before: CustomerFields = customer ?? emptyFields
  const key = customer?.id ?? 'new'
  const name = customer?.displayName
  const [isBack] = useState(() => draftOf(key) !== undefined)
  const [fields, setFields] = useState<CustomerFields>(() => ({ ...pick(before), ...draftOf(key) }))
  const changesIn = (now: CustomerFields): Partial<CustomerFields> =>
    Object.fromEntries(fieldNames.filter((field) => JSON.stringify(now[field]) !== JSON.stringify(before[field])).map((field) => [field, now[field]]))
  const set = (change: Partial<CustomerFields>) => {
    const next = { ...fields, ...change }
    setFields(next)
    keepDraft(key, changesIn(next))
  }
  useEffect(() => onEscape(onCancel), [onCancel])
  useEffect(() => () => tellDraft(key, name), [key, name])
  const isNamed = [fields.name, fields.company, fields.email].some((value) => value.trim() !== '')
  const submit = async () => {
    const changes = changesIn(fields)
    dropDraft(key)
    if (!(await onSave(changes))) keepDraft(key, changes)
  }
  const cancel = () => {
    dropDraft(key)
    onCancel()
  }
  return (
    <form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault()
        if (isNamed) void submit()
      }}
    >
      {isBack && <Notice tone="needs-you">What you typed before is back. It is not saved yet.</Notice>}
      <div className={cx(styles.grid)}>
        <Field label="Name" value={fields.name} onChange={(name) => set({ name })} autoFocus />
        <Field label="First name on the card" value={fields.firstName} onChange={(firstName) => set({ firstName })} placeholder={fields.name.trim().split(' ')[0] ?? ''} />
        <Field label="Company" value={fields.company} onChange={(company) => set({ company })} />
        <Field label="Plan" value={fields.plan} onChange={(plan) => set({ plan })} />
        <Field label="E-mail" type="email" value={fields.email} onChange={(email) => set({ email })} />
        <Field label="Phone" type="tel" value={fields.phone} onChange={(phone) => set({ phone })} />
        <Field label="Customer since" type="date" max={today()} value={fields.sinceOn ?? ''} onChange={(day) => set({ sinceOn: day || null })} />
      </div>
      <AddressFields address={fields.address} name={fields.name} company={fields.company} onChange={(address) => set({ address })} />
      <div className={cx(styles.switches)}>
        <Switch isSelected={fields.isDoNotMail} onChange={(isDoNotMail) => set({ isDoNotMail })}>
          Do not mail
        </Switch>
        <Switch isSelected={fields.isDoNotEmail} onChange={(isDoNotEmail) => set({ isDoNotEmail })}>
          Do not e-mail
        </Switch>
      </div>
      <LikeNote fields={fields} exceptId={customer?.id ?? null} onFollow={onCancel} />
      {!isNamed && <p className={cx(styles.hint)}>A customer needs a name, a company or an e-mail address.</p>}
      <div className={cx(styles.formActions)}>
        <Button onPress={cancel}>Cancel</Button>
        <Button type="submit" look="primary" isDisabled={!isNamed}>
          {action}
        </Button>
      </div>
    </form>
  )
}

function pick(fields: CustomerFields): CustomerFields {
  return Object.fromEntries(fieldNames.map((name) => [name, fields[name]])) as CustomerFields
}
