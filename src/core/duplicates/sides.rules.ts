import type { Customer } from '../../contract/customers.ts'
import type { LikenessSide } from '../../contract/imports.ts'

/** A customer as one of two who are shown side by side. */
export function sideOf(customer: Customer): LikenessSide {
  const { name, company, email, phone, sinceOn, plan, facts } = customer
  return { name, company, email, phone, sinceOn, plan, addressLines: placeLines(customer), facts: facts.map(({ text }) => text) }
}

/** Where somebody lives, without who: so that two addresses that are one look it. */
function placeLines({ addressLines, name, company, address }: Customer): string[] {
  const lines = addressLines.filter((line) => line !== name && line !== company)
  return lines.length > 0 ? lines : [address.line1, address.line2, address.postalCode, address.city, address.region].filter(Boolean)
}
