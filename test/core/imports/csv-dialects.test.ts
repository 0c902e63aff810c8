import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable } from '../../support/tables.ts'

test.each([
  ['commas', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
  ['semicolons, and prices with commas', 'Name;Price;City\nAna;1,50;Ulm\nBea;2,75;Ulm\n', [['Name', 'Price', 'City'], ['Ana', '1,50', 'Ulm'], ['Bea', '2,75', 'Ulm']]],
  ['tabs', 'a\tb, c\n1\t2\n', [['a', 'b, c'], ['1', '2']]],
  ['bars', 'a|b\n1|2;3\n', [['a', 'b'], ['1', '2;3']]],
  ['one column', 'Email\nana@example.com\n', [['Email'], ['ana@example.com']]],
  ["Excel's sep line", 'sep=;\r\na;b,c\r\n1;2\r\n', [['a', 'b,c'], ['1', '2']]],
  ["Excel's sep line with a bar", 'SEP=|\na|b,c,d\n', [['a', 'b,c,d']]],
  ['a title with commas above semicolons', 'Customers, all, of Lark\n\na;b\n1;2\n3;4\n', [['Customers, all, of Lark'], [''], ['a', 'b'], ['1', '2'], ['3', '4']]],
  ['old Mac line ends', 'a,b\r1,"x\ny"\r', [['a', 'b'], ['1', 'x\ny']]],
  ['Windows line ends around lines in cells', 'a,b\r\n"x\ny","p\r\nq"\r\n', [['a', 'b'], ['x\ny', 'p\r\nq']]],
  ['mixed line ends', 'a,b\r\n1,2\n3,4\r5,6', [['a', 'b'], ['1', '2'], ['3', '4'], ['5', '6']]],
  ['doubled quotes', 'a,b\n"say ""hi""",""""\n', [['a', 'b'], ['say "hi"', '"']]],
  ['ragged rows', 'a,b,c\n1\n1,2,3,4\n,\n', [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4'], ['', '']]],
  ['blank lines', '\n\na\n\n1\n', [[''], [''], ['a'], [''], ['1']]],
  ['quotes with a space before them', 'a,b\n1, "x"\n2,y\n', [['a', 'b'], ['1', ' "x"'], ['2', 'y']]],
  ['a stray quote under old Mac line ends', 'a,b\r1,x "y" z\r2,w\r', [['a', 'b'], ['1', 'x "y" z'], ['2', 'w']]],
  ['formulas as text', 'a\n=HYPERLINK("x")\n', [['a'], ['=HYPERLINK("x")']]],
])('reads %s', async (_, text, rows) => {
  expect(await readTable(text)).toMatchObject({ format: 'csv', parts: [], part: null, rows })
})

const latin = 'Name,Ort\nZoë Straße,Köln\nJosé “Pepe”,Málaga\n'
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const windows1250 = Buffer.from('Name,City\nZby\xb3 \xa3ukasz,\xa3\xf3d\x9f\n', 'latin1')
const shiftJis = Buffer.from('9696914f2c8f5a8f8a0a8e5293632091be98592c938c8b9e937390618b648bce0a97e996d8208889e882c582b72c91e58de3957389a28bde0a', 'hex')

test.each([
  ['utf-8', Buffer.from(latin)],
  ['utf-8', Buffer.from(`\ufeff${latin}`)],
  ['utf-16le', Buffer.from(`\ufeff${latin}`, 'utf16le')],
  ['utf-16be', utf16be(`\ufeff${latin}`)],
  ['utf-16le', Buffer.from(latin, 'utf16le')],
  ['utf-16be', utf16be(latin)],
  ['windows-1252', Buffer.from(latin.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1')],
])('tells %s by itself', async (encoding, bytes) => {
  const table = await readTable(bytes)
  expect(table).toMatchObject({ encoding, rows: [['Name', 'Ort'], ['Zoë Straße', 'Köln'], ['José “Pepe”', 'Málaga']] })
})

test('one accent far down a large file counts', async () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => `Person ${n},plain town`)
  const file = Buffer.from(`Name,City\n${rows.join('\n')}\nZo\xeb,K\xf6ln\n`, 'latin1')
  const table = await readTable(file)
  expect(table.encoding).toBe('windows-1252')
  expect(table.rows.at(-1)).toEqual(['Zoë', 'Köln'])
  expect((await readTable(Buffer.from(`${file.toString('latin1')}`, 'utf8'))).encoding).toBe('utf-8')
})

test('Japanese in Shift_JIS is told by itself', async () => {
  const table = await readTable(Buffer.concat([shiftJis, shiftJis.subarray(10), shiftJis.subarray(10)]))
  expect(table.encoding).toBe('shift_jis')
  expect(table.rows[0]).toEqual([new TextDecoder('shift_jis').decode(shiftJis).split(',')[0], expect.any(String)])
})

test('what cannot be told can be said', async () => {
  expect(await readTable(windows1250)).toMatchObject({ encoding: 'windows-1252' })
  expect(await readTable(windows1250, { encoding: 'windows-1250' })).toMatchObject({ encoding: 'windows-1250', rows: [['Name', 'City'], ['Zbył Łukasz', 'Łódź']] })
  const cyrillic = Uint8Array.from([0xc8, 0xe2, 0xe0, 0xed])
  expect((await readTable(Buffer.concat([Buffer.from('Name\n'), cyrillic]), { encoding: 'windows-1251' })).rows).toEqual([['Name'], ['Иван']])
  expect((await readTable(Buffer.from([0x4e, 0x0a, 0x5a, 0x6f, 0x91]), { encoding: 'macintosh' })).rows).toEqual([['N'], ['Zoë']])
  const chinese = Buffer.from('d0d5c3fb0ad5c5c8fd0a', 'hex')
  expect((await readTable(chinese, { encoding: 'gb18030' })).rows).toEqual([['姓名'], ['张三']])
})

test.each([
  ['a zero byte somewhere', Buffer.from('Name,Email\nAna,a\0na@example.com\n'), 'no-table'],
  ['a zero byte at the very end', Buffer.concat([Buffer.from(`Name\n${'Ana\n'.repeat(100_000)}`), Buffer.alloc(1)]), 'no-table'],
  ['a zero letter in UTF-16', Buffer.from('\ufeffName\nA\0\n', 'utf16le'), 'no-table'],
  ['four bytes to a letter', Buffer.from('fffe00004e000000', 'hex'), 'no-table'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'no-table'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'no-table'],
  ['a web page with the name of a spreadsheet', Buffer.from('\n<html><table><tr><td>Name'), 'web-page'],
  ["Excel's XML", Buffer.from('<?xml version="1.0"?><Workbook/>'), 'web-page'],
])('%s is refused with a reason', async (_, file, reason) => {
  await expect(readTable(file)).rejects.toMatchObject({ code: 'imports/unreadable', data: { reason } })
})

test('a row with a stray quote in any of its cells costs nobody else, and is mended where it makes sense', async () => {
  const good = (n: number) => [`Zoë ${n}`, `a "quoted"\nline`, 'x'.repeat(n % 300)]
  const line = (row: readonly string[]) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')
  const mended: [string, string[]][] = [['5" nail,b,c', ['5" nail', 'b', 'c']], ['a,5" nail,c', ['a', '5" nail', 'c']], ['a,b,5" nail', ['a', 'b', '5" nail']], ['a,"b" c,d', ['a', '"b" c', 'd']]]
  const lost = ['"a,b,c', 'a,"b,c', 'a,b,"c']
  const rows: (string[] | string)[] = []
  const lines: string[] = []
  for (let n = 0; n < 4_000; n += 1) {
    rows.push(good(n))
    lines.push(line(good(n)))
    if (n % 97 !== 0) continue
    const [written, read] = mended[n % mended.length]!
    rows.push(read, expect.stringContaining('quotes') as unknown as string)
    lines.push(written, lost[n % lost.length]!)
  }
  const table = await readTable(`${lines.join('\r\n')}\r\n`)
  expect(table.rows).toEqual(rows)
})

test('a quote that never closes above a large file without quotes costs its own row', async () => {
  const plain = Array.from({ length: 100_000 }, (_, n) => [`Person ${n}`, `p${n}@example.com`])
  const table = await readTable(['Name,Email', '"Bea,bea@example.com', ...plain.map((row) => row.join(','))].join('\n'))
  expect(table.rows.slice(0, 3)).toEqual([['Name', 'Email'], expect.stringContaining('quotes'), plain[0]])
  expect(table.rows.slice(2)).toEqual(plain)
})

const cell = fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom('"', ',', ';', '\n', '\r\n', '\r', 'é', '漢', ' ')), maxLength: 8 })
  .map((text) => text.replace(/[\0\ufeff\ud800-\udfff]/g, ''))

test('any CSV that is written by the book is read back equal, whatever stands between its cells and at its line ends', async () => {
  const width = 3
  const table = fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom<BufferEncoding>('utf8', 'utf16le'), async (rows, delimiter, lineEnd, encoding) => {
      const all = [['first', 'second', 'third'], ...rows]
      const text = all.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter) + lineEnd).join('')
      const read = await readTable(Buffer.from(`\ufeff${text}`, encoding))
      expect(read).toMatchObject({ delimiter, rows: all })
    }),
    { numRuns: 100 },
  )
})

test('letters, lines and quotes that fall on the border of two pieces of a file come out whole', async () => {
  // Pieces of 64 KiB: rows of 251 bytes put every kind of border somewhere.
  for (const lineEnd of ['\n', '\r\n']) {
    const rows = Array.from({ length: 8_000 }, (_, n) => [`Zoë ${n} 漢🦆`, `say "${'é'.repeat(60 + (n % 7))}",\r\nthen`, String(n)])
    const text = `a,b,c${lineEnd}${rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join(lineEnd)}${lineEnd}`
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      const table = await readTable(bytes)
      expect(table.rows.length).toBe(8_001)
      expect(table.rows.slice(1)).toEqual(rows)
    }
  }
})
