import { Fragment } from 'react'
import type { HouseholdMember } from '../../contract/households.ts'
import { addressOf } from '../state/navigation.store.ts'

/** So many names still fit a line. */
const most = 6

/** The members, each a link to the customer. */
export function MemberNames({ members }: { readonly members: readonly HouseholdMember[] }) {
  return (
    <>
      {members.slice(0, most).map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <a href={addressOf('customers', id)}>{name}</a>
        </Fragment>
      ))}
      {members.length > most && ` and ${members.length - most} more`}
    </>
  )
}
