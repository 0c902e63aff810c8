import type { ImportField, ImportSource, Mapping } from '../../contract/imports.ts'
import { fold } from '../customers/customers.rules.ts'

/** Headers by what they mean, folded: lower case, letters and digits only. */
const synonyms: Record<ImportField, readonly string[]> = {
  externalId: ['id', 'customerid', 'externalid', 'contactid', 'recordid', 'userid', 'accountid', 'customernumber', 'customerno', 'kundennummer', 'kundennr'],
  name: ['name', 'fullname', 'customername', 'contactname', 'displayname', 'contact', 'customer', 'kunde', 'nom', 'nombre', 'nome'],
  firstName: ['firstname', 'givenname', 'forename', 'first', 'vorname', 'prenom', 'greeting', 'nickname'],
  lastName: ['lastname', 'surname', 'familyname', 'last', 'nachname', 'familienname'],
  company: ['company', 'companyname', 'organization', 'organisation', 'organizationname', 'business', 'businessname', 'account', 'accountname', 'firma', 'societe', 'empresa'],
  email: ['email', 'emailaddress', 'mail', 'customeremail', 'contactemail', 'emails', 'e-mail', 'primaryemail'],
  phone: ['phone', 'phonenumber', 'telephone', 'tel', 'mobile', 'telefon', 'mobilephone'],
  sinceOn: ['createdutc', 'created', 'createdat', 'createddate', 'createdate', 'createdon', 'since', 'customersince', 'membersince', 'signupdate', 'signedup', 'signup', 'signedupat', 'startdate', 'start', 'joined', 'joindate', 'joinedon', 'registered', 'registeredat', 'registrationdate', 'firstorder', 'firstorderdate', 'firstpurchase', 'kundeseit', 'date'],
  plan: ['plan', 'planname', 'tarif', 'subscription', 'product', 'tier', 'package'],
  spend: ['totalspend', 'spend', 'totalspent', 'amountspent', 'revenue', 'lifetimevalue', 'ltv', 'totalrevenue', 'umsatz'],
  currency: ['currency', 'currencycode', 'wahrung'],
  address: [],
  houseNumber: [],
  doNotMail: [],
  doNotEmail: [],
  line1: ['line1', 'address', 'address1', 'addressline1', 'street', 'streetaddress', 'street1', 'mailingstreet', 'cardaddressline1', 'billingaddressline1', 'shippingaddressline1', 'strasse', 'strasseundhausnummer', 'anschrift', 'adresse', 'direccion', 'endereco'],
  line2: ['line2', 'address2', 'addressline2', 'street2', 'apartment', 'suite', 'unit', 'cardaddressline2', 'billingaddressline2', 'shippingaddressline2', 'adresszusatz'],
  city: ['city', 'town', 'locality', 'cardaddresscity', 'billingaddresscity', 'shippingaddresscity', 'mailingcity', 'ort', 'stadt', 'ville', 'ciudad', 'cidade'],
  region: ['region', 'state', 'province', 'stateprovince', 'stateregion', 'county', 'provincecode', 'statecode', 'cardaddressstate', 'billingaddressstate', 'shippingaddressstate', 'mailingstate', 'bundesland'],
  postalCode: ['postalcode', 'postcode', 'zip', 'zipcode', 'zippostalcode', 'postal', 'cardaddresszip', 'cardaddresspostalcode', 'billingaddresspostalcode', 'shippingaddresspostalcode', 'billingaddresszip', 'mailingzip', 'plz', 'postleitzahl', 'codepostal', 'cep'],
  country: ['country', 'countrycode', 'countryregion', 'cardaddresscountry', 'billingaddresscountry', 'shippingaddresscountry', 'mailingcountry', 'land', 'pays', 'pais'],
  fact: ['note', 'notes', 'fact', 'facts', 'comment', 'comments', 'remark', 'remarks', 'notiz'],
}

const fieldByHeader = new Map<string, ImportField>(
  Object.entries(synonyms).flatMap(([field, names]) => names.map((name) => [plain(name), field as ImportField] as const)),
)

/** Lower case, no accents, letters and digits only; a Stripe metadata column counts as its key. */
function plain(header: string): string {
  return fold(header.replace(/\(metadata\)\s*$/i, '')).replace(/[^\p{L}\p{N}]/gu, '')
}

/** A Stripe customers export: `Created (UTC)` beside `Delinquent`, or beside an id column of `cus_` values. */
export function sourceOf(headers: readonly string[], rows: readonly (readonly string[])[]): ImportSource {
  const names = headers.map((header) => header.trim().toLowerCase())
  if (!names.includes('created (utc)')) return 'generic'
  const id = names.indexOf('id')
  const hasStripeIds = id >= 0 && rows.some((row) => row[id]?.startsWith('cus_'))
  return names.includes('delinquent') || hasStripeIds ? 'stripe' : 'generic'
}

/**
 * Which column fills what, by its header; each field is filled by the first column that says so, facts by all. Where no
 * header says e-mail, a column whose cells nearly all look like one is taken.
 */
export function proposeMapping(headers: readonly string[], rows: readonly (readonly string[])[]): Mapping {
  const taken = new Set<ImportField>()
  const mapping: Mapping = headers.map((header) => {
    const field = fieldByHeader.get(plain(header)) ?? null
    if (!field || (field !== 'fact' && taken.has(field))) return null
    taken.add(field)
    return field
  })
  // Stripe accounts without a name column keep the name in the description.
  if (!taken.has('name') && !taken.has('firstName') && sourceOf(headers, rows) === 'stripe') {
    const column = headers.findIndex((header, index) => mapping[index] === null && plain(header) === 'description')
    if (column >= 0) mapping[column] = 'name'
  }
  if (!taken.has('email')) {
    const column = headers.findIndex((_, index) => mapping[index] === null && isMostlyEmail(rows, index))
    if (column >= 0) mapping[column] = 'email'
  }
  return mapping
}

function isMostlyEmail(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
  return cells.length > 0 && cells.filter(isEmail).length >= cells.length * 0.6
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/.test(text)
}
