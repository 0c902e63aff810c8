import { describe, expect, test } from 'vitest'
import { splitAddress } from '../../../src/core/post/one-line.rules.ts'

/** Street, second line, town, region, postal code, country. */
type Parts = readonly [line1: string, line2: string, city: string, region: string, postalCode: string, country: string]

const split = (text: string, country: string) => {
  const found = splitAddress(text, country)
  return found && [found.line1, found.line2, found.city, found.region, found.postalCode, found.country]
}

describe('an address in one line', () => {
  test.each<[string, string, Parts]>([
    ['12 Main St, Springfield, IL 62701, USA', '', ['12 Main St', '', 'Springfield', 'IL', '62701', 'US']],
    ['12 Main St, Springfield, IL 62701', '', ['12 Main St', '', 'Springfield', 'IL', '62701', 'US']],
    ['77 Pearl Street, Hartford, Connecticut 6103', '', ['77 Pearl Street', '', 'Hartford', 'Connecticut', '06103', 'US']],
    ['48 Beacon St, Boston MA 2108-1234 USA', 'US', ['48 Beacon St', '', 'Boston', 'MA', '02108-1234', 'US']],
    ['12 main st, springfield, il 62701', '', ['12 main st', '', 'springfield', 'il', '62701', 'US']],
    ['12 Main St, Springfield IL 62701-1234 USA', '', ['12 Main St', '', 'Springfield', 'IL', '62701-1234', 'US']],
    ['12 Main St, Apt 4, Springfield, IL, 62701', 'US', ['12 Main St', 'Apt 4', 'Springfield', 'IL', '62701', 'US']],
    ['123 Peachtree St, Atlanta, Georgia 30303', '', ['123 Peachtree St', '', 'Atlanta', 'Georgia', '30303', 'US']],
    ['1 Main St, New York, New York 10001', '', ['1 Main St', '', 'New York', 'New York', '10001', 'US']],
    ['PO Box 12, Ely, MN 55731', '', ['PO Box 12', '', 'Ely', 'MN', '55731', 'US']],
    ['100 Queen St W, Toronto, ON M5H 2N2, Canada', '', ['100 Queen St W', '', 'Toronto', 'ON', 'M5H 2N2', 'CA']],
    ['100 Queen St W, Toronto ON M5H2N2', '', ['100 Queen St W', '', 'Toronto', 'ON', 'M5H2N2', 'CA']],
    ['Level 3, 12 George St, Sydney NSW 2000, Australia', '', ['Level 3', '12 George St', 'Sydney', 'NSW', '2000', 'AU']],
    ['12 George St, Sydney NSW 2000', '', ['12 George St', '', 'Sydney', 'NSW', '2000', 'AU']],
    ['1 Hay Street, Perth WA 6000', '', ['1 Hay Street', '', 'Perth', 'WA', '6000', 'AU']],
    ['10 Queen Street, Auckland 1010, New Zealand', '', ['10 Queen Street', '', 'Auckland', '', '1010', 'NZ']],
    ['10 Downing Street, London SW1A 2AA', '', ['10 Downing Street', '', 'London', '', 'SW1A 2AA', 'GB']],
    ['Flat 2, 12 High St, Witney, Oxfordshire, OX28 6AA, England', '', ['Flat 2', '12 High St', 'Witney', 'Oxfordshire', 'OX28 6AA', 'GB']],
    ['10 High St, Dublin, D02 X285, Ireland', '', ['10 High St', '', 'Dublin', '', 'D02 X285', 'IE']],
    ['Hauptstr. 5, 10115 Berlin', '', ['Hauptstr. 5', '', 'Berlin', '', '10115', '']],
    ['Hauptstr. 5, 10115 Berlin, Deutschland', '', ['Hauptstr. 5', '', 'Berlin', '', '10115', 'DE']],
    ['Hauptstr. 5, D-10115 Berlin', '', ['Hauptstr. 5', '', 'Berlin', '', '10115', 'DE']],
    ['Lark GmbH, Hauptstr. 5, 60311 Frankfurt am Main', 'DE', ['Lark GmbH', 'Hauptstr. 5', 'Frankfurt am Main', '', '60311', 'DE']],
    ['Bahnhofstrasse 1, CH-8001 Zürich', '', ['Bahnhofstrasse 1', '', 'Zürich', '', '8001', 'CH']],
    ['Bahnhofstrasse 1, 8001 Zürich', 'CH', ['Bahnhofstrasse 1', '', 'Zürich', '', '8001', 'CH']],
    ['Ring 2, A-1010 Wien', '', ['Ring 2', '', 'Wien', '', '1010', 'AT']],
    ['Keizersgracht 1, 1015 CJ Amsterdam', '', ['Keizersgracht 1', '', 'Amsterdam', '', '1015 CJ', 'NL']],
    ['24 Rue de Rivoli 75004 Paris', '', ['24 Rue de Rivoli', '', 'Paris', '', '75004', '']],
    ['24 Rue de Rivoli 75004 Paris France', '', ['24 Rue de Rivoli', '', 'Paris', '', '75004', 'FR']],
    ['5 rue X, 75008 Paris Cedex 08', 'FR', ['5 rue X', '', 'Paris Cedex 08', '', '75008', 'FR']],
    ['Rue Neuve 5, 1000 Bruxelles, Belgique', '', ['Rue Neuve 5', '', 'Bruxelles', '', '1000', 'BE']],
    ['1 Rue A, 1234 Luxembourg', 'LU', ['1 Rue A', '', 'Luxembourg', '', '1234', 'LU']],
    ['Via Roma, 12, 00184 Roma RM, Italia', '', ['Via Roma, 12', '', 'Roma', 'RM', '00184', 'IT']],
    ['Via Roma 12, 20121 Milano (MI)', 'IT', ['Via Roma 12', '', 'Milano', 'MI', '20121', 'IT']],
    ['Calle Mayor, 5, 3º B, 28013 Madrid, España', '', ['Calle Mayor, 5', '3º B', 'Madrid', '', '28013', 'ES']],
    ['Rua Augusta 5, 1100-048 Lisboa', '', ['Rua Augusta 5', '', 'Lisboa', '', '1100-048', 'PT']],
    ['ul. Długa 5, 00-238 Warszawa', '', ['ul. Długa 5', '', 'Warszawa', '', '00-238', 'PL']],
    ['Storgatan 1, 211 22 Malmö', 'SE', ['Storgatan 1', '', 'Malmö', '', '211 22', 'SE']],
    ['Av. Paulista, 1578 - Bela Vista, São Paulo - SP, 01310-200, Brazil', '', ['Av. Paulista, 1578 - Bela Vista', '', 'São Paulo', 'SP', '01310-200', 'BR']],
    ['12 MG Road, Bengaluru, Karnataka 560001, India', '', ['12 MG Road', '', 'Bengaluru', 'Karnataka', '560001', 'IN']],
    ['12 MG Road, Bengaluru 560001, Karnataka', 'IN', ['12 MG Road', '', 'Bengaluru', 'Karnataka', '560001', 'IN']],
    ['〒150-0002 東京都渋谷区渋谷2-21-1', '', ['渋谷2-21-1', '', '渋谷区', '東京都', '150-0002', 'JP']],
    ['〒150-0002 東京都渋谷区渋谷2-21-1 ヒカリエ10階', '', ['渋谷2-21-1', 'ヒカリエ10階', '渋谷区', '東京都', '150-0002', 'JP']],
    ['〒510-0001 三重県四日市市八田1-2', 'JP', ['八田1-2', '', '四日市市', '三重県', '510-0001', 'JP']],
    ['2-21-1 Shibuya, Shibuya-ku, Tokyo 150-0002, Japan', '', ['2-21-1 Shibuya', '', 'Shibuya-ku', 'Tokyo', '150-0002', 'JP']],
    ['123 rue Sainte-Catherine, Montréal (Québec) H2X 1K4', 'CA', ['123 rue Sainte-Catherine', '', 'Montréal', 'Québec', 'H2X 1K4', 'CA']],
    ['Rose Cottage, High Street, Witney, OX28 6AA', 'GB', ['Rose Cottage', 'High Street', 'Witney', '', 'OX28 6AA', 'GB']],
    ['Václavské nám. 1, 110 00 Praha 1', 'CZ', ['Václavské nám. 1', '', 'Praha 1', '', '110 00', 'CZ']],
    ['Suite 300, 55 Main St, Dover, DE 19901', '', ['Suite 300', '55 Main St', 'Dover', 'DE', '19901', 'US']],
    ['12 Peach St, Savannah, Georgia, 31401, USA', '', ['12 Peach St', '', 'Savannah', 'Georgia', '31401', 'US']],
    // Google Contacts, one cell of several lines.
    ['12 Main St\nSpringfield, IL 62701\nUS', '', ['12 Main St', '', 'Springfield', 'IL', '62701', 'US']],
    ['Hauptstr. 5\n10115 Berlin\nDE', '', ['Hauptstr. 5', '', 'Berlin', '', '10115', 'DE']],
    // Mailchimp, two blanks between the parts.
    ['12 Main St  Apt 4  Springfield  IL  62701  US', '', ['12 Main St', 'Apt 4', 'Springfield', 'IL', '62701', 'US']],
    ['12 Main St    Springfield  IL  62701', 'US', ['12 Main St', '', 'Springfield', 'IL', '62701', 'US']],
    ['Hauptstr. 5    Berlin    10115  DE', '', ['Hauptstr. 5', '', 'Berlin', '', '10115', 'DE']],
  ])('%s (%s)', (text, country, parts) => expect(split(text, country)).toEqual(parts))
})

describe('nothing is split where there is a doubt', () => {
  test.each([
    ['only a street', '12 Main St', 'US'],
    ['no postal code', '12 Main St, Springfield, IL', 'US'],
    ['no comma between street and town', '12 Main St Springfield IL 62701', 'US'],
    ['a long house number', '12345 Elm Street', ''],
    ['a long house number behind a unit', 'Suite 5, 12345 Elm Street', ''],
    ['a box', 'PO Box 12345', 'US'],
    ['a postal code of another state', '12 Main St, Springfield, NY 62701', 'US'],
    ['a state that is none', '12 Main St, Springfield, XX 62701', 'US'],
    ['four digits without a country', 'Bahnhofstrasse 1, 8001 Zürich', ''],
    ['another country than the row says', 'Hauptstr. 5, 10115 Berlin, Germany', 'US'],
    ['a shape of another country', 'Hauptstr. 5, 10115 Berlin', 'GB'],
    ['only the town', '10115 Berlin', 'DE'],
    ['only the code', '10115', 'DE'],
    ['a town before its street', 'Tel Aviv, Dizengoff 5, 6433222, Israel', ''],
    ['Georgia beside the Black Sea', '12 Main St, Tbilisi, Georgia 0105', ''],
    ['a town and no street', 'Altstadt, 10115 Berlin', 'DE'],
    ['a British address without commas', '10 Downing Street London SW1A 2AA', 'GB'],
    ['a sentence', 'Ana lives here since 12345 Years', ''],
    ['a second thought behind', 'Hauptstr. 5, 10115 Berlin, bei Müller, klingeln', 'DE'],
    ['a phone number', 'Call +1 555 123 4567', 'US'],
    ['a country without codes', 'PO Box 3, Dubai, UAE 12345', ''],
    ['an e-mail', 'ana@example.com, 10115 Berlin', 'DE'],
    ['nothing', '', ''],
    ['signs', ', , 12345 ,', ''],
    ['a code that only looks Japanese', '〒150-0002', ''],
    ['a wall of text', `${'Main Street 12345 Berlin, '.repeat(20)}`, ''],
  ])('%s', (_, text, country) => expect(splitAddress(text, country)).toBeNull())

  test('whatever it is given, nothing is lost and nothing is thrown', () => {
    const words = ['12', 'Main', 'St', ',', 'Springfield', 'IL', '62701', 'USA', '10115', 'Berlin', '-', '(', ')', '〒', '150-0002', '東京都', 'SW1A', '2AA', 'M5H', '2N2', '\n', '  ', 'Deutschland', '|', '*', '[', '\\', '.', '1015', 'CJ', 'CH-8001', 'NSW', '2000']
    let state = 7
    const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 4_294_967_296
    let split = 0
    for (let round = 0; round < 20_000; round += 1) {
      const text = Array.from({ length: 1 + Math.floor(next() * 10) }, () => words[Math.floor(next() * words.length)]).join(next() < 0.8 ? ' ' : '')
      const country = ['', 'US', 'DE', 'GB', 'JP', 'CA', 'NL', 'CH', 'BR', 'ZZ'][Math.floor(next() * 10)]!
      const found = splitAddress(text, country)
      if (!found) continue
      split += 1
      const said = letters(found.line1 + found.line2 + found.city + found.region + found.postalCode)
      // Every word is in a part, but for what names the country.
      const told = text.replace(/USA|Deutschland|CH-|〒/g, '').split(/[^\p{L}\p{N}]+/u)
      expect(told.filter((word) => !said.includes(letters(word))), JSON.stringify({ text, country, found })).toEqual([])
      expect(found.line1 && found.city && found.postalCode, text).toBeTruthy()
    }
    expect(split).toBeGreaterThan(50)
  })
})

const letters = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
