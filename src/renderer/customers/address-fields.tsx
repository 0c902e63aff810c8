import { useEffect, useState } from 'react'
import type { Address } from '../../contract/customers.ts'
import { SearchChoice } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/field.tsx'
import { Suggest } from '../ui/suggest.tsx'
import { createAddressReader } from './addresses.store.ts'
import { countries } from './countries.ts'
import { PaperLines } from '../ui/paper-lines.tsx'
import styles from './customer-form.module.css'

export const emptyAddress: Address = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }

export interface AddressFieldsProps {
  readonly address: Address
  readonly onChange: (address: Address) => void
  /** Who stands above the address. */
  readonly name: string
  readonly company: string
  /** Where the letter starts; left out, the sender's country. */
  readonly fromCountry?: string
}

type Part = keyof Address

/** A postal address in the form of its country, what looks wrong with it, and how it will print. */
export function AddressFields({ address, onChange, name, company, fromCountry }: AddressFieldsProps) {
  const [useReading] = useState(createAddressReader)
  const { fields, hints, lines } = useReading()
  // Nobody is told that the city is missing who has just begun with the street.
  const [left, setLeft] = useState<ReadonlySet<Part>>(() => new Set(isBlank(address) ? [] : (Object.keys(address) as Part[])))
  // What the country has no place for stays as long as there was something in it, also while it is being cleared.
  const [seen, setSeen] = useState<ReadonlySet<Part>>(new Set())
  useEffect(() => useReading.read({ address, name, company, fromCountry: fromCountry ?? null }), [useReading, address, name, company, fromCountry])
  const set = (change: Partial<Address>) => {
    setSeen(new Set([...seen, ...(Object.keys(address) as Part[]).filter((part) => address[part] !== '')]))
    onChange({ ...address, ...change })
  }
  const hintOf = (part: Part) => (left.has(part) ? hints.find(({ field }) => field === part)?.message : undefined)
  const leave = (part: Part) => {
    if (!left.has(part)) setLeft(new Set([...left, part]))
  }
  return (
    <fieldset className={cx(styles.address)}>
      <legend>Address</legend>
      <div className={cx(styles.grid)}>
        <div onBlur={() => leave('country')}>
          <SearchChoice label="Country" value={address.country} options={countries} onChange={(country) => set({ country })} hint={hintOf('country')} />
        </div>
        {fields
          .filter(({ field, isSpare }) => !isSpare || address[field] !== '' || seen.has(field))
          .map(({ field, label, options, example }) => (
            <div key={field} onBlur={() => leave(field)}>
              {options.length > 0 ? (
                <Suggest label={label} value={address[field]} suggestions={options} onChange={(value) => set({ [field]: value })} hint={hintOf(field)} />
              ) : (
                <Field
                  label={label}
                  value={address[field]}
                  onChange={(value) => set({ [field]: value })}
                  hint={hintOf(field)}
                  maxLength={lengths[field]}
                  {...(example !== '' && { placeholder: `like ${example}` })}
                />
              )}
            </div>
          ))}
      </div>
      {isEnough(address) && lines.length > 0 && (
        <div className={cx(styles.print)}>
          <p>This is how it will print.</p>
          <PaperLines isSmall label="As it will print" lines={lines} />
        </div>
      )}
    </fieldset>
  )
}

const lengths: Readonly<Record<Exclude<Part, 'country'>, number>> = { line1: 200, line2: 200, city: 120, region: 120, postalCode: 40 }

/** What an envelope needs at least; less than that prints none. */
const isEnough = ({ line1, city, postalCode }: Address): boolean => line1 !== '' && (city !== '' || postalCode !== '')

const isBlank = ({ country: _, ...parts }: Address): boolean => Object.values(parts).every((part) => part === '')
