import type { DuplicatePair, DuplicateSide, MergeField } from '../../contract/duplicates.ts'
import { formatDay, formatMoney } from '../format.ts'

/** One line of two people side by side. */
export interface PairRow {
  readonly field: MergeField
  readonly label: string
  readonly values: readonly [string, string]
  /** `choice`: both say something, and the founder chooses; `earlier`: the earlier day stays; `plain`: nothing is lost. */
  readonly kind: 'choice' | 'earlier' | 'plain'
}

const labels: Record<MergeField, string> = {
  name: 'Name',
  firstName: 'Greeted as',
  company: 'Company',
  email: 'E-mail',
  phone: 'Phone',
  address: 'Address',
  sinceOn: 'With you since',
  plan: 'Plan',
  spend: 'Spent',
}

/** What two people say of themselves, line by line; lines on which neither says anything are left out. */
export function pairRows({ one, other }: DuplicatePair): PairRow[] {
  return (Object.keys(labels) as MergeField[]).flatMap((field) => {
    const values = [valueOf(one, field), valueOf(other, field)] as const
    if (values[0] === '' && values[1] === '') return []
    const isOpen = values[0] !== '' && values[1] !== '' && values[0] !== values[1]
    return [{ field, label: labels[field], values, kind: !isOpen ? 'plain' : field === 'sinceOn' ? 'earlier' : 'choice' }]
  })
}

function valueOf(side: DuplicateSide, field: MergeField): string {
  switch (field) {
    case 'address':
      return side.addressLines.join('\n')
    case 'sinceOn':
      return side.sinceOn ? formatDay(side.sinceOn) : ''
    case 'spend':
      return side.spendCents === null ? '' : formatMoney(side.spendCents, side.spendCurrency)
    case 'name':
    case 'firstName':
    case 'company':
    case 'email':
    case 'phone':
    case 'plan':
      return side[field]
  }
}
