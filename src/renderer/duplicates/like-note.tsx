import { useEffect, useState } from 'react'
import type { CustomerFields } from '../../contract/customers.ts'
import { addressOf } from '../state/navigation.store.ts'
import { Notice } from '../ui/page.tsx'
import { findAlike, type Alike } from './duplicates.store.ts'

/** Typing goes on for this long before anybody is looked for. */
const restMs = 250

export interface LikeNoteProps {
  readonly fields: CustomerFields
  readonly exceptId: string | null
  /** Called when the founder goes to look at the other. */
  readonly onFollow: () => void
}

/** Says whom somebody who is being typed may be. It never stands in the way. */
export function LikeNote({ fields, exceptId, onFollow }: LikeNoteProps) {
  const [people, setPeople] = useState<readonly Alike[]>([])
  const { name, company, email, phone, address } = fields
  const typed = JSON.stringify({ name, company, email, phone, address })
  useEffect(() => {
    const controller = new AbortController()
    const timer = setTimeout(() => {
      findAlike(JSON.parse(typed) as Partial<CustomerFields>, exceptId, controller.signal).then(setPeople, () => undefined)
    }, restMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [typed, exceptId])
  return (
    <div role="status">
      {people[0] && (
        <Notice tone="needs-you">
          This may be{' '}
          {people.map((person, index) => (
            <span key={person.id}>
              {index > 0 && ' or '}
              <a href={addressOf('customers', person.id)} onClick={onFollow}>
                {person.name}
              </a>
            </span>
          ))}
          , whom you have already: {people[0].reasons[0]}.
        </Notice>
      )}
    </div>
  )
}
