import { expect, test } from 'vitest'
import { sourceOf } from '../../../src/core/imports/sources.rules.ts'

const of = (headers: string, ...rows: string[]) => sourceOf(headers.split(','), rows.map((row) => row.split(',')))

test.each([
  ['stripe', 'id,Description,Email,Name,Created (UTC),Delinquent,Plan'],
  ['stripe', '\ufeffid,Email,Created (UTC),Delinquent'],
  ['stripe-payments', 'id,Created (UTC),Amount,Currency,Customer ID,Customer Description,Customer Email,Captured'],
  ['stripe-payments', 'id,Created date (UTC),Amount,Status,Customer ID,Customer Email'],
  ['shopify', 'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Total Spent'],
  ['shopify', 'First Name,Last Name,Email,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts Email Marketing,Total Spent,Tax Exempt'],
  ['chargebee', 'customer[id],customer[first_name],customer[email],billing_address[line1]'],
  ['chargebee', 'customers.id,customers.email,customers.created_at'],
  ['chargebee', 'Id,First Name,Last Name,Email,Auto Collection,Billing Address Line1,Created At'],
  ['hubspot', 'Record ID,First Name,Last Name,Email,Create Date'],
  ['hubspot', 'Contact ID,First Name,Email,Lifecycle Stage'],
  ['mailchimp', 'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID'],
  ['google', 'First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value'],
  ['google', 'Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value'],
  ['outlook', 'First Name,Last Name,E-mail Address,E-mail Display Name,Home Street,Business Street'],
  ['longhand', 'Number,Name,First name,Company,E-mail,Phone,Customer since,Plan,Spent,Currency,Street and number,Second address line,City,State or region,Postal code,Country,Do not mail,Do not e-mail'],
  ['vcard', 'UID,Full name,First name,Last name,Company,E-mail,Phone,Street and number,Second address line,City,State or region,Postal code,Country,Note,Customer since,Plan,Number,Do not mail,Do not e-mail'],
  ['generic', 'Name,Email,Created (UTC)'],
  ['generic', 'id,Name,Email,Amount'],
  ['generic', 'Record ID,Email'],
  ['generic', 'customer,customer email,customer since'],
  ['generic', 'Email Address,First Name,Last Name'],
  ['generic', ''],
])('%s: %s', (source, headers) => expect(of(headers)).toBe(source))

test('what the cells say where headers alone do not', () => {
  expect(of('id,Email,Created (UTC)', 'cus_1,ana@example.com,2019-03-04')).toBe('stripe')
  expect(of('id,Email,Created (UTC)', '17,ana@example.com,2019-03-04')).toBe('generic')
})
