import { describe, expect, test } from 'vitest'
import type { ImportField } from '../../../src/contract/imports.ts'
import { proposeMapping, rememberedChoices, rememberKey } from '../../../src/core/imports/mapping.rules.ts'

const propose = (headers: string, ...rows: string[]) => proposeMapping(headers.split(';'), rows.map((row) => row.split(';')))
const fields = (text: string): (ImportField | null)[] => text.split(' ').map((field) => (field === '-' ? null : (field as ImportField)))

describe('headers by language', () => {
  test.each([
    ['English', 'Customer ID;First Name;Last Name;Company;Email Address;Phone Number;Customer Since;Address 1;Address 2;City;State;Zip Code;Country;Notes', 'externalId firstName lastName company email phone sinceOn line1 line2 city region postalCode country fact'],
    ['English, of one address', 'Name;Mailing Street;Mailing City;Mailing State/Province;Mailing Zip/Postal Code;Mailing Country', 'name line1 city region postalCode country'],
    ['German', 'Kunden-Nr.;Vorname;Nachname;Firma;E-Mail-Adresse;Telefon;Kunde seit;Straße;Hausnummer;Adresszusatz;PLZ;Ort;Bundesland;Land;Bemerkung;Umsatz;Währung', 'externalId firstName lastName company email phone sinceOn line1 houseNumber line2 postalCode city region country fact spend currency'],
    ['French', 'N° client;Prénom;Nom de famille;Société;Courriel;Téléphone;Client depuis;Adresse;Complément d’adresse;Code postal;Ville;Pays;Remarques', 'externalId firstName lastName company email phone sinceOn line1 line2 postalCode city country fact'],
    ['Spanish', 'Nombre;Apellidos;Empresa;Correo electrónico;Teléfono;Cliente desde;Dirección;Código postal;Ciudad;Provincia;País;Notas', 'firstName lastName company email phone sinceOn line1 postalCode city region country fact'],
    ['Italian', 'Nome;Cognome;Azienda;Indirizzo e-mail;Telefono;Cliente dal;Indirizzo;N. civico;CAP;Città;Provincia;Paese;Note', 'firstName lastName company email phone sinceOn line1 houseNumber postalCode city region country fact'],
    ['Dutch', 'Klantnummer;Voornaam;Achternaam;Bedrijfsnaam;E-mailadres;Telefoonnummer;Klant sinds;Straat;Huisnummer;Toevoeging;Postcode;Woonplaats;Land;Opmerkingen', 'externalId firstName lastName company email phone sinceOn line1 houseNumber line2 postalCode city country fact'],
    ['Portuguese', 'Nome;Sobrenome;Empresa;E-mail;Telefone;Cliente desde;Endereço;Complemento;CEP;Cidade;UF;País;Observações', 'firstName lastName company email phone sinceOn line1 line2 postalCode city region country fact'],
  ])('%s', (_, headers, wanted) => expect(propose(headers)).toEqual(fields(wanted)))
})

test.each([
  ['a shop', 'customer_id;first_name;last_name;billing_address_1;billing_address_2;billing_city;billing_state;billing_postcode;billing_country;billing_email;billing_phone;total_spent;registered', 'externalId firstName lastName line1 line2 city region postalCode country email phone spend sinceOn'],
  ['a list of orders', 'Order ID;Order Date;Buyer Name;Buyer Email;Ship Name;Ship Address1;Ship City;Ship State;Ship Zip;Ship Country', '- sinceOn name email - line1 city region postalCode country'],
  ['bookkeeping', 'ContactName;AccountNumber;EmailAddress;FirstName;LastName;POAddressLine1;POCity;PORegion;POPostalCode;POCountry;PhoneNumber', 'name externalId email firstName lastName line1 city region postalCode country phone'],
  ['a sales pipeline', 'Account ID;Account Name;Billing Street;Billing City;Email;Created Date;Contact ID;First Name;Last Name;Mailing Street;Mailing City;Email Opt Out', '- company - - email sinceOn externalId firstName lastName line1 city doNotEmail'],
  ['payments by API', 'id;email;name;created;currency;description;address_line1;address_city;address_postal_code;address_country;shipping_name;shipping_address_line1', 'externalId email name sinceOn currency - line1 city postalCode country - -'],
])('%s', (_, headers, wanted) => expect(propose(headers)).toEqual(fields(wanted)))

test.each([
  ['without a name', 'id;Description;Email;Created (UTC);Delinquent', ['cus_1;Ana López;a@x.com;2019-03-04;false'], 'externalId name email sinceOn -'],
  ['with names that are all blank', 'id;Description;Email;Name;Created (UTC);Delinquent', ['cus_1;Ana López;a@x.com;;2019-03-04;false'], 'externalId name email - sinceOn -'],
  ['with names', 'id;Description;Email;Name;Created (UTC);Delinquent', ['cus_1;VIP;a@x.com;Ana López;2019-03-04;false'], 'externalId - email name sinceOn -'],
  ['with neither', 'id;Description;Email;Name;Created (UTC);Delinquent', ['cus_1;;a@x.com;;2019-03-04;false'], 'externalId - email name sinceOn -'],
])('a Stripe account %s', (_, headers, rows, wanted) => expect(propose(headers, ...rows)).toEqual(fields(wanted)))

describe('a name that is half a name', () => {
  test.each([
    ['Name;Vorname', 'Weiß;Jörg', 'lastName firstName'],
    ['Name;Vorname', 'Jörg Weiß;Jörg', 'name firstName'],
    ['Nom;Prénom', 'Martin;Zoé', 'lastName firstName'],
    ['Nome;Cognome', 'Anna;Rossi', 'firstName lastName'],
    ['Name;First name', 'Robert Smith;Bob', 'name firstName'],
    ['Full name;First name;Last name', 'Ana López;Ana;López', 'name firstName lastName'],
  ])('%s with %s', (headers, row, wanted) => expect(propose(headers, row)).toEqual(fields(wanted)))
})

describe('what the cells say against a header', () => {
  test.each([
    ['a contact that is an e-mail', 'Contact;City', ['a@x.com;Ulm', 'b@x.com;Ulm', 'c@x.com;Ulm'], 'email city'],
    ['an e-mail that is a yes or no', 'Name;Email;Login', ['A;yes;a@x.com', 'B;no;b@x.com', 'C;yes;c@x.com'], 'name - email'],
    ['a start that is a word', 'Name;Start', ['A;soon', 'B;later', 'C;never'], 'name -'],
    ['a date as Excel counts', 'Name;Since', ['A;43528', 'B;43529', 'C;43530'], 'name sinceOn'],
    ['a land that is a piece of ground', 'Name;Land', ['A;4 ha', 'B;5 ha', 'C;6 ha'], 'name -'],
    ['a plan that is anything', 'Name;Plan', ['A;1', 'B;2', 'C;3'], 'name plan'],
    ['too few cells to say anything', 'Name;Email', ['A;n/a', 'B;n/a'], 'name email'],
    ['blank cells', 'Name;Email', ['A;', 'B;', 'C;', 'D;'], 'name email'],
    ['an address that is a street', 'Name;Address;City', ['A;1 Main St, Apt 304;Ely', 'B;2 Main St, Apt 305;Ely'], 'name line1 city'],
    ['an address that is everything', 'Name;Address', ['A;1 Main St, Ely, MN 55731', 'B;2 Main St, Ely, MN 55731'], 'name address'],
    ['an address that is a line', 'Name;Address', ['A;1 Main St', 'B;2 Main St'], 'name line1'],
  ])('%s', (_, headers, rows, wanted) => expect(propose(headers, ...rows)).toEqual(fields(wanted)))
})

test.each([
  ['of home and office the home', 'Name;Home Street;Home City;Work Street;Work City', ['A;1 Main St;Ely;2 Park;Ulm'], 'name line1 city - -'],
  ['the office where no home is filled in', 'Name;Home Street;Home City;Work Street;Work City', ['A;;;2 Park;Ulm'], 'name - - line1 city'],
  ['where it is shipped before where it is billed', 'Name;Billing Street;Billing City;Shipping Street;Shipping City', ['A;1 Main St;Ely;2 Park;Ulm'], 'name - - line1 city'],
  ['a country that stands alone goes with any', 'Name;Shipping Street;Shipping City;Country', ['A;1 Main St;Ely;US'], 'name line1 city country'],
  ['never half of one and half of the other', 'Name;Shipping Street;Billing City', ['A;1 Main St;Ely'], 'name line1 -'],
])('%s', (_, headers, rows, wanted) => expect(propose(headers, ...rows)).toEqual(fields(wanted)))

test('where somebody was is left out', () => {
  expect(propose('Email;IP Address;OPTIN_IP;Latitude;Longitude;Birthday;Password')).toEqual(fields('email - - - - - -'))
  // An e-mail address in such a column stays there too.
  expect(propose('Name;Last IP', 'A;a@x.com', 'B;b@x.com')).toEqual(fields('name -'))
})

test('no-mail wishes are read where the column says so, marketing consent is another thing', () => {
  expect(propose('Name;Do not mail;Unsubscribed;Accepts Marketing', 'A;yes;no;yes', 'B;no;yes;no', 'C;no;no;no')).toEqual(fields('name doNotMail doNotEmail -'))
})

describe('what was chosen by hand', () => {
  const headers = ['Who', 'Mail', 'Whatever', 'Notes', 'Notes']
  const proposed = proposeMapping(headers, [])

  test('is kept as what differs, and holds the next time', () => {
    const chosen: (ImportField | null)[] = ['name', 'email', 'company', null, 'fact']
    const choices = rememberedChoices(headers, proposed, chosen)
    expect([...choices]).toEqual([['who', 'name'], ['whatever', 'company'], ['notes', null]])
    expect(proposeMapping(headers, [], choices)).toEqual(chosen)
    // In another order and among other columns.
    expect(proposeMapping(['Mail', 'City', 'WHATEVER', 'who'], [], choices)).toEqual(fields('email city company name'))
  })

  test('takes a field from the column that would have had it', () => {
    const choices = rememberedChoices(['Name', 'Contact'], fields('name -'), fields('- name'))
    expect(proposeMapping(['Name', 'Contact'], [], choices)).toEqual(fields('- name'))
  })

  test('is nothing where nothing was changed', () => expect(rememberedChoices(headers, proposed, proposed).size).toBe(0))

  test('never fills a field twice', () => {
    const choices = new Map<string, ImportField | null>([['who', 'name'], ['whatever', 'name']])
    expect(proposeMapping(headers, [], choices).filter((field) => field === 'name')).toHaveLength(1)
  })

  test('is remembered by program, and by headers where no program is known', () => {
    expect(rememberKey('stripe', headers)).toBe('stripe')
    expect(rememberKey('generic', headers)).toBe(rememberKey('generic', ['MAIL', 'who', 'notes', 'notes', 'whatever']))
    expect(rememberKey('generic', headers)).not.toBe(rememberKey('generic', ['Who', 'Mail']))
    expect(rememberKey('generic', headers)).toMatch(/^generic:[0-9a-f]{16}$/)
  })
})

test('hostile headers are only headers', () => {
  expect(propose('constructor;__proto__;toString;;#;name')).toEqual(fields('- - - - - name'))
})
