import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unpackSheet } from '../../../src/core/imports/xlsx.adapter.ts'
import { makeFolder, makeLibrary } from '../../support/library.ts'
import { readTable } from '../../support/tables.ts'
import { makeXlsx, type SheetCell } from '../../support/xlsx.ts'
import { makeZip } from '../../support/zip.ts'

const people = (...rows: SheetCell[][]) => makeXlsx([{ name: 'Customers', rows: [['Name', 'Value'], ...rows] }])

test.each<[string, SheetCell, string]>([
  ['a day', { date: 43528 }, '2019-03-04'],
  ['a day and a time', { time: 43528.43263888889 }, '2019-03-04 10:23'],
  ['a leap day', { date: 36585 }, '2000-02-29'],
  ['a whole number', 62701, '62701'],
  ['a long number', 4915112345678, '4915112345678'],
  ['a number with an exponent', 1.5e21, '1500000000000000000000'],
  ['a small number', 2.5e-7, '0.00000025'],
  ['a number with the crumbs of binary', 19.989999999999998, '19.99'],
  ['a negative number', -0.5, '-0.5'],
  ['zero', 0, '0'],
  ['yes', true, 'true'],
  ['no', false, 'false'],
  ['an error', { error: '#N/A' }, ''],
  ['a formula with its result', { formula: 'A1&"x"', value: 'Springfield' }, 'Springfield'],
  ['a formula without a result', { formula: 'A1', value: '' }, ''],
  ['a shared text', { shared: 'Zoë & <Co>' }, 'Zoë & <Co>'],
  ['a text in several styles', { runs: ['1 Main', ' St'] }, '1 Main St'],
  ['lines and quotes', '1 Main St\nFlat "2", left', '1 Main St\nFlat "2", left'],
  ['a formula that somebody typed as text', '=1+1', '=1+1'],
  ['nothing', null, ''],
])('%s becomes the text a person would write', async (_, cell, text) => {
  expect((await readTable(people(['Ana', cell]))).rows).toEqual([['Name', 'Value'], ['Ana', text]])
})

test('blank rows and columns stay where they are', async () => {
  const table = await readTable(people([], ['Ana', null, 'x'], [null, 'y']))
  expect(table).toMatchObject({ format: 'xlsx', encoding: null, delimiter: null, parts: [], part: null })
  expect(table.rows).toEqual([['Name', 'Value', ''], ['', '', ''], ['Ana', '', 'x'], ['', 'y', '']])
})

const several = makeXlsx([
  { name: 'Read me', rows: [['An export of customers'], ['made in November']] },
  { name: 'Empty contacts', rows: [] },
  { name: 'Kunden & "Freunde"', rows: [['Name'], ['Ana']] },
])

test('of several sheets the one named like customers is read, if there is anything in it; any other can be asked for', async () => {
  const parts = ['Read me', 'Empty contacts', 'Kunden & "Freunde"']
  expect(await readTable(several)).toMatchObject({ parts, part: 'Kunden & "Freunde"', rows: [['Name'], ['Ana']] })
  expect(await readTable(several, { part: 'Read me' })).toMatchObject({ parts, part: 'Read me', rows: [['An export of customers'], ['made in November']] })
  await expect(readTable(several, { part: 'Nobody' })).rejects.toMatchObject({ code: 'imports/part-unknown', data: { part: 'Nobody', parts } })
})

test('a workbook becomes customers, its rows numbered as in the spreadsheet', async () => {
  const library = await makeLibrary()
  const workbook = makeXlsx([
    {
      name: 'Sheet1',
      rows: [
        ['Customers of Lark Ltd'], ['exported', { date: 45000 }], [], ['Name', 'E-Mail', 'PLZ', 'Customer since', 'City'],
        ['Ana López', 'ana@example.com', '04229', { date: 43528 }, 'Leipzig'], [], [null, 'nobody', null, null, null],
      ],
    },
  ])
  const ticket = library.take('customers.xlsx', workbook)
  const preview = await library.core.call('imports.preview', { ticket })
  expect(preview).toMatchObject({ format: 'xlsx', encoding: null, delimiter: null, headerRow: 4, new: 1, skipped: [{ row: 6 }, { row: 7 }] })
  expect(await library.core.call('imports.apply', { ticket })).toMatchObject({ new: 1 })
  const { rows } = await library.core.call('customers.list', {})
  expect(rows).toMatchObject([{ name: 'Ana López', email: 'ana@example.com', city: 'Leipzig', sinceOn: '2019-03-04' }])
})

const worksheet = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
const lines = (count: number) => makeZip([{ name: 'xl/workbook.xml', content: '<workbook/>', saysBytes: count }])
const unlike = (name: string) => makeZip([{ name, content: 'x' }])

test.each([
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-excel'],
  ['a LibreOffice file', makeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', content: '<x/>' }]), 'spreadsheet'],
  ['a Numbers file', unlike('Index/Document.iwa'), 'spreadsheet'],
  ['a binary workbook', unlike('xl/workbook.bin'), 'spreadsheet'],
  ['a workbook without its sheets', makeZip([{ name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>' }]), 'workbook-damaged'],
  ['a workbook with damaged cells', makeXlsx([{ name: 'A', rows: [['Name']] }]).subarray(0, 900), 'zip-damaged'],
  ['a workbook that says it unpacks to gigabytes', lines(4_000_000_000), 'workbook-too-large'],
  ['a workbook that unpacks to more than it says', makeXlsx([{ name: 'A', rows: [['Name']] }], [{ name: 'xl/more.xml', content: 'x'.repeat(5_000_000), saysBytes: 10 }]), 'zip-damaged'],
  ['a file of more than 30 MB', Buffer.concat([people(['Ana', 1]), Buffer.alloc(31 * 1024 * 1024)]), /workbook-too-large|zip-damaged/],
])('%s is refused with a reason', async (_, file, reason) => {
  await expect(readTable(file)).rejects.toMatchObject({ code: 'imports/unreadable', data: { reason: expect.stringMatching(reason) } })
})

test('a workbook cannot take more memory or time than a thread of its own is given', async () => {
  const folder = makeFolder()
  const path = join(folder, 'corner.xlsx')
  // One cell in the last corner makes a sheet of 17 billion.
  const corner = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
  writeFileSync(path, makeXlsx([], [
    { name: 'xl/workbook.xml', content: '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships><Relationship Id="rId1" Type="${worksheet}" Target="worksheets/sheet1.xml"/></Relationships>` },
    { name: 'xl/worksheets/sheet1.xml', content: corner },
  ]))
  const tooLarge = { code: 'imports/unreadable', data: { reason: 'workbook-too-large' } }
  await expect(unpackSheet(path, null, folder, { limits: { heapMb: 64, ms: 60_000 } })).rejects.toMatchObject(tooLarge)
  await expect(unpackSheet(path, null, folder, { limits: { heapMb: 4096, ms: 300 } })).rejects.toMatchObject(tooLarge)
  await expect(unpackSheet(path, null, folder, { signal: AbortSignal.timeout(300), limits: { heapMb: 4096, ms: 60_000 } })).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(readdirSync(folder)).toEqual(['corner.xlsx'])
})
