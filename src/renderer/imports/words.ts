import { encodings, type Encoding, type ImportPreview, type ImportSource, type RepairKind } from '../../contract/imports.ts'
import type { GuardedField } from '../../contract/customers.ts'
import { count } from '../format.ts'

export const sourceNames: Record<ImportSource, string> = {
  stripe: 'Stripe customer export',
  'stripe-payments': 'Stripe payments export',
  shopify: 'Shopify customer export',
  chargebee: 'Chargebee customer export',
  hubspot: 'HubSpot contact export',
  mailchimp: 'Mailchimp audience export',
  google: 'Google Contacts export',
  outlook: 'Outlook contact export',
  vcard: 'Contact cards',
  longhand: 'Longhand export',
  generic: 'Table of customers',
}

export const formatNames: Record<ImportPreview['format'], string> = { csv: 'CSV', xlsx: 'Excel workbook', vcard: 'vCard' }

/** Where the letters come from, as a founder knows it, before the name of the encoding. */
export const encodingNames: Record<Encoding, string> = {
  'utf-8': 'Any language (UTF-8)',
  'utf-16le': 'Any language (UTF-16)',
  'utf-16be': 'Any language (UTF-16, big-endian)',
  'windows-1252': 'Western Europe (Windows-1252)',
  'windows-1250': 'Central Europe (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  macintosh: 'Western Europe, old Mac (Mac Roman)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
}
export const encodingOptions = encodings.map((id) => ({ id, name: encodingNames[id] }))

const delimiters: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'upright strokes' }
/** `;` as "columns by semicolons". */
export const delimiterWords = (delimiter: string): string => `columns by ${delimiters[delimiter] ?? `“${delimiter}”`}`

/** What was found, by kind: "48 postal codes lost a leading zero". */
export function repairWords(kind: RepairKind, cells: number): string {
  switch (kind) {
    case 'email':
      return `${count(cells, 'e-mail address', 'e-mail addresses')} written untidily`
    case 'name-case':
      return `${count(cells, 'name')} in capitals or small letters only`
    case 'name-order':
      return `${count(cells, 'name')} with the last name first`
    case 'address-split':
      return `${count(cells, 'address', 'addresses')} in one line`
    case 'country':
      return `${count(cells, 'country', 'countries')} written out`
    case 'region':
      return `${count(cells, 'state or province', 'states or provinces')} written out`
    case 'postal-zeros':
      return `${count(cells, 'postal code')} lost a leading zero`
  }
}

export const guardedNames: Record<GuardedField, string> = {
  name: 'Name',
  firstName: 'First name',
  company: 'Company',
  email: 'E-mail',
  phone: 'Phone',
  sinceOn: 'Customer since',
  plan: 'Plan',
  address: 'Address',
}

const broken = /\uFFFD|[ÃÂ][\u0080-\u00BF]|â€|[À-ÿ]{4}/

/** Some cells with letters beyond plain English, by which one can see whether they are read right; and whether they look wrong. */
export function lettersOf(columns: ImportPreview['columns']): { readonly samples: readonly string[]; readonly lookWrong: boolean } {
  const cells = columns.flatMap(({ header, samples }) => [header, ...samples]).filter((cell) => /[^\0-\x7F]/.test(cell))
  return { samples: [...new Set(cells)].slice(0, 4), lookWrong: cells.some((cell) => broken.test(cell)) }
}
