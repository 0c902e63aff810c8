import { X } from 'lucide-react'
import { useState } from 'react'
import { Input, TextField } from 'react-aria-components'
import type { Customer } from '../../contract/customers.ts'
import { Button, IconButton } from '../ui/button.tsx'
import control from '../ui/control.module.css'
import { cx } from '../ui/cx.ts'
import { formatDay } from '../format.ts'
import { Section } from '../ui/page.tsx'
import { addFact, removeFact } from './customer.store.ts'
import styles from './customers.module.css'

/** What is worth remembering about a person; the newest can stand on a card. */
export function Facts({ customer }: { readonly customer: Customer }) {
  const [text, setText] = useState('')
  const add = async () => {
    if (text.trim() !== '' && (await addFact(customer.id, text))) setText('')
  }
  return (
    <div id="customer-facts">
      <Section title="Facts">
        {customer.facts.length > 0 && (
          <ul className={cx(styles.factList)}>
            {customer.facts.map((fact) => (
              <li key={fact.id}>
                <span>{fact.text}</span>
                <small>{formatDay(fact.notedOn)}</small>
                <IconButton label={`Remove “${fact.text}”`} icon={<X size={14} aria-hidden />} onPress={() => void removeFact(customer.id, fact)} />
              </li>
            ))}
          </ul>
        )}
        <form
          className={cx(styles.addFact)}
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <TextField aria-label="A fact to remember" value={text} onChange={setText} maxLength={500}>
            <Input className={cx(control.input, styles.factInput)} placeholder="Something true to remember: “daughter Mia starts school”" />
          </TextField>
          <Button type="submit" isDisabled={text.trim() === ''}>
            Add fact
          </Button>
        </form>
      </Section>
    </div>
  )
}
