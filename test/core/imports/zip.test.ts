import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeLibrary } from '../../support/library.ts'
import { readTable } from '../../support/tables.ts'
import { makeXlsx } from '../../support/xlsx.ts'
import { makeZip } from '../../support/zip.ts'

const subscribed = '"Email Address","First Name","Last Name",LEID,EUID\nana@example.com,Ana,López,1,a\n'
const mailchimp = makeZip([
  { name: 'cleaned_members_export_1.csv', content: '"Email Address"\ngone@example.com\n' },
  { name: 'unsubscribed_members_export_1.csv', content: '"Email Address"\nno@example.com\n' },
  { name: 'subscribed_members_export_1.csv', content: subscribed },
  { name: '__MACOSX/._subscribed_members_export_1.csv', content: 'junk' },
  { name: '.DS_Store', content: 'junk' },
])

test('of a ZIP the file named like customers is read, and any other table in it can be asked for', async () => {
  const parts = ['cleaned_members_export_1.csv', 'unsubscribed_members_export_1.csv', 'subscribed_members_export_1.csv']
  expect(await readTable(mailchimp)).toMatchObject({ format: 'csv', delimiter: ',', parts, part: parts[2], rows: [{ 0: 'Email Address' }, { 0: 'ana@example.com' }] })
  expect(await readTable(mailchimp, { part: parts[1]! })).toMatchObject({ part: parts[1], rows: [['Email Address'], ['no@example.com']] })
  await expect(readTable(mailchimp, { part: 'other.csv' })).rejects.toMatchObject({ code: 'imports/part-unknown', data: { parts } })
})

test('a file with nothing below its header gives way to the next', async () => {
  const zip = makeZip([{ name: 'Customers.csv', content: 'Name,Email\n' }, { name: 'empty-contacts.csv', content: '' }, { name: 'list.csv', content: 'Name\nAna\n' }])
  expect(await readTable(zip)).toMatchObject({ parts: ['Customers.csv', 'list.csv'], part: 'list.csv', rows: [['Name'], ['Ana']] })
})

test.each([
  ['a workbook', 'Book.xlsx', makeXlsx([{ name: 'A', rows: [['Name'], ['Ana']] }]), { format: 'xlsx', encoding: null, rows: [['Name'], ['Ana']] }],
  ['cards', 'all.VCF', 'BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD\r\n', { format: 'vcard', rows: [expect.arrayContaining(['Full name']), expect.arrayContaining(['Ana'])] }],
  ['tabs and UTF-16', 'export/list.tsv', Buffer.from('\ufeffName\tOrt\nZoë\tKöln\n', 'utf16le'), { encoding: 'utf-16le', delimiter: '\t', rows: [['Name', 'Ort'], ['Zoë', 'Köln']] }],
])('a ZIP may hold %s', async (_, name, content, expected) => {
  // The only table in it leaves no choice.
  expect(await readTable(makeZip([{ name, content }, { name: 'picture.png', content: 'x' }]))).toMatchObject({ parts: [], part: null, ...expected })
})

test.each(['../../../outside.csv', '/etc/outside.csv', 'C:\\outside.csv', 'a/../../outside.csv', 'con\u0000.csv'])('the name %j leads nowhere', async (name) => {
  // The work folder is looked through after each reading: what was unpacked lay there under a name of ours.
  expect(await readTable(makeZip([{ name, content: 'Name\nAna\n' }]))).toMatchObject({ rows: [['Name'], ['Ana']] })
})

test('two files of one name can be told apart', async () => {
  const zip = makeZip([{ name: 'a.csv', content: 'Name\nAna\n' }, { name: 'a.csv', content: 'Name\nBea\n' }])
  expect(await readTable(zip, { part: 'a (2).csv' })).toMatchObject({ parts: ['a.csv', 'a (2).csv'], rows: [['Name'], ['Bea']] })
})

test('a name in an old code page is shown as well as can be', async () => {
  const zip = makeZip([{ name: Buffer.from('Kunden-S\xfcd.csv', 'latin1'), content: 'Name\nAna\n' }, { name: 'b.csv', content: 'x' }])
  expect(await readTable(zip)).toMatchObject({ part: 'Kunden-Süd.csv' })
})

test.each<[string, Buffer, string, string?]>([
  ['is cut off', mailchimp.subarray(0, 400), 'zip-damaged'],
  ['has damage in the middle', Buffer.concat([mailchimp.subarray(0, 60), Buffer.alloc(20, 7), mailchimp.subarray(80)]), 'zip-damaged', 'cleaned_members_export_1.csv'],
  ['is locked with a password', makeZip([{ name: 'a.csv', content: 'Name\nAna\n', isLocked: true }]), 'zip-locked'],
  ['holds no table', makeZip([{ name: 'a.png', content: 'x' }]), 'zip-without-table'],
  ['holds nothing', makeZip([]), 'zip-without-table'],
  ['holds only another ZIP', makeZip([{ name: 'b.zip', content: mailchimp }]), 'zip-without-table'],
  ['says that it unpacks to gigabytes', makeZip([{ name: 'a.csv', content: 'Name\n', saysBytes: 4_000_000_000 }]), 'too-large'],
  ['unpacks to more than it says', makeZip([{ name: 'a.csv', content: 'x'.repeat(9_000_000), saysBytes: 20 }]), 'zip-damaged'],
])('a ZIP that %s is refused with a reason', async (_, file, reason, part) => {
  await expect(readTable(file, { part: part ?? null })).rejects.toMatchObject({ code: 'imports/unreadable', data: { reason } })
})

test('the preview names the files of a ZIP, and another is imported on request', async () => {
  const library = await makeLibrary()
  const ticket = library.take('audience.zip', mailchimp)
  const preview = await library.core.call('imports.preview', { ticket })
  expect(preview).toMatchObject({ part: 'subscribed_members_export_1.csv', new: 1 })
  await library.core.call('imports.apply', { ticket, part: preview.parts[1]! })
  expect((await library.core.call('customers.list', {})).rows).toMatchObject([{ email: 'no@example.com' }])
  await expect(library.core.call('imports.preview', { ticket, mapping: ['name'] })).rejects.toMatchObject({ code: 'imports/mapping-invalid' })
  // What was unpacked is gone, however it ended.
  expect(readdirSync(library.environment.outboxPath).filter((name) => name.startsWith('import-'))).toEqual([])
})
