import { alpha3, namesByLanguage } from './tables.rules.ts'

/** Names people type that no list of official names has. */
const aliases: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'republic of ireland': 'IE',
  eire: 'IE',
  america: 'US',
  'united states': 'US',
  'estados unidos': 'US',
  'etats unis': 'US',
  'vereinigte staaten': 'US',
  'stati uniti': 'US',
  'verenigde staten': 'US',
  アメリカ: 'US',
  米国: 'US',
  イギリス: 'GB',
  英国: 'GB',
  holland: 'NL',
  nederland: 'NL',
  brasil: 'BR',
  deutschland: 'DE',
  brd: 'DE',
  schweiz: 'CH',
  suisse: 'CH',
  svizzera: 'CH',
  oesterreich: 'AT',
  espana: 'ES',
  sverige: 'SE',
  norge: 'NO',
  danmark: 'DK',
  suomi: 'FI',
  island: 'IS',
  polska: 'PL',
  cesko: 'CZ',
  czechia: 'CZ',
  magyarorszag: 'HU',
  hellas: 'GR',
  ελλαδα: 'GR',
  россия: 'RU',
  russia: 'RU',
  україна: 'UA',
  भारत: 'IN',
  bharat: 'IN',
  nippon: 'JP',
  nihon: 'JP',
  日本国: 'JP',
  中国: 'CN',
  prc: 'CN',
  'mainland china': 'CN',
  한국: 'KR',
  대한민국: 'KR',
  korea: 'KR',
  'south korea': 'KR',
  'korea south': 'KR',
  'north korea': 'KP',
  'hong kong sar': 'HK',
  'hong kong sar china': 'HK',
  'viet nam': 'VN',
  uae: 'AE',
  macedonia: 'MK',
  burma: 'MM',
  swaziland: 'SZ',
  turkey: 'TR',
  'ivory coast': 'CI',
  congo: 'CG',
  vatican: 'VA',
  laos: 'LA',
  moldova: 'MD',
  syria: 'SY',
  brunei: 'BN',
  kosovo: 'XK',
}

const codes = table()

/** Lower case, without accents, dots and other punctuation, and without a leading article. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/&/g, ' and ')
    .replace(/[.’'`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
}

function table(): Map<string, string> {
  const found = new Map<string, string>()
  for (const [two, three] of Object.entries(alpha3)) found.set(plain(two), two).set(plain(three), two)
  for (const [name, code] of Object.entries(aliases)) found.set(plain(name), code)
  for (const [code, names] of namesByLanguage.flatMap(Object.entries<string | string[]>)) {
    for (const name of [names].flat()) {
      const key = plain(name)
      if (!found.has(key)) found.set(key, code)
    }
  }
  return found
}

/**
 * The ISO 3166-1 code of a country written as two or three letters or by name in English, German, French, Spanish,
 * Portuguese, Italian, Dutch or Japanese; '' when nobody knows it.
 */
export const countryFromText = (text: string): string => codes.get(plain(text)) ?? ''
