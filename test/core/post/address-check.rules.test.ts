import { describe, expect, test } from 'vitest'
import { addressHints } from '../../../src/core/post/address-check.rules.ts'
import { countryCodes, countryData } from '../../../src/core/post/country-data.rules.ts'
import { pick, randomFrom } from '../print/support/shop.ts'

const at = (line1: string, city: string, region: string, postalCode: string, country: string) => ({ line1, line2: '', city, region, postalCode, country })
const messages = (address: ReturnType<typeof at>, home = 'US') => addressHints(address, home).map(({ message }) => message)

describe('a right address gets no hint', () => {
  test.each([
    ['US', at('1 Main St', 'Barre', 'VT', '05641', 'US')],
    ['US with a whole state and ZIP+4', at('1 Main St', 'Barre', 'Vermont', '05641-1234', 'US')],
    ['US by what people call it', at('1 Main St', 'Washington', 'D.C.', '20001', 'US')],
    ['US armed forces', at('Unit 1', 'APO', 'AE', '09012', 'US')],
    ['CA in French', at('1 rue Roy', 'Montréal', 'Québec', 'h3z2y7', 'CA')],
    ['CA with a space', at('1 King St', 'Toronto', 'ON', 'K1A 0B1', 'CA')],
    ['GB with a county', at('10 High St', 'Witney', 'Oxfordshire', 'ox286aa', 'GB')],
    ['GB forces', at('Unit 1', 'BFPO', '', 'BFPO 61', 'GB')],
    ['IE without an Eircode', at('1 Quay St', 'Cork', 'County Cork', '', 'IE')],
    ['IE with one', at('1 Quay St', 'Dublin', 'Dublin 4', 'D04 X8Y9', 'IE')],
    ['DE with a state nobody writes', at('Dorfstr. 1', 'Bonn', 'NRW', '53111', 'DE')],
    ['CH with its prefix', at('Gasse 1', 'Zug', 'ZG', 'CH-6300', 'CH')],
    ['NL without a space', at('Plein 1', 'Den Haag', '', '2517gc', 'NL')],
    ['SE with its prefix', at('Storg. 1', 'Malmö', '', 'SE-211 22', 'SE')],
    ['SE without a space', at('Storg. 1', 'Malmö', '', '21122', 'SE')],
    ['FR', at('1 rue Roy', 'Paris', '', '75006', 'FR')],
    ['ES by a name with an accent', at('Calle 1', 'Cadiz', 'Cádiz', '11001', 'ES')],
    ['IT by code', at('Via 1', 'Roma', 'RM', '00184', 'IT')],
    ['IT in a younger province', at('Via 1', 'Carbonia', 'SU', '09013', 'IT')],
    ['PT', at('Rua 1', 'Lisboa', '', '1000-205', 'PT')],
    ['PL', at('Ulica 1', 'Warszawa', '', '00-950', 'PL')],
    ['BR without a hyphen', at('Rua 1', 'São Paulo', 'sao paulo', '01310000', 'BR')],
    ['MX by its old name', at('Calle 1', 'México', 'Distrito Federal', '06000', 'MX')],
    ['AR with letters', at('Calle 1', 'Buenos Aires', 'CABA', 'C1425CLA', 'AR')],
    ['IN with a space', at('12 MG Road', 'Bengaluru', 'Karnataka', '560 001', 'IN')],
    ['IN by code', at('12 MG Road', 'Bengaluru', 'KA', '560001', 'IN')],
    ['AU', at('1 Pitt St', 'Sydney', 'NSW', '2000', 'AU')],
    ['NZ', at('1 Queen St', 'Auckland', '', '1010', 'NZ')],
    ['JP in Latin letters', at('1-1 Chiyoda', 'Chiyoda-ku', 'Tokyo-to', '1000001', 'JP')],
    ['JP in Japanese', at('千代田1-1', '千代田区', '東京都', '〒100-0001', 'JP')],
    ['JP in full-width digits', at('千代田1-1', '千代田区', '東京都', '１００－０００１', 'JP')],
    ['KR', at('1 Sejong-daero', 'Jung-gu', 'Seoul', '04524', 'KR')],
    ['HK, where the city is the area', at('1 Nathan Road', 'Kowloon', '', '', 'HK')],
    ['AE, where the city is the emirate', at('PO Box 3', 'Dubai', '', '', 'AE')],
    ['AE in Arabic', at('ص.ب 3', '', 'دبي', '', 'AE')],
    ['CN, a city that is a province', at('1 Chang’an', 'Beijing', '', '100000', 'CN')],
    ['SG without a city', at('1 Bukit', '', '', '018956', 'SG')],
    ['RU by its English name', at('Arbat 1', 'Moscow', '', '101000', 'RU')],
    ['RU by a name that the data has in other letters', at('Mira 1', 'Yekaterinburg', 'Sverdlovsk Oblast', '620000', 'RU')],
    ['UA, the land around the city', at('Main 1', 'Brovary', 'Kyiv Oblast', '07400', 'UA')],
    ['CN by an English name', at('1 Road', 'Hohhot', 'Inner Mongolia', '010000', 'CN')],
    ['IN by a former name', at('1 Road', 'Puri', 'Orissa', '752001', 'IN')],
    ['MY by an English name', at('1 Jalan', 'George Town', 'Penang', '10200', 'MY')],
    ['ES by a short name', at('Calle 1', 'Palma', 'Baleares', '07001', 'ES')],
    ['UA', at('Main 1', 'Kyiv', '', '01001', 'UA')],
    ['TW as a part of China', at('1 Road', 'Taipei', '台湾', '100', 'CN')],
    ['without a country, as at home', at('1 Main St', 'Barre', 'VT', '05641', '')],
    ['in a country nobody knows', at('1 Street', '', '', 'whatever', 'QQ')],
    ['where there is none', at('', '', '', '', 'DE')],
  ])('%s', (_, address) => {
    expect(messages(address)).toEqual([])
  })
})

describe('a hint says in words what looks wrong', () => {
  test.each([
    ['US, another state’s ZIP', at('1 Main St', 'Barre', 'VT', '90210', 'US'), ['Vermont’s ZIP codes begin with 05, not 90.']],
    ['US, a name that ends in s', at('1 Main St', 'Austin', 'TX', '05641', 'US'), ['Texas’ ZIP codes begin with 75 to 79, 885, 73301 or 73344, not 05.']],
    ['US, a lost zero', at('1 Main St', 'Barre', 'VT', '5641', 'US'), ['A ZIP code in the United States has 5 digits, like 95014.']],
    ['US, no state', at('1 Main St', 'New York', '', '10001', 'US'), ['The state is missing.']],
    ['US, no such state', at('1 Main St', 'Barre', 'Vermnt', '05641', 'US'), ['We know no state of the United States called Vermnt.']],
    ['US, nothing but a city', at('', 'Barre', '', '', 'US'), ['The street is missing.', 'The state is missing.', 'The ZIP code is missing.']],
    ['US, a ZIP of zeros', at('1 Main St', 'Barre', '', '00000', 'US'), ['The state is missing.', 'A ZIP code in the United States has 5 digits, like 95014.']],
    ['Guam, in a pattern too long for words', at('1 Main St', 'Agana', 'Guam', '96990', 'US'), ['The ZIP code 96990 is not in Guam.']],
    ['CA', at('1 King St', 'Toronto', 'ON', 'H3Z 2Y7', 'CA'), ['Ontario’s postal codes begin with K, L, M, N or P, not H.']],
    ['CA, a letter O for a zero', at('1 King St', 'Toronto', 'ON', 'M5V OB1', 'CA'), ['A postal code in Canada looks like H3Z 2Y7.']],
    ['GB, an area that is none', at('10 High St', 'Oxford', '', 'ZZ9 9ZZ', 'GB'), ['A postcode in the United Kingdom looks like EC1Y 8SY.']],
    ['GB, no town', at('10 High St', '', '', 'OX1 4AA', 'GB'), ['The post town is missing.']],
    ['IE', at('1 Quay St', 'Dublin', '', 'D4', 'IE'), ['An Eircode in Ireland looks like A65 F4E2.']],
    ['IE, no such county', at('1 Quay St', 'Dublin', 'Co. Dubln', '', 'IE'), ['We know no county of Ireland called Co. Dubln.']],
    ['DE, four digits', at('Dorfstr. 1', 'Bonn', '', '5311', 'DE'), ['A postal code in Germany has 5 digits, like 26133.']],
    ['DE, with a letter', at('Dorfstr. 1', 'Bonn', '', 'D-53111', 'DE'), ['A postal code in Germany has 5 digits, like 26133.']],
    ['DE, two zeros', at('Dorfstr. 1', 'Bonn', '', '00111', 'DE'), ['A postal code in Germany has 5 digits, like 26133.']],
    ['NL, a shape that is never given out', at('Plein 1', 'Den Haag', '', '0017 GC', 'NL'), ['A postal code in the Netherlands looks like 1234 AB.']],
    ['NL, letters that are never given out', at('Plein 1', 'Den Haag', '', '2517 SS', 'NL'), ['A postal code in the Netherlands looks like 1234 AB.']],
    ['AT, no street', at('', 'Wien', '', '1010', 'AT'), ['The street is missing.']],
    ['PT, no hyphen', at('Rua 1', 'Lisboa', '', '1000205', 'PT'), ['A postal code in Portugal looks like 2725-079.']],
    ['PL, no hyphen', at('Ulica 1', 'Warszawa', '', '00950', 'PL'), ['A postal code in Poland looks like 00-950.']],
    ['IT', at('Via 1', 'Roma', 'Roma', '20121', 'IT'), ['Roma’s postal codes begin with 00, not 20.']],
    ['IT, no province', at('Via 1', 'Milano', '', '20121', 'IT'), ['The province is missing.']],
    ['ES', at('Calle 1', 'Madrid', 'M', '08013', 'ES'), ['Madrid’s postal codes begin with 28, not 08.']],
    ['BR', at('Rua 1', 'Rio Branco', 'AC', '01310-000', 'BR'), ['Acre’s postal codes begin with 699, not 013.']],
    ['MX', at('Calle 1', 'Guadalajara', 'Jal.', '06000', 'MX'), ['Jalisco’s postal codes begin with 44 to 49, not 06.']],
    ['IN', at('12 MG Road', 'Bengaluru', 'Karnataka', '110001', 'IN'), ['Karnataka’s PIN codes begin with 54 to 59 or 537 to 539, not 11.']],
    ['IN, a leading zero', at('12 MG Road', 'Bengaluru', 'Karnataka', '060038', 'IN'), ['A PIN code in India has 6 digits, like 110034.']],
    ['AU', at('1 Pitt St', 'Sydney', 'NSW', '3000', 'AU'), ['The postcode 3000 is not in New South Wales.']],
    ['JP', at('1-1', 'Chiyoda-ku', 'Osaka', '100-0001', 'JP'), ['Osaka’s postal codes begin with 53 to 59, 618 or 630, not 10.']],
    ['JP, no prefecture', at('1-1', 'Chiyoda-ku', '', '100-0001', 'JP'), ['The prefecture is missing.']],
    ['AE', at('PO Box 3', 'Gotham', '', '', 'AE'), ['The emirate is missing.']],
    ['SG, five digits', at('1 Bukit', 'Singapore', '', '18956', 'SG'), ['A postal code in Singapore has 6 digits, like 546080.']],
    ['no country, and none at home', at('1 Main St', 'Barre', 'VT', '05641', ''), ['The country is missing, so nobody can say how it is written there.'], ''],
    ['no country, and Germany at home', at('1 Main St', 'Barre', '', '5641', ''), ['A postal code in Germany has 5 digits, like 26133.'], 'DE'],
    ['signs of a pattern', at('1 Main St', 'Barre', '(?:', '.*', 'US'), ['We know no state of the United States called (?:.', 'A ZIP code in the United States has 5 digits, like 95014.']],
    ['names of an object', at('1 Main St', 'Barre', 'constructor', '05641', 'US'), ['We know no state of the United States called constructor.']],
  ] as const)('%s', (_, address, hints, home: string = 'US') => {
    expect(messages(address, home)).toEqual(hints)
  })
})

test('in every country of the data, each example postal code passes, and one of other signs does not', () => {
  const codeHints = (country: string, postalCode: string) => addressHints(at('1 Street', 'City', '', postalCode, country), '').filter(({ field }) => field === 'postalCode')
  const wrong: string[] = []
  for (const country of countryCodes) {
    const { zip, zipex = '' } = countryData(country)
    if (zip === undefined) continue
    for (const code of zipex.split(',')) if (codeHints(country, code).length > 0) wrong.push(`${country} ${code}`)
    if (codeHints(country, '?#').length !== 1) wrong.push(`${country} takes ?#`)
  }
  expect(wrong).toEqual([])
})

test('in every country of the data, every state is known by all of its names', () => {
  const wrong: string[] = []
  for (const country of countryCodes) {
    for (const { key, name = key, latin = key } of countryData(country).states) {
      for (const region of [key, name, latin, key.toUpperCase(), latin.toLowerCase()]) {
        const hints = addressHints(at('1 Street', 'City', region, '', country), '').filter(({ field }) => field === 'region')
        wrong.push(...hints.map(({ message }) => `${country}: ${message}`))
      }
    }
  }
  expect(wrong).toEqual([])
})

test('whatever is written, a hint is a sentence about a field, and at most one for each', () => {
  const random = randomFrom(5)
  const words = ['', '', 'CA', '12345', '東京都', 'Łódź', 'X'.repeat(200), '\u202e1', '0', '-', '[', 'Co. Cork', '１２３']
  for (let round = 0; round < 3000; round += 1) {
    const address = { ...at(pick(random, words), pick(random, words), pick(random, words), pick(random, words), pick(random, [...countryCodes, '', 'QQ'])), line2: pick(random, words) }
    const hints = addressHints(address, pick(random, ['', 'US', 'JP']))
    expect(new Set(hints.map(({ field }) => field)).size).toBe(hints.length)
    for (const { message } of hints) expect(message).toMatch(/^\S.*\.$/u)
  }
})
