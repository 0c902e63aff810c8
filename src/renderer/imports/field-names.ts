import type { ImportField } from '../../contract/imports.ts'

/** What a column can fill, in the words of a customer's page. */
export const fieldNames: Record<ImportField, string> = {
  externalId: 'Your number for them',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  email: 'E-mail',
  phone: 'Phone',
  sinceOn: 'Customer since',
  plan: 'Plan',
  spend: 'Spent',
  currency: 'Currency',
  address: 'Whole address in one cell',
  line1: 'Street and number',
  houseNumber: 'House number',
  line2: 'Second address line',
  city: 'City',
  region: 'State or region',
  postalCode: 'Postal code',
  country: 'Country',
  doNotMail: 'Do not mail',
  doNotEmail: 'Do not e-mail',
  fact: 'Fact',
}

export const leaveOut = 'leave-out'

export const fieldOptions = [
  { id: leaveOut, name: 'Leave out' },
  ...(Object.keys(fieldNames) as ImportField[]).map((id) => ({ id, name: fieldNames[id] })),
] as const satisfies readonly { id: ImportField | typeof leaveOut; name: string }[]
