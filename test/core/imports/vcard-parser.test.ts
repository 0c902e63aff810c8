import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { amountOf } from '../../../src/core/imports/amounts.rules.ts'
import { createVcardSplitter } from '../../../src/core/imports/vcard-lines.rules.ts'
import { writeVcard } from '../../../src/core/imports/vcard-writer.rules.ts'
import { readVcard } from '../../../src/core/imports/vcard.rules.ts'
import type { ReadVcard, VcardPerson } from '../../../src/core/imports/vcard.types.ts'

/** What a file of cards says, handed over in pieces of a given size. */
function readAll(text: string, pieceLength = text.length): (ReadVcard | { fault: string })[] {
  const splitter = createVcardSplitter()
  const found = []
  for (let at = 0; at < text.length; at += Math.max(1, pieceLength)) found.push(...splitter.push(text.slice(at, at + Math.max(1, pieceLength))))
  return [...found, ...splitter.end()].map((card) => ('fault' in card ? card : readVcard(card)))
}

const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')

const apple = card(
  'VERSION:3.0', 'PRODID:-//Apple Inc.//macOS 15.1//EN', 'N:López;Ana;María;Dr.;', 'FN:Dr. Ana María López', 'ORG:Lark & Sons\\, Ltd;Sales',
  'EMAIL;type=INTERNET;type=WORK:office@lark.example', 'EMAIL;type=INTERNET;type=HOME;type=pref:ana@example.com',
  'TEL;type=WORK;type=FAX;type=pref:+1 555 0199', 'TEL;type=CELL;type=VOICE:+1 555 0100',
  'item1.ADR;type=WORK:;;9 Office Park;Austin;TX;73301;USA', 'item1.X-ABLabel:_$!<Work>!$_',
  'item2.ADR;type=HOME:;;1 Main St\\nFlat 2;Spring\r\n field;IL;62701;United States',
  'NOTE:prefers tea\\; no milk\\nmet in Lisbon', `PHOTO;ENCODING=b;TYPE=JPEG:${'/9j/4AAQ'.repeat(8)}`, ' Zm9s ZGVk', 'X-ABShowAs:PERSON',
)
const google = card(
  'VERSION:3.0', 'FN:Jörg Weiß', 'N:Weiß;Jörg;;;', 'EMAIL;TYPE=INTERNET:jw@example.de', 'item1.ORG:Lärche AG',
  'ADR;TYPE=HOME:;;Größte Gasse 1;Leipzig;;04229;Germany', 'CATEGORIES:myContacts',
)
const four = card(
  'VERSION:4.0', 'FN;PREF=2:Yamada', 'FN;PREF=1:山田 太郎', 'N:山田;太郎;;;', 'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+81-3-1234-5678;ext=5',
  'EMAIL;PREF=2:b@example.jp', 'EMAIL;PREF=1:taro@example.jp', 'ADR;TYPE=work:;;Desk 4;Osaka;;530;JP',
  'ADR;TYPE="home,pref";LABEL="〒150-0002: \\n渋谷区";GEO="geo:1,2":;;渋谷2-21-1;渋谷区;東京都;150-0002;日本', 'UID:urn:uuid:0190c1de-0000-7000-8000-000000000001',
)
const old = card(
  'VERSION:2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;', 'FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:J=F6rg M=FCller',
  'TEL;CELL;PREF:0170 123', 'TEL;HOME:030 1', 'EMAIL;INTERNET:joerg@example.de',
  'ADR;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;Gro=C3=9Fe =', 'Stra=C3=9Fe 7=0D=0AHinterhaus;Ulm;;89073;Deutschland',
  'NOTE:a line that', '  goes on',
)

const appleSays = {
  name: 'Dr. Ana María López', firstName: 'Ana', lastName: 'López', company: 'Lark & Sons, Ltd', email: 'ana@example.com', phone: '+1 555 0100',
  address: { line1: '1 Main St', line2: 'Flat 2', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'United States' },
  facts: ['prefers tea; no milk\nmet in Lisbon'],
}
const googleSays = { name: 'Jörg Weiß', company: 'Lärche AG', email: 'jw@example.de', address: { line1: 'Größte Gasse 1', postalCode: '04229', country: 'Germany' } }
const fourSays = {
  name: '山田 太郎', email: 'taro@example.jp', phone: '+81-3-1234-5678 ext. 5', uid: '0190c1de-0000-7000-8000-000000000001',
  address: { line1: '渋谷2-21-1', city: '渋谷区', region: '東京都', postalCode: '150-0002', country: '日本' },
}
const oldSays = {
  name: 'Jörg Müller', firstName: 'Jörg', lastName: 'Müller', phone: '0170 123', email: 'joerg@example.de', facts: ['a line that goes on'],
  address: { line1: 'Große Straße 7', line2: 'Hinterhaus', city: 'Ulm', postalCode: '89073', country: 'Deutschland' },
}

test.each([
  ['Apple 3.0', apple, appleSays],
  ['Google 3.0', google, googleSays],
  ['4.0', four, fourSays],
  ['2.1 with quoted-printable', old, oldSays],
])('reads a card as %s writes it', (_, text, says) => {
  expect(readAll(text)).toMatchObject([says])
  expect(readAll(text.replaceAll('\r\n', '\n'))).toMatchObject([says])
  expect(readAll(text.replaceAll('\r\n', '\r'))).toMatchObject([says])
})

test.each([1, 2, 3, 7, 64])('reads several cards of all versions from pieces of %i letters', (length) => {
  expect(readAll(apple + google + four + old, length)).toMatchObject([appleSays, googleSays, fourSays, oldSays])
})

test('a bad card costs only itself', () => {
  const text = `${google}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\n${card('VERSION:3.0', 'this is no line', ':nor this', 'FN:Bea')}${card('VERSION:4.0', 'KIND:group', 'FN:Friends', 'MEMBER:x')}stray text\r\n${apple}BEGIN:VCARD\r\nFN:End`
  const neverEnds = { fault: 'This card begins and never ends.' }
  expect(readAll(text)).toMatchObject([googleSays, neverEnds, { name: 'Bea' }, { fault: expect.stringContaining('list of contacts') }, appleSays, neverEnds])
})

test('a card inside a card belongs to it', () => {
  const inner = card('VERSION:2.1', 'FN:Assistant').trimEnd()
  expect(readAll(card('VERSION:2.1', 'FN:Boss', 'AGENT:', inner, 'EMAIL:boss@example.com'))).toMatchObject([{ name: 'Boss', email: 'boss@example.com' }])
})

test.each([
  ['only a name', ['FN:Ana'], { name: 'Ana', firstName: '', company: '' }],
  ['only parts of a name', ['N:Smith;John;Q,R;Mr.;Jr.'], { name: 'Mr. John Q R Smith Jr.', firstName: 'John', lastName: 'Smith' }],
  ['a company', ['N:;;;;', 'FN:Lark Ltd', 'ORG:Lark Ltd;', 'X-ABShowAs:COMPANY'], { name: '', company: 'Lark Ltd' }],
  ['a person shown as their company', ['N:López;Ana;;;', 'FN:Lark Ltd', 'ORG:Lark Ltd', 'X-ABShowAs:COMPANY'], { name: 'Ana López', company: 'Lark Ltd' }],
  ['an e-mail address as its name', ['FN:ana@example.com', 'EMAIL:ana@example.com'], { name: '', email: 'ana@example.com' }],
  ['a post office box', ['FN:A', 'ADR:77;;;Ulm;;89073;DE'], { address: { line1: 'PO Box 77', line2: '' } }],
  ['a box and a street', ['FN:A', 'ADR:Postfach 7;Hof 2;Gasse 1;Ulm;;89073;DE'], { address: { line1: 'Gasse 1', line2: 'Hof 2, Postfach 7' } }],
  ['an address with commas', ['FN:A', 'ADR:;;Gasse 1,Hof\\, links;Ulm;;;'], { address: { line1: 'Gasse 1, Hof, links' } }],
  ['a label instead of an address', ['FN:A', 'LABEL;TYPE=HOME:1 Main St\\nSpringfield\\, IL 62701'], { wholeAddress: '1 Main St\nSpringfield, IL 62701', address: { line1: '' } }],
  ['a label in an empty address', ['VERSION:4.0', 'FN:A', 'ADR;LABEL="1 ^\'Main^\' St^nUlm":;;;;;;'], { wholeAddress: '1 "Main" St\nUlm' }],
  ['an address that goes before home', ['FN:A', 'ADR;TYPE=home:;;Home 1;;;;', 'ADR;TYPE=work;PREF=1:;;Work 1;;;;'], { address: { line1: 'Work 1' } }],
  ['home before others', ['FN:A', 'ADR;TYPE=work:;;Work 1;;;;', 'ADR:;;Other 1;;;;', 'ADR;TYPE=home:;;Home 1;;;;'], { address: { line1: 'Home 1' } }],
  ['the first e-mail, if none goes before', ['FN:A', 'EMAIL:', 'EMAIL:a@example.com', 'EMAIL:b@example.com'], { email: 'a@example.com' }],
  ['several notes', ['FN:A', 'NOTE:one', 'NOTE:', 'NOTE:two'], { facts: ['one', 'two'] }],
  ['Japanese in Shift_JIS', ['VERSION:2.1', 'FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=83=5C=83j=81['], { name: 'ソニー' }],
  ['a charset nobody knows', ['VERSION:2.1', 'FN;CHARSET=X-NONE;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB'], { name: 'Zoë' }],
  ['lower case throughout', ['version:3.0', 'fn:Ana', 'adr;type=home:;;Gasse 1;Ulm;;;'], { name: 'Ana', address: { line1: 'Gasse 1', city: 'Ulm' } }],
])('reads a card with %s', (_, lines, says) => {
  expect(readAll(card(...lines))).toMatchObject([says])
})

test('a picture in one line of megabytes costs nothing and harms nothing', () => {
  const splitter = createVcardSplitter()
  const cards = [splitter.push('BEGIN:VCARD\r\nFN:Ana\r\nPHOTO;ENCODING=b:')]
  for (let n = 0; n < 200; n += 1) cards.push(splitter.push('A'.repeat(50_000)))
  cards.push(splitter.push('\r\nEMAIL:ana@example.com\r\nEND:VCARD\r\n'), splitter.end())
  const [found] = cards.flat()
  expect(found).toEqual(['FN:Ana', 'EMAIL:ana@example.com'])
})

const text = (maxLength: number) =>
  fc.string({ unit: fc.oneof({ weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) }, fc.constantFrom(';', ',', '\\', ':', '"', '^', ' ', '=', 'n', '漢', '🦆')), maxLength })
    .map((value) => value.replace(/[\p{Cc}\p{Cs}]/gu, '').trim())
const note = fc.array(text(60), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n').trim()).filter((value) => value !== '')

const person: fc.Arbitrary<VcardPerson> = fc
  .record({
    uid: fc.oneof(fc.uuid(), text(20)), name: text(80), firstName: text(20), company: text(60), email: fc.oneof(fc.emailAddress(), fc.constant('')), phone: text(20),
    address: fc.record({ line1: text(90), line2: text(30), city: text(30), region: text(20), postalCode: text(10), country: fc.constantFrom('', 'DE', 'US', 'JP', 'XK') }),
    facts: fc.array(note, { maxLength: 4 }), sinceOn: fc.constantFrom(null, '2019-03-04'), plan: text(20), spendCents: fc.option(fc.integer()), spendCurrency: fc.constantFrom(null, 'EUR'), externalId: text(20),
    isDoNotMail: fc.boolean(), isDoNotEmail: fc.boolean(),
  })
  .filter(({ name, company, email, uid }) => name + company + email !== '' && !/^urn:uuid:/i.test(uid))

test('any card that we write is read back equal, and folded as the standard says', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 200 }), (people, pieceLength) => {
      const written = people.map(writeVcard).join('')
      for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const expected = people.map(({ sinceOn, spendCents, spendCurrency, ...one }) => ({
        ...one, sinceOn: sinceOn ?? '', spent: spendCents === null ? '' : amountOf(spendCents), currency: spendCurrency ?? '',
      }))
      expect(readAll(written, pieceLength).map((one) => ('fault' in one ? one : (({ lastName: _, isOurs: __, wholeAddress: ___, ...rest }) => rest)(one)))).toEqual(expected)
    }),
    { numRuns: 400 },
  )
})

/** It takes an escaped backslash at the end of a part for an escape of what follows. */
const withoutBackslash = person.filter((one) => !JSON.stringify(one).includes('\\\\'))

test('ical.js reads the same from what we write', () => {
  fc.assert(
    fc.property(withoutBackslash, (one) => {
      const vcard = new ICAL.Component(ICAL.parse(writeVcard(one)) as never)
      const values = (name: string) => vcard.getAllProperties(name).map((property) => property.getFirstValue())
      expect(values('fn')).toEqual([one.name || one.company || one.email])
      expect(values('note')).toEqual(one.facts)
      if (one.company) expect([vcard.getFirstProperty('org')?.getFirstValue()].flat(2)).toEqual([one.company])
      const [adr] = values('adr') as unknown as string[][]
      if (adr) expect(adr.slice(1, 6)).toEqual([one.address.line2, one.address.line1, one.address.city, one.address.region, one.address.postalCode])
    }),
    { numRuns: 200 },
  )
})

test.each([apple, google, four])('ical.js reads the same from a card of somebody else', (written) => {
  const vcard = new ICAL.Component(ICAL.parse(written) as never)
  const says = readAll(written)[0] as ReadVcard
  const [family, given] = vcard.getFirstPropertyValue('n') as unknown as string[]
  expect([says.lastName, says.firstName]).toEqual([family, given])
  expect(vcard.getAllProperties('email').map((property) => property.getFirstValue())).toContain(says.email)
  const cities = vcard.getAllProperties('adr').map((property) => (property.getFirstValue() as unknown as string[])[3])
  expect(cities).toContain(says.address.city)
  // It leaves the backslash before a semicolon.
  expect(vcard.getAllProperties('note').map((property) => String(property.getFirstValue()).replaceAll('\\;', ';'))).toEqual(says.facts)
})
