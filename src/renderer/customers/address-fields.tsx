import type { Address } from '../../contract/customers.ts'
import { SearchChoice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/field.tsx'
import { countries } from './countries.ts'
import styles from './customer-form.module.css'

export const emptyAddress: Address = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }

/** The parts of a postal address; the order on paper follows from the country. */
export function AddressFields({ address, onChange }: { readonly address: Address; readonly onChange: (address: Address) => void }) {
  const set = (change: Partial<Address>) => onChange({ ...address, ...change })
  return (
    <fieldset className={cx(styles.address)}>
      <legend>Address</legend>
      <div className={cx(styles.grid)}>
        <Field label="Street and number" value={address.line1} onChange={(line1) => set({ line1 })} />
        <Field label="Second line" value={address.line2} onChange={(line2) => set({ line2 })} />
        <Field label="Postal code" value={address.postalCode} onChange={(postalCode) => set({ postalCode })} />
        <Field label="City" value={address.city} onChange={(city) => set({ city })} />
        <Field label="State or region" value={address.region} onChange={(region) => set({ region })} />
        <SearchChoice label="Country" value={address.country} options={countries} onChange={(country) => set({ country })} />
      </div>
    </fieldset>
  )
}
