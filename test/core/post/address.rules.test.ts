import { describe, expect, test } from 'vitest'
import { addressLines } from '../../../src/core/post/address.rules.ts'
import { alpha3 } from '../../../src/core/post/tables.rules.ts'
import { pick, randomFrom } from '../print/support/shop.ts'

const at = (line1: string, line2: string, city: string, region: string, postalCode: string, country: string) => ({
  line1,
  line2,
  city,
  region,
  postalCode,
  country,
})

describe('an address as its country writes it', () => {
  test.each([
    ['US', 'Renée Whitfield', 'Acme Inc', at('1180 Larimer St', 'Apt 4B', 'Denver', 'CO', '80204', 'US'), ['Renée Whitfield', 'Acme Inc', '1180 Larimer St', 'Apt 4B', 'Denver, CO 80204', 'UNITED STATES OF AMERICA']],
    ['GB', 'Ann Lee', '', at('10 High St', '', 'Oxford', '', 'OX1 4AA', 'GB'), ['Ann Lee', '10 High St', 'OXFORD', 'OX1 4AA', 'UNITED KINGDOM']],
    ['GB with a county', 'Ann Lee', '', at('10 High St', '', 'Witney', 'Oxfordshire', 'OX28 6AA', 'GB'), ['Ann Lee', '10 High St', 'WITNEY', 'Oxfordshire', 'OX28 6AA', 'UNITED KINGDOM']],
    ['DE', 'Jörg Müller', 'Müller GmbH', at('Alte Str. 1', '', 'München', '', '80331', 'DE'), ['Jörg Müller', 'Müller GmbH', 'Alte Str. 1', '80331 München', 'GERMANY']],
    ['DE with a state', 'Jörg Müller', '', at('Alte Str. 1', '', 'München', 'Bayern', '80331', 'DE'), ['Jörg Müller', 'Alte Str. 1', 'Bayern', '80331 München', 'GERMANY']],
    ['FR', 'Zoé Martin', 'Atelier Z', at('12 rue de Sèvres', 'Bât. B', 'Paris', '', '75006', 'FR'), ['Atelier Z', 'Zoé Martin', '12 rue de Sèvres', 'Bât. B', '75006 PARIS', 'FRANCE']],
    ['JP in Latin letters', 'Taro Yamada', 'Acme KK', at('1-1 Chiyoda', 'Bldg 3', 'Chiyoda-ku', 'Tokyo', '100-0001', 'JP'), ['Taro Yamada', 'Acme KK', '1-1 Chiyoda', 'Bldg 3', 'Chiyoda-ku, Tokyo', '100-0001', 'JAPAN']],
    ['JP in Japanese', '山田太郎', '株式会社山', at('千代田1-1', '3階', '千代田区', '東京都', '100-0001', 'JP'), ['〒100-0001', '東京都千代田区千代田1-1', '3階', '株式会社山', '山田太郎', 'JAPAN']],
    ['BR', 'João Silva', '', at('Rua das Flores 12', 'Apto 3', 'São Paulo', 'SP', '01310-000', 'BR'), ['João Silva', 'Rua das Flores 12', 'Apto 3', 'São Paulo-SP', '01310-000', 'BRAZIL']],
    ['IN', 'Priya Rao', '', at('12 MG Road', '', 'Bengaluru', 'Karnataka', '560001', 'IN'), ['Priya Rao', '12 MG Road', 'Bengaluru 560001', 'Karnataka', 'INDIA']],
    ['AE, whose pattern has no city', 'Ali Khan', '', at('PO Box 3', '', 'Dubai', '', '', 'AE'), ['Ali Khan', 'PO Box 3', 'Dubai', 'UNITED ARAB EMIRATES']],
    ['SE, with its own prefix', 'Lars Berg', '', at('Storgatan 1', '', 'Malmö', '', '211 22', 'SE'), ['Lars Berg', 'Storgatan 1', 'SE-211 22 Malmö', 'SWEDEN']],
    ['SE, with the prefix typed', 'Lars Berg', '', at('Storgatan 1', '', 'Malmö', '', 'SE-211 22', 'SE'), ['Lars Berg', 'Storgatan 1', 'SE-211 22 Malmö', 'SWEDEN']],
  ])('%s', (_, name, company, address, lines) => {
    expect(addressLines(name, company, address, 'CH')).toEqual(lines)
  })

  test.each([
    ['at home leaves the country out', at('1 Main St', '', 'Ely', 'MN', '55731', 'US'), 'US', ['Jo', '1 Main St', 'Ely, MN 55731']],
    ['without a country is written as at home', at('Hauptstr. 1', '', 'Ulm', '', '89073', ''), 'DE', ['Jo', 'Hauptstr. 1', '89073 Ulm']],
    ['without any country names none', at('1 Main St', '', 'Ely', 'MN', '55731', ''), '', ['Jo', '1 Main St', 'Ely, MN 55731']],
    ['without a postal code has no dangling comma', at('1 Main St', '', 'Ely', '', '', 'US'), 'US', ['Jo', '1 Main St', 'Ely']],
    ['without a city has no dangling comma', at('1 Main St', '', '', 'MN', '55731', 'US'), 'US', ['Jo', '1 Main St', 'MN 55731']],
    ['without a region has no dangling hyphen', at('Rua 1', '', 'Recife', '', '50000-000', 'BR'), 'BR', ['Jo', 'Rua 1', 'Recife', '50000-000']],
    ['in Japan without a prefecture', at('1-1 Chiyoda', '', 'Chiyoda-ku', '', '100-0001', 'JP'), 'JP', ['Jo', '1-1 Chiyoda, Chiyoda-ku', '100-0001']],
    ['in a country nobody knows', at('S 1', '', 'Nowhere', 'R', '123', 'ZZ'), 'US', ['Jo', 'S 1', 'R', 'Nowhere 123', 'ZZ']],
    ['of nothing is nothing', at('', ' ', '', '', '', 'US'), 'DE', []],
  ])('%s', (_, address, home, lines) => {
    expect(addressLines('Jo', '', address, home)).toEqual(lines)
  })

  test('a company of the same name is not said twice', () => {
    expect(addressLines('Acme', 'Acme', at('1 Main St', '', 'Ely', 'MN', '55731', 'US'), 'US')).toEqual(['Acme', '1 Main St', 'Ely, MN 55731'])
  })

  test('long names of countries are those people write', () => {
    const last = (country: string) => addressLines('Jo', '', at('S 1', '', 'C', '', '', country), 'US').at(-1)
    expect(['GB', 'KR', 'RU', 'CZ', 'TW', 'VN', 'CI', 'TR'].map(last)).toEqual(['UNITED KINGDOM', 'SOUTH KOREA', 'RUSSIA', 'CZECH REPUBLIC', 'TAIWAN', 'VIETNAM', "COTE D'IVOIRE", 'TÜRKIYE'])
  })
})

test('in every country of the world, every field that was entered can be read', () => {
  const random = randomFrom(11)
  const words = ['Ely', 'São', 'Łódź', 'CA', 'Ca', 'Cary', '12', '123', '1-1', 'Straße', 'Nguyễn', '東京', '千代田', 'X', 'A-B', '75006', 'Berlin', 'N. Ö.']
  const some = () => (random() < 0.3 ? '' : Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, words)).join(' '))
  const lost: string[] = []
  for (const country of [...Object.keys(alpha3), 'ZZ', '']) {
    for (let round = 0; round < 40; round += 1) {
      const address = at(some(), some(), some(), some(), some(), country)
      const [name, company] = [some(), some()]
      const lines = addressLines(name, company, address, pick(random, ['US', 'DE', '', country]))
      const { country: _, ...entered } = address
      if (Object.values(entered).every((field) => field === '')) {
        expect(lines).toEqual([])
        continue
      }
      const all = lines.join('\n').toLocaleUpperCase('fr')
      for (const field of [name, company, ...Object.values(entered)]) {
        if (!all.includes(field.toLocaleUpperCase('fr'))) lost.push(`${country}: ${field} in ${lines.join(' | ')}`)
      }
      for (const line of lines) expect(line).toMatch(/[\p{L}\p{N}]/u)
    }
  }
  expect(lost).toEqual([])
})

test('a region is not taken as said because its letters stand inside the city', () => {
  expect(addressLines('Jo', '', at('S 1', '', 'Cary', 'CA', '12345', 'DE'), 'DE')).toEqual(['Jo', 'S 1', 'CA', '12345 Cary'])
})
