import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exported } from '../../support/exported.ts'
import { makeLibrary } from '../../support/library.ts'
import { addPeople } from '../../support/people.ts'

const names = (text: string) => text.trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[1])

test('everybody goes into a file that only its owner may read, and nothing into the library', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana Lopez' }, { name: 'Bo Lind', company: 'Lark' }])
  await library.core.call('customers.addFact', { id: ana!, text: 'prefers tea' })
  await library.core.call('customers.addFact', { id: ana!, text: 'daughter Mia' })
  const { text, ...made } = await exported(library, { format: 'csv' })
  expect(made).toEqual({ documentId: 'customers-2026-11-22.csv', fileName: 'customers-2026-11-22.csv', customers: 2, sizeBytes: Buffer.byteLength(text) })
  expect(text.split('\r\n')).toEqual([
    expect.stringMatching(/^\ufeffNumber,Name,.*,Do not e-mail,Fact,Fact$/),
    ',Ana Lopez,,,,,2020-01-01,,,,1 Main St,,Springfield,IL,62701,US,,,prefers tea,daughter Mia',
    ',Bo Lind,,Lark,,,2020-01-01,,,,1 Main St,,Springfield,IL,62701,US,,,,',
    '',
  ])
  const found = await library.core.documentFile(made.documentId)
  expect(found).toMatchObject({ fileName: made.fileName, mimeType: 'text/csv' })
  expect(statSync(found.path).mode & 0o777).toBe(0o600)
})

test('the same as vCards', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana Lopez', email: 'ana@example.com', isDoNotMail: true }, { name: 'Bo Lind' }])
  await library.core.call('customers.addFact', { id: ana!, text: 'prefers tea' })
  const { text, ...made } = await exported(library, { format: 'vcard' })
  expect(made).toEqual({ documentId: 'customers-2026-11-22.vcf', fileName: 'customers-2026-11-22.vcf', customers: 2, sizeBytes: Buffer.byteLength(text) })
  expect(await library.core.documentFile(made.documentId)).toMatchObject({ mimeType: 'text/vcard' })
  const [first, second, rest] = text.split('END:VCARD\r\n')
  expect(first?.split('\r\n')).toEqual(
    expect.arrayContaining(['BEGIN:VCARD', 'VERSION:4.0', `UID:urn:uuid:${ana}`, 'FN:Ana Lopez', 'EMAIL:ana@example.com', 'NOTE:prefers tea', 'X-LONGHAND-DO-NOT-MAIL:true']),
  )
  expect(second).toContain('FN:Bo Lind')
  expect(rest).toBe('')
  expect((await exported(library, { format: 'vcard', filter: { search: 'nobody' } })).text).toBe('')
})

test('an empty library gives a header', async () => {
  const library = await makeLibrary()
  expect(await exported(library, { format: 'csv' })).toMatchObject({ customers: 0, text: expect.stringMatching(/^\ufeffNumber.*Do not e-mail\r\n$/) })
})

test('some go by the filter, by name, with as many columns for facts as they need', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana Lopez' }, { name: 'Zoe Hill', sinceOn: '2015-01-01' }, { name: 'Bo Hill', sinceOn: '2016-01-01' }])
  await library.core.call('customers.addFact', { id: ana!, text: 'not for this file' })
  const { text, customers } = await exported(library, { format: 'csv', filter: { minYears: 8, search: 'hill' } })
  expect([customers, names(text)]).toEqual([2, ['Bo Hill', 'Zoe Hill']])
  expect(text).not.toMatch(/,Fact/)
})

test('a search for a customer number exports, counts and selects whom the list shows', async () => {
  const library = await makeLibrary()
  await library.core.call('imports.apply', { ticket: library.take('c.csv', 'id,name,email\ncus_77,Ana Lopez,ana@example.com\ncus_78,Bo,bo@example.com\n') })
  const filter = { search: 'cus_77' }
  expect(await library.core.call('customers.count', { filter })).toEqual({ customers: 1 })
  expect((await library.core.call('customers.ids', { filter })).ids).toHaveLength(1)
  expect(names((await exported(library, { format: 'csv', filter })).text)).toEqual(['Ana Lopez'])
})

test('some go by their ids, in that order; one who is gone stops it', async () => {
  const library = await makeLibrary()
  const [ana, bo, cy] = await addPeople(library.core, [{ name: 'Ana' }, { name: 'Bo' }, { name: 'Cy' }])
  const { text } = await exported(library, { format: 'csv', ids: [cy!, ana!] })
  expect(names(text)).toEqual(['Cy', 'Ana'])
  await library.core.call('customers.erase', { id: bo! })
  await expect(library.core.call('exports.make', { format: 'csv', ids: [ana!, bo!] })).rejects.toMatchObject({ code: 'customers/not-found', data: { id: bo } })
})

test('who wants no mail stays in the address book, with the mark', async () => {
  const library = await makeLibrary()
  await addPeople(library.core, [{ name: 'Ana', isDoNotMail: true }])
  expect((await exported(library, { format: 'csv' })).text).toMatch(/,US,yes,\r\n$/)
})

test('it says how far it is, and a cancelled one leaves no file', async () => {
  const library = await makeLibrary()
  const rows = Array.from({ length: 1200 }, (_, index) => `Person ${index},p${index}@example.com`)
  await library.core.call('imports.apply', { ticket: library.take('c.csv', `name,email\n${rows.join('\n')}\n`) })
  const steps: number[] = []
  await library.core.call('exports.make', { format: 'csv' }, { progress: ({ done, of }) => steps.push(done / of) })
  expect([steps.length > 1, steps.at(-1)]).toEqual([true, 1])
  const before = readdirSync(library.folder)
  const cancelled = new AbortController()
  const made = library.core.call('exports.make', { format: 'csv', filter: { search: 'person' } }, { signal: cancelled.signal, progress: () => cancelled.abort() })
  await expect(made).rejects.toMatchObject({ code: 'core/cancelled' })
  expect(readdirSync(library.folder)).toEqual(before)
})

test('a folder that takes no file is named as the reason', async () => {
  const library = await makeLibrary()
  mkdirSync(join(library.folder, 'customers-2026-11-22.csv'))
  await expect(library.core.call('exports.make', { format: 'csv' })).rejects.toMatchObject({ code: 'exports/unwritable' })
})

test('no name leads to anything but an export', async () => {
  const library = await makeLibrary()
  library.take('customers-2026-11-22.csv.part', 'half')
  library.take('library.csv', 'other')
  for (const name of ['customers-2026-11-22.csv', 'customers-2026-11-22.csv.part', 'library.csv', 'customers-2026-11-22.html', '..']) {
    await expect(library.core.documentFile(name)).rejects.toMatchObject({ code: 'host/document-not-found' })
  }
})

test('who is erased is in no export that still lies there', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana' }, { name: 'Bo' }])
  const { documentId } = await library.core.call('exports.make', { format: 'csv' })
  await library.core.call('customers.erase', { id: ana! })
  await expect(library.core.documentFile(documentId)).rejects.toMatchObject({ code: 'host/document-not-found' })
  expect(names((await exported(library, { format: 'csv' })).text)).toEqual(['Bo'])
})

test('many customers come at once, in the order asked for', async () => {
  const library = await makeLibrary()
  const [ana, bo] = await addPeople(library.core, [{ name: 'Ana' }, { name: 'Bo' }])
  await library.core.call('customers.addFact', { id: bo!, text: 'prefers tea' })
  const { customers } = await library.core.call('customers.getMany', { ids: [bo!, crypto.randomUUID(), ana!] })
  expect(customers).toEqual([await library.core.call('customers.get', { id: bo! }), await library.core.call('customers.get', { id: ana! })])
})
