import { expect, test } from 'vitest'
import { countryFromText } from '../../../src/core/post/country.rules.ts'
import { alpha3, namesByLanguage } from '../../../src/core/post/tables.rules.ts'

test.each([
  ['US', ['US', 'us', 'USA', 'usa', 'U.S.', 'U.S.A.', 'United States', 'United States of America', 'the United States', 'America', 'Estados Unidos', 'États-Unis', 'Vereinigte Staaten', 'Stati Uniti', 'Verenigde Staten', 'アメリカ']],
  ['GB', ['GB', 'GBR', 'UK', 'U.K.', 'United Kingdom', 'Great Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'Vereinigtes Königreich', 'Royaume-Uni', 'Reino Unido', 'イギリス']],
  ['DE', ['DE', 'DEU', 'Germany', 'GERMANY', ' germany ', 'Deutschland', 'Allemagne', 'Alemania', 'Alemanha', 'Germania', 'Duitsland', 'ドイツ']],
  ['FR', ['fr', 'FRA', 'France', 'Frankreich', 'Francia', 'França', 'Frankrijk', 'フランス']],
  ['JP', ['JP', 'JPN', 'Japan', 'Japon', 'Japón', 'Japão', 'Giappone', '日本', '日本国', 'Nippon']],
  ['BR', ['BR', 'BRA', 'Brazil', 'Brasil', 'Brésil', 'Brasilien', 'ブラジル']],
  ['IN', ['IN', 'IND', 'India', 'Indien', 'Inde', 'Índia', 'インド']],
  ['NL', ['NL', 'NLD', 'Netherlands', 'The Netherlands', 'Holland', 'Niederlande', 'Pays-Bas', 'Nederland', 'Países Bajos']],
  ['AT', ['AT', 'Austria', 'Österreich', 'Oesterreich', 'Autriche', 'Oostenrijk']],
  ['CH', ['CH', 'Switzerland', 'Schweiz', 'Suisse', 'Svizzera', 'Suiza', 'Zwitserland']],
  ['KR', ['KR', 'South Korea', 'Republic of Korea', 'Korea, Republic of', 'Korea, South', 'Corée du Sud']],
  ['CI', ['CI', 'Ivory Coast', "Côte d'Ivoire", 'Côte d’Ivoire', "Cote d'Ivoire", 'Elfenbeinküste']],
  ['CZ', ['CZ', 'Czechia', 'Czech Republic', 'Tschechien', 'Tschechische Republik']],
  ['VN', ['VN', 'Vietnam', 'Viet Nam']],
  ['', ['', '  ', 'xyz', 'Atlantis', 'constructor', '12345', 'ZZ']],
])('%s', (code, texts) => {
  expect(texts.map((text) => [text, countryFromText(text)])).toEqual(texts.map((text) => [text, code]))
})

test('knows every two- and three-letter code, in either case', () => {
  for (const [two, three] of Object.entries(alpha3)) {
    expect([two, three, two.toLowerCase(), three.toLowerCase()].map(countryFromText)).toEqual([two, two, two, two])
  }
})

test('knows every first name of a country in all eight languages', () => {
  const wrong = namesByLanguage
    .flatMap((names) => Object.entries(names))
    .map(([code, names]) => [code, [names].flat()[0] ?? ''] as const)
    .filter(([code, name]) => countryFromText(name) !== code)
  // Portuguese gives both halves of the island one name; nothing else may differ.
  expect(wrong.map(([code, name]) => `${code} ${name} -> ${countryFromText(name)}`)).toEqual(['SX São Martinho -> MF'])
})
