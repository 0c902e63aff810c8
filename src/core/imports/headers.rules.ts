import type { ImportField } from '../../contract/imports.ts'
import { fold } from '../customers/customers.rules.ts'

/**
 * What headers mean, folded to letters and digits, in English, German, French, Spanish, Italian, Dutch and Portuguese.
 * The earlier a name stands, the surer it is: of two columns for one field the one named first here is taken.
 */
const synonyms: Readonly<Record<ImportField, string>> = {
  externalId: `customerid customernumber customerno externalid recordid contactid accountid accountnumber userid memberid membernumber
    membershipnumber clientid clientnumber subscriberid id number adressnummer debitorennummer debitornr mitgliedsnummer
    kundennummer kundennr kundenid nclient numclient numeroclient idclient numerodecliente idcliente codicecliente klantnummer numerocliente codigocliente`,
  name: `fullname name customername contactname displayname clientname contact customer client cardname cardholdername
    kunde kundenname ansprechpartner vollername nomcomplet nomclient nom nombrecompleto nombre cliente nomecompleto nominativo nome
    naam volledigenaam klant klantnaam buyer recipient name1`,
  firstName: `firstname givenname forename first preferredname greeting nickname vorname rufname prenom primernombre
    nombredepila voornaam roepnaam primeironome`,
  lastName: `lastname surname familyname last secondname nachname familienname zuname nomdefamille apellidos apellido
    cognome achternaam sobrenome apelido`,
  company: `company companyname organizationname organisationname organization organisation organization1name businessname business
    associatedcompany accountname account employer firma firmenname firmenbezeichnung unternehmen societe entreprise raisonsociale
    empresa compania razonsocial azienda ditta societa ragionesociale bedrijf bedrijfsnaam empresanome razaosocial`,
  email: `email emailaddress mail customeremail contactemail emails primaryemail email1value emailaddress1 emailadresse
    emailprimary mailadresse courriel adressemail adresseemail adressecourriel correo correoelectronico direcciondecorreo
    indirizzoemail postaelettronica emailadres enderecodeemail correioeletronico`,
  phone: `phone phonenumber telephone tel mobile mobilephone mobilenumber cellphone cell primaryphone phone1value homephone businessphone
    defaultaddressphone telefon telefonnummer handy mobil mobiltelefon rufnummer numerodetelephone portable
    telefono movil celular cellulare numerotelefono telefoon telefoonnummer mobiel telefone telemovel`,
  sinceOn: `customersince membersince clientsince since becameacustomerdate firstorderdate firstorder firstpurchasedate firstpurchase firstpayment
    subscriptionstartdate subscriptionstart signupdate signedup signup signedupat subscribedat subscribedon startdate start startedon
    startedat activationdate datejoined joined joindate joinedon joinedat registered registeredat registeredon dateregistered
    registrationdate createdateutc createddateutc createdutc created createdat createddate createdate createdon datecreated creationdate
    createdtime dateadded addedon optintime confirmtime subscriptiondate
    kundeseit mitgliedseit erstelltam angelegtam registriertam anmeldedatum erstbestellung clientdepuis datedinscription datedecreation creele
    clientedesde fechadealta fechaderegistro fechadecreacion clientedal datadiregistrazione dataregistrazione datacreazione klantsinds
    aanmelddatum aangemaaktop clientedesdedata datadecadastro datadecriacao datadeinscricao date datum fecha data orderdate`,
  plan: `plan planname subscriptionplan subscription tier package product tarif abo abonnement formule suscripcion piano abbonamento plano assinatura`,
  spend: `totalspend totalspent spent spend amountspent lifetimevalue lifetimespend ltv totalrevenue totalsales revenue umsatz gesamtumsatz
    chiffredaffaires totaldepense totalgastado totalespeso omzet totaalbesteed totalgasto`,
  currency: 'currency currencycode defaultcurrency wahrung devise moneda valuta moeda',
  address: `fulladdress completeaddress formattedaddress addressformatted address1formatted wholeaddress vollstandigeadresse adressecomplete
    direccioncompleta indirizzocompleto volledigadres enderecocompleto address`,
  line1: `line1 addressline1 address1 address1street streetaddress streetandnumber streetaddress1 street1 street
    strasseundhausnummer strassehausnummer strassenr strasse anschrift adresse adresse1 rue voie direccion direccion1 domicilio calle
    indirizzo indirizzo1 via adres adres1 straat straatenhuisnummer endereco endereco1 morada rua logradouro`,
  houseNumber: `housenumber houseno housenr streetnumber hausnummer hausnr numeroderue numerodecalle numeroexterior numerocivico ncivico nrcivico civico
    huisnummer huisnr numerodaporta`,
  line2: `line2 addressline2 address2 secondaddressline address1extendedaddress extendedaddress streetaddress2 street2
    apartment apt suite unit adresszusatz adresse2 complementadresse complementdadresse direccion2 complemento indirizzo2 adres2
    toevoeging huisnummertoevoeging endereco2`,
  city: `city town locality suburb address1city cityname ort stadt wohnort ville commune localite ciudad poblacion localidad
    citta comune localita plaats woonplaats stad cidade localidade`,
  region: `provincecode statecode stateprovince stateregion state stateorregion region province county address1region
    bundesland kanton etat departement provincia estado comunidadautonoma provinciasigla regione provincie distrito uf`,
  postalCode: `postalcode postcode zip zipcode zippostalcode zippostcode postal postalzip address1postalcode
    plz postleitzahl codepostal cp codigopostal cap codicepostale cep codigopostalcep codpostal`,
  country: `countrycode country countryregion countryname address1country land landercode laendercode pays codepays pais
    codigopais paese nazione stato landcode landnaam`,
  doNotMail: `donotmail donotpost nomail nomailings postoptout mailoptout donotsendmail keinepost keinbrief keinewerbungperpost
    pasdecourrier noenviarcorreopostal nonspedire geenpost naoenviarcorreio`,
  doNotEmail: `donotemail noemail emailoptout emailoptedout optedout optedoutofemail unsubscribed unsubscribedfromallemail
    hasoptedoutofemail hasoptedout unsubtime unsubscribedat unsubscribedon globallyunsubscribed keineemail keinemail abgemeldet
    pasdemail desabonne desinscrit noenviaremail baja disiscritto geenemail afgemeld uitgeschreven naoenviaremail`,
  fact: `note notes fact facts comment comments remark remarks customernote customernotes
    notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar remarque remarques commentaire commentaires nota notas
    comentario comentarios observaciones osservazioni commento opmerking opmerkingen notitie notities observacoes anotacoes`,
}

/** How sure a header is of its field; 0 is surest. */
interface HeaderMeaning {
  readonly field: ImportField
  readonly rank: number
}

const meanings = new Map<string, HeaderMeaning>(
  Object.entries(synonyms).flatMap(([field, names]) => names.split(/\s+/).map((name, rank) => [name, { field: field as ImportField, rank }] as const)),
)

/** Lower case, no accents, letters and digits only; a Stripe metadata column counts as its key. */
export function headerKey(header: string): string {
  return fold(header.normalize('NFKC').replace(/\(metadata\)\s*$/i, '')).replace(/[^\p{L}\p{N}]/gu, '')
}

/** Which of several addresses of a person a column belongs to, the one to write to first. */
const groups = [
  '', 'card', 'mailing', 'postal', 'default', 'primary', 'home', 'private', 'personal', 'shipping', 'ship', 'delivery', 'liefer', 'envio', 'livraison',
  'billing', 'rechnungs', 'facturation', 'po', 'business', 'work', 'office', 'geschaftlich', 'company', 'organization', 'other',
] as const
const grouped = new RegExp(`^(${groups.filter(Boolean).join('|')})(.+)$`)
/** Whom all of a file is about; says nothing of what a column holds. */
const person = /^(?:customers?|contacts?|clients?|persons?|users?|members?|subscribers?|buyers?|recipients?)(?=.)/
const addressFields: ReadonlySet<ImportField> = new Set(['address', 'line1', 'houseNumber', 'line2', 'city', 'region', 'postalCode', 'country'])
/** Taken from beside an address where nothing surer says them: `billing_email`. */
const besideAddress: ReadonlySet<ImportField> = new Set(['name', 'firstName', 'lastName', 'company', 'email', 'phone'])
const unsure = 500

interface ColumnMeaning extends HeaderMeaning {
  /** For columns of an address: which one, as an index of preference; null for all others. */
  readonly group: number | null
}

/** What a header says its column holds: `Home Street`, `billing_address[line1]`, `customers.email`. Null where it says nothing. */
export function meaningOf(header: string): ColumnMeaning | null {
  const key = headerKey(header)
  const bare = key.replace(person, '')
  const plain = meanings.get(key) ?? meanings.get(bare) ?? partOfAddress(key) ?? partOfAddress(bare)
  if (plain) return { ...plain, group: addressFields.has(plain.field) ? 0 : null }
  const [, prefix, rest = ''] = grouped.exec(bare) ?? []
  const meaning = meanings.get(rest) ?? partOfAddress(rest)
  if (!prefix || !meaning) return null
  if (addressFields.has(meaning.field)) return { ...meaning, group: groups.indexOf(prefix as (typeof groups)[number]) }
  return besideAddress.has(meaning.field) ? { field: meaning.field, rank: meaning.rank + unsure, group: null } : null
}

/** `Address City`, `address_postal_code`. */
function partOfAddress(key: string): HeaderMeaning | null {
  const meaning = /^(?:address|adresse)./.test(key) ? meanings.get(key.replace(/^address|^adresse/, '')) : undefined
  return meaning && addressFields.has(meaning.field) ? meaning : null
}

export const isAddressField = (field: ImportField): boolean => addressFields.has(field)
