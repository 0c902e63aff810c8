import { useEffect, useState } from 'react'
import type { Customer, CustomerFields } from '../../contract/customers.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/field.tsx'
import { today } from '../format.ts'
import { onEscape } from '../state/escape.ts'
import { Switch } from '../ui/toggles.tsx'
import { AddressFields, emptyAddress } from './address-fields.tsx'
import styles from './customers.module.css'

export interface CustomerFormProps {
  readonly customer?: Customer
  readonly action: string
  /** Called with the fields that changed. */
  readonly onSave: (fields: Partial<CustomerFields>) => Promise<void>
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
  const [fields, setFields] = useState<CustomerFields>(() => pick(before))
  const set = (change: Partial<CustomerFields>) => setFields((now) => ({ ...now, ...change }))
  useEffect(() => onEscape(onCancel), [onCancel])
  const isNamed = [fields.name, fields.company, fields.email].some((value) => value.trim() !== '')
  const submit = () => {
    const changed = fieldNames.filter((name) => JSON.stringify(fields[name]) !== JSON.stringify(before[name]))
    void onSave(Object.fromEntries(changed.map((name) => [name, fields[name]])))
  }
  return (
    <form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault()
        if (isNamed) submit()
      }}
    >
      <div className={cx(styles.grid)}>
        <Field label="Name" value={fields.name} onChange={(name) => set({ name })} autoFocus />
        <Field label="First name on the card" value={fields.firstName} onChange={(firstName) => set({ firstName })} placeholder={fields.name.trim().split(' ')[0] ?? ''} />
        <Field label="Company" value={fields.company} onChange={(company) => set({ company })} />
        <Field label="Plan" value={fields.plan} onChange={(plan) => set({ plan })} />
        <Field label="E-mail" type="email" value={fields.email} onChange={(email) => set({ email })} />
        <Field label="Phone" type="tel" value={fields.phone} onChange={(phone) => set({ phone })} />
        <Field label="Customer since" type="date" max={today()} value={fields.sinceOn ?? ''} onChange={(day) => set({ sinceOn: day || null })} />
      </div>
      <AddressFields address={fields.address} onChange={(address) => set({ address })} />
      <div className={cx(styles.switches)}>
        <Switch isSelected={fields.isDoNotMail} onChange={(isDoNotMail) => set({ isDoNotMail })}>
          Do not mail
        </Switch>
        <Switch isSelected={fields.isDoNotEmail} onChange={(isDoNotEmail) => set({ isDoNotEmail })}>
          Do not e-mail
        </Switch>
      </div>
      {!isNamed && <p className={cx(styles.quiet)}>A customer needs a name, a company or an e-mail address.</p>}
      <div className={cx(styles.formActions)}>
        <Button onPress={onCancel}>Cancel</Button>
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
