import { describe, expect, test } from 'vitest'
import { mendEmail } from '../../../src/core/imports/repairs-email.rules.ts'
import { mendNameCase, mendNameOrder, mendTownCase } from '../../../src/core/imports/repairs-names.rules.ts'
import { mendPostalCode } from '../../../src/core/imports/repairs-postal.rules.ts'
import { regionCode } from '../../../src/core/post/regions.rules.ts'

describe('an e-mail address', () => {
  test.each([
    ['mailto:ana@example.com', 'ana@example.com'],
    ['mailto:ana@example.com?subject=Hi', 'ana@example.com'],
    ['Ana López <ana@example.com>', 'ana@example.com'],
    ['"López, Ana" <ana@example.com>', 'ana@example.com'],
    ['<mailto:ana@example.com>', 'ana@example.com'],
    ['ana@example.com (work)', 'ana@example.com (work)'],
    [' ana @ example.com', 'ana@example.com'],
    ['ana@example.com.', 'ana@example.com'],
    ['ana@example.com;', 'ana@example.com'],
    ["'ana@example.com'", 'ana@example.com'],
    ['"ana@example.com"', 'ana@example.com'],
    ['ana (at) example (dot) com', 'ana@example.com'],
    ['ana[at]example[dot]co[dot]uk', 'ana@example.co.uk'],
    ['ana at example dot com', 'ana@example.com'],
    ['ana@example.com; ana@home.example', 'ana@example.com'],
    ['ana@example.com, luis@example.com', 'ana@example.com'],
    ['ana@example.com luis@example.com', 'ana@example.com'],
    ['ana@example.com / luis@example.com', 'ana@example.com'],
    ['none, ana@example.com', 'ana@example.com'],
    ['ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ana@example.com'],
    ['ana@example.com\u200b', 'ana@example.com'],
    ['Ana@Example.COM', 'Ana@example.com'],
  ])('%s -> %s', (from, to) => expect(mendEmail(from)).toBe(to))

  test.each([
    'ana@example.com', 'Ana.Lopez+tea@example.co.uk', "o'neil@example.com", 'müller@müller.example', 'ana@xn--mller-kva.example',
    'not-mail', 'ana at home', 'n/a', 'nobody@nowhere', '@', '@example.com', 'call her at noon. See example.com', '', '-',
  ])('%s stays', (text) => expect(mendEmail(text)).toBe(text))

  test('a hostile cell takes no time', () => {
    for (const text of ['a'.repeat(320), '@'.repeat(320), '('.repeat(320), ' '.repeat(319) + '@', 'a.'.repeat(160), '<'.repeat(320), 'a@'.repeat(160), 'at '.repeat(106)]) {
      expect(mendEmail(text)).toBe(text)
    }
  })
})

describe('a name in one case', () => {
  test.each([
    ['ANA LÓPEZ', 'Ana López'],
    ['ana lópez', 'Ana López'],
    ['ANNA', 'Anna'],
    ['anna', 'Anna'],
    ['JEAN-PIERRE DUPONT', 'Jean-Pierre Dupont'],
    ["SINÉAD O'CONNOR", "Sinéad O'Connor"],
    ['sinéad o’connor', 'Sinéad O’Connor'],
    ["JEANNE D'ARC", "Jeanne d'Arc"],
    ["BEVERLY D'ANGELO", "Beverly D'Angelo"],
    ['LUDWIG VAN BEETHOVEN', 'Ludwig van Beethoven'],
    ['VINCENT VAN DER BERG', 'Vincent van der Berg'],
    ['VAN MORRISON', 'Van Morrison'],
    ['URSULA VON DER LEYEN', 'Ursula von der Leyen'],
    ['MARÍA DE LA CRUZ', 'María de la Cruz'],
    ['JOÃO DOS SANTOS DA SILVA', 'João dos Santos da Silva'],
    ['GINA LA ROCCA', 'Gina La Rocca'],
    ['RONALD MCDONALD', 'Ronald McDonald'],
    ['AMY MACDONALD', 'Amy MacDonald'],
    ['JULIA MACHADO', 'Julia Machado'],
    ['J.R. SMITH', 'J.R. Smith'],
    ['j. r. smith', 'J. R. Smith'],
    ['TJ MILLER', 'TJ Miller'],
    ['DAVID NG', 'David Ng'],
    ['JOSÉ ORTEGA Y GASSET', 'José Ortega y Gasset'],
    ['MARIA DE SOUZA E SILVA', 'Maria de Souza e Silva'],
    ['ANN E SMITH', 'Ann E Smith'],
    ['JOHN SMITH JR', 'John Smith Jr'],
    ['JOHN SMITH, JR.', 'John Smith, Jr.'],
    ['HENRY FORD II', 'Henry Ford II'],
    ['henry ford iii', 'Henry Ford III'],
    ['DR. INGE MÜLLER-LÜDENSCHEIDT', 'Dr. Inge Müller-Lüdenscheidt'],
    ['NGUYEN VAN AN', 'Nguyen Van An'],
    ['İBRAHİM YILMAZ', 'İbrahim Yılmaz'],
    ['ГАННА ШЕВЧЕНКО', 'Ганна Шевченко'],
    ['ΓΙΏΡΓΟΣ ΠΑΠΠΆΣ', 'Γιώργος Παππάς'],
    ['IJSBRAND CHARDON', 'IJsbrand Chardon'],
  ])('%s -> %s', (from, to) => expect(mendNameCase(from)).toBe(to))

  test.each([
    'Ana López', 'JJ', 'JJ Abrams', 'bob', 'Dean McDermott', 'ACME INC', 'ACME GMBH & CO KG', 'SMITH & SONS', 'IBM DEUTSCHLAND GMBH', 'LARK LTD.',
    '山田太郎', '김민준', 'محمد علي', 'USER123', 'anna99', 'anna_b', 'john.doe', 'ana@example.com', '', '-', '...', 'DUPONT Jean', 'eBay Shop',
  ])('%s stays', (text) => expect(mendNameCase(text)).toBe(text))

  test('what was mended is not mended again', () => {
    for (const name of ['ANA LÓPEZ', "JEANNE D'ARC", 'VINCENT VAN DER BERG', 'HENRY FORD II', 'TJ MILLER']) {
      expect(mendNameCase(mendNameCase(name))).toBe(mendNameCase(name))
    }
  })
})

describe('a town in one case', () => {
  test.each([
    ['SPRINGFIELD', 'Springfield'],
    ['new york', 'New York'],
    ['ST. LOUIS', 'St. Louis'],
    ['FRANKFURT AM MAIN', 'Frankfurt am Main'],
    ['AIX-EN-PROVENCE', 'Aix-en-Provence'],
    ['saint-denis', 'Saint-Denis'],
    ['RIO DE JANEIRO', 'Rio de Janeiro'],
    ['LOS ANGELES', 'Los Angeles'],
    ['LA ROCHELLE', 'La Rochelle'],
    ['NEWCASTLE UPON TYNE', 'Newcastle upon Tyne'],
    ["'S-HERTOGENBOSCH", "'s-Hertogenbosch"],
    ["L'AQUILA", "L'Aquila"],
    ['PARIS CEDEX 08', 'Paris Cedex 08'],
    ['WASHINGTON DC', 'Washington DC'],
    ['MCALLEN', 'McAllen'],
  ])('%s -> %s', (from, to) => expect(mendTownCase(from)).toBe(to))

  test.each(['Springfield', 'NYC', 'LA', 'ulm', '東京', 'Frankfurt am Main', '', '10115'])('%s stays', (text) => expect(mendTownCase(text)).toBe(text))
})

describe('a name with the family name first', () => {
  test.each([
    ['López, Ana', 'Ana López'],
    ['LÓPEZ, ANA', 'ANA LÓPEZ'],
    ['van der Berg, Jan', 'Jan van der Berg'],
    ['Müller,Dr. Inge', 'Dr. Inge Müller'],
    ['Chen, Li', 'Li Chen'],
  ])('%s -> %s', (from, to) => expect(mendNameOrder(from)).toBe(to))

  test.each([
    'Ana López', 'Smith, Jr.', 'John Smith, Jr.', 'John Smith, PhD', 'Lark, Inc.', 'Lark, GmbH', 'Smith, Jones & Co', 'Smith, Jones and Park', 'López, Ana, PhD',
    'Lark, NY', 'Ana,', ', Ana', 'Dr., Ana', 'Main St 5, Springfield', 'Ana, Luis, Bea', 'Kim, Dr.', 'Müller, geb. Schmidt', 'Familie Weiß, Ulm', '山田, 太郎', ',', '',
  ])('%s stays', (text) => expect(mendNameOrder(text)).toBe(text))
})

describe('a postal code that a spreadsheet took for a number', () => {
  test.each([
    ['2134', 'US', 'MA', '02134'],
    ['2134', 'US', 'Massachusetts', '02134'],
    ['2134', 'US', '', '02134'],
    ['2134', '', 'MA', '02134'],
    ['2134.0', 'US', 'MA', '02134'],
    ['2134-1234', 'US', 'MA', '02134-1234'],
    ['601', 'US', 'PR', '00601'],
    ['62701.0', '', '', '62701'],
    ['62701.00', 'US', 'IL', '62701'],
    ['4229', 'DE', '', '04229'],
    ['118', 'IT', 'RM', '00118'],
    ['6000', 'FR', '', '06000'],
    ['8001', 'ES', '', '08001'],
    ['800', 'AU', 'NT', '0800'],
    ['150', 'NO', '', '0150'],
    ['10011', 'RO', '', '010011'],
    ['600001', 'JP', '', '060-0001'],
    ['1310200', 'BR', 'SP', '01310-200'],
  ])('%s in %s %s -> %s', (from, country, region, to) => expect(mendPostalCode(from, country, region)).toBe(to))

  test.each([
    ['02134', 'US', 'MA'], ['2134', 'US', 'TX'], ['213', 'US', 'MA'], ['21', 'US', 'PR'], ['2134', '', ''], ['2134', '', 'TX'], ['2134', '', 'NSW'],
    ['8001', 'CH', ''], ['1010', 'AT', ''], ['1234', 'NL', ''], ['422', 'DE', ''], ['D-4229', 'DE', ''], ['SW1A 2AA', 'GB', ''], ['4229 ', 'DE', ''],
    ['213456', 'US', 'MA'], ['2134-12', 'US', 'MA'], ['0', 'DE', ''], ['', 'DE', ''], ['1015 CJ', 'NL', ''], ['2134-1234', 'DE', ''],
  ])('%s in %s %s stays', (text, country, region) => expect(mendPostalCode(text, country, region)).toBe(text))
})

describe('a state spelled out', () => {
  test.each([
    ['US', 'Illinois', 'IL'], ['US', 'illinois', 'IL'], ['US', 'il', 'IL'], ['US', 'N.Y.', 'NY'], ['US', 'N. Y.', 'NY'], ['US', 'Calif.', 'CA'], ['US', 'US-CA', 'CA'], ['US', 'District of Columbia', 'DC'],
    ['US', 'Puerto Rico', 'PR'], ['CA', 'Québec', 'QC'], ['CA', 'Quebec', 'QC'], ['CA', 'British Columbia', 'BC'], ['CA', 'Newfoundland', 'NL'], ['AU', 'New South Wales', 'NSW'],
    ['BR', 'São Paulo', 'SP'], ['BR', 'Sao Paulo', 'SP'], ['BR', 'BR-RJ', 'RJ'], ['IT', 'Milano', 'MI'], ['IT', 'Roma', 'RM'], ['IT', 'Forlì-Cesena', 'FC'],
  ])('%s: %s -> %s', (country, from, to) => expect(regionCode(country, from)).toBe(to))

  test.each([
    ['US', 'Ontario'], ['US', ''], ['US', 'Springfield'], ['US', 'CAL IF'], ['DE', 'Bayern'], ['GB', 'Kent'], ['MX', 'Jalisco'], ['JP', 'Tokyo'], ['', 'Illinois'], ['ZZ', 'X'], ['US', 'constructor'],
  ])('%s: %s has none', (country, text) => expect(regionCode(country, text)).toBeNull())
})
