import type { ImportField, ImportSource } from '../../contract/imports.ts'
import { headerKey } from './headers.rules.ts'

/**
 * What a header means in one program's export and nowhere else; null leaves the column out. Keys are folded headers. Where
 * two columns fill one field, the earlier one here is taken.
 */
const special: Partial<Record<ImportSource, Readonly<Record<string, ImportField | null>>>> = {
  stripe: { id: 'externalId', createdutc: 'sinceOn', description: null, defaultcurrency: 'currency', currency: 'currency' },
  // The id of a payment is nobody's id, and the amount of one payment is not what somebody spent in all.
  'stripe-payments': {
    customerid: 'externalId', id: null, customeremail: 'email', cardname: 'name', createddateutc: 'sinceOn', createdutc: 'sinceOn',
    amount: null, currency: null, description: null, customerdescription: null, shippingname: null, status: null, plan: null,
  },
  shopify: {
    customerid: 'externalId', defaultaddresscompany: 'company', phone: 'phone', defaultaddressphone: 'phone', totalspent: 'spend', note: 'fact',
    provincecode: 'region', province: 'region', countrycode: 'country', country: 'country',
  },
  chargebee: { customersid: 'externalId', customerid: 'externalId', id: 'externalId', createdat: 'sinceOn', billingfirstname: null, billinglastname: null, vatnumber: null },
  hubspot: { recordid: 'externalId', contactid: 'externalId', becameacustomerdate: 'sinceOn', createdate: 'sinceOn', companyname: 'company', associatedcompany: 'company' },
  // CC and REGION are guessed from an IP address: good enough to name a country, not to write a state.
  mailchimp: { address: 'address', optintime: 'sinceOn', confirmtime: 'sinceOn', cc: 'country', region: null, notes: 'fact', unsubtime: 'doNotEmail', cleantime: 'doNotEmail', euid: null, leid: null },
  google: { name: 'name', notes: 'fact', birthday: null, event1value: null },
  outlook: {
    emailaddress: 'email', emaildisplayname: null, mobilephone: 'phone', homephone: 'phone', primaryphone: 'phone', businessphone: 'phone',
    notes: 'fact', account: null, location: null,
  },
  // Names a person in every program, and is therefore the last choice.
  vcard: { number: 'externalId', uid: 'externalId', fullname: 'name', streetandnumber: 'line1', secondaddressline: 'line2', stateorregion: 'region', note: 'fact' },
  longhand: {
    number: 'externalId', name: 'name', firstname: 'firstName', spent: 'spend', streetandnumber: 'line1', secondaddressline: 'line2',
    stateorregion: 'region', donotmail: 'doNotMail', donotemail: 'doNotEmail', fact: 'fact',
  },
}

/** What this program means by a header: a field with how sure it is, null for nothing, undefined where it is as everywhere. */
export function specialMeaning(source: ImportSource, header: string): { field: ImportField; rank: number } | null | undefined {
  const table = special[source]
  const key = headerKey(header)
  if (!table || !Object.hasOwn(table, key)) return undefined
  const field = table[key]
  return field ? { field, rank: Object.keys(table).indexOf(key) - 1000 } : null
}

/** Whose export this is, by headers that only that program writes. */
export function sourceOf(headers: readonly string[], rows: readonly (readonly string[])[]): ImportSource {
  const names = headers.map((header) => header.replace(/^\ufeff/, '').trim().toLowerCase())
  const keys = new Set(headers.map(headerKey))
  const has = (...wanted: string[]) => wanted.every((key) => keys.has(key))
  const starts = (column: string, prefix: string) => {
    const at = names.indexOf(column)
    return at >= 0 && rows.some((row) => row[at]?.startsWith(prefix))
  }
  if (has('uid', 'fullname', 'streetandnumber', 'stateorregion')) return 'vcard'
  if (has('name', 'customersince', 'streetandnumber', 'stateorregion', 'donotmail')) return 'longhand'
  if (has('customerid', 'customeremail', 'amount') && (has('createdutc') || has('createddateutc') || starts('id', 'ch_') || starts('id', 'py_'))) return 'stripe-payments'
  if (names.includes('created (utc)') && (has('delinquent') || starts('id', 'cus_'))) return 'stripe'
  if (has('acceptsemailmarketing') && (has('defaultaddressaddress1') || has('taxexempt') || has('totalspent'))) return 'shopify'
  if (has('leid', 'euid') || has('memberrating', 'optintime')) return 'mailchimp'
  if (has('email1value') && (has('labels') || has('groupmembership') || has('email1label') || has('email1type'))) return 'google'
  if ((has('recordid') || has('contactid')) && ['lifecyclestage', 'contactowner', 'leadstatus', 'createdate', 'associatedcompany'].some((key) => keys.has(key))) return 'hubspot'
  if (names.filter((name) => /^customers?(?:[.[]|_address)/.test(name)).length >= 2 || (has('autocollection') && (has('billingaddressline1') || has('firstname')))) return 'chargebee'
  if (has('emailaddress') && (has('homestreet') || has('businessstreet') || has('emaildisplayname'))) return 'outlook'
  return 'generic'
}
