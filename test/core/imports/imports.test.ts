import { expect, test } from 'vitest'
import type { Output } from '../../../src/contract/contract.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'

const stripe = [
  'id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status,Total Spend,Card Address Line1,Card Address City,Card Address State,Card Address Zip,Card Address Country,note (metadata)',
  'cus_1,,ana@example.com,Ana López,2019-03-04 10:22,false,pro,active,"1,234.50",1 Main St,Springfield,IL,62701,US,prefers tea',
  'cus_2,,jo@example.com,,2024-01-02 03:04,false,basic,active,99.00,,,,,,',
].join('\n')

async function apply(library: TestLibrary, content: string | Uint8Array, how: object = {}): Promise<Output<'imports.apply'>> {
  return library.core.call('imports.apply', { ticket: library.take('customers.csv', content), ...how })
}

async function book(library: TestLibrary) {
  const { rows } = await library.core.call('customers.list', { limit: 500 })
  return Promise.all(rows.map((row) => library.core.call('customers.get', { id: row.id })))
}

/** The book without what only says when it was written. */
async function content(library: TestLibrary) {
  return (await book(library)).map(({ id: _, createdAt: __, updatedAt: ___, facts, ...rest }) => ({ ...rest, facts: facts.map((fact) => fact.text) }))
}

test('a Stripe export becomes customers with address, spend, start and notes', async () => {
  const library = await makeLibrary()
  const outcome = await apply(library, stripe)
  expect(outcome).toMatchObject({ new: 2, updated: 0, same: 0, skipped: [], warnings: [] })
  const [ana, jo] = await book(library)
  expect(ana).toMatchObject({
    name: 'Ana López', externalId: 'cus_1', email: 'ana@example.com', sinceOn: '2019-03-04', plan: 'pro', spendCents: 123450,
    address: { line1: '1 Main St', line2: '', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' },
    addressSource: 'imported', addressOn: '2026-11-22',
  })
  expect(ana?.facts.map((fact) => fact.text)).toEqual(['prefers tea'])
  expect(jo).toMatchObject({ name: '', displayName: 'jo@example.com', addressSource: null, addressLines: [] })
})

test('the same file twice changes nothing', async () => {
  const library = await makeLibrary()
  await apply(library, stripe)
  const before = await content(library)
  expect(await apply(library, stripe)).toMatchObject({ new: 0, updated: 0, same: 2 })
  expect(await content(library)).toEqual(before)
})

test('a file that speaks of one person twice also reads the same twice', async () => {
  const twice = 'id,Name,Email,Customer since,Company\nc1,Ana,ana@example.com,2020-05-01,\nc9,Ana L.,ANA@example.com,2018-02-01,Lark Ltd\n'
  const library = await makeLibrary()
  expect(await apply(library, twice)).toMatchObject({ new: 1, updated: 0, same: 1 })
  const before = await content(library)
  // The fuller row counts, wherever it stands, and the other fills what it leaves blank; the earliest start counts.
  expect(before).toMatchObject([{ name: 'Ana L.', company: 'Lark Ltd', sinceOn: '2018-02-01', externalId: 'c9' }])
  expect(await apply(library, twice)).toMatchObject({ new: 0, updated: 0, same: 2 })
  expect(await content(library)).toEqual(before)
})

test('what a second row about somebody says otherwise is named, not dropped in silence', async () => {
  const library = await makeLibrary()
  const file = 'Id,Name,Email,Address,City,Spend\nK3,Ilse,ilse@example.de,Hauptstr. 3,Ulm,"12,50 €"\nX3,Ilse,ILSE@EXAMPLE.DE,Dup 3,Ulm,7\nK3,Ilse\n'
  const outcome = await apply(library, file)
  expect(outcome).toMatchObject({ new: 1, same: 2, skipped: [] })
  expect(outcome.warnings).toEqual([
    { row: 3, reason: 'The same person as in row 2, which counts; not used: customer number, spend, address.' },
    { row: 4, reason: 'This row has only 2 of 6 cells.' },
  ])
  expect(await content(library)).toMatchObject([{ spendCents: 1250, spendCurrency: 'EUR', address: { line1: 'Hauptstr. 3' } }])
})

test.each([
  ['a byte order mark', '\ufeffName,Email\nAna,ana@example.com\n'],
  ['semicolons', 'Name;Email\nAna;ana@example.com\n'],
  ['tabs', 'Name\tEmail\nAna\tana@example.com\n'],
  ['Windows line ends', 'Name,Email\r\nAna,ana@example.com\r\n'],
  ["Excel's sep line", 'sep=;\r\nName;Email\r\nAna;ana@example.com\r\n'],
  ['quotes around everything', '"Name","Email"\n"Ana","ana@example.com"\n'],
  ['no line end at the end', 'Name,Email\nAna,ana@example.com'],
])('reads a file with %s', async (_, file) => {
  const library = await makeLibrary()
  expect(await apply(library, file)).toMatchObject({ new: 1, skipped: [] })
  expect(await content(library)).toMatchObject([{ name: 'Ana', email: 'ana@example.com' }])
})

test.each([
  ['windows-1252', Buffer.from('Name,Email\nZo\xeb Stra\xdfe,zoe@example.com\n', 'latin1'), 'Zoë Straße'],
  ['utf-16le', Buffer.from('\ufeffName,Email\nZoë Straße,zoe@example.com\n', 'utf16le'), 'Zoë Straße'],
  ['utf-8', Buffer.from('Name,Email\nZoë Straße,zoe@example.com\n'), 'Zoë Straße'],
])('reads %s', async (encoding, bytes, name) => {
  const library = await makeLibrary()
  const preview = await library.core.call('imports.preview', { ticket: library.take('a.csv', bytes) })
  expect(preview.encoding).toBe(encoding)
  await apply(library, bytes)
  expect(await content(library)).toMatchObject([{ name }])
})

test('a quoted cell may hold lines, and row numbers stay those of the spreadsheet', async () => {
  const library = await makeLibrary()
  const file = 'Name,Email,Address\nAna,ana@example.com,"1 Main St\nFlat 2"\n\n,,\n,broken,\nLuis,luis@example.com,\n'
  const outcome = await apply(library, file)
  expect(outcome.new).toBe(2)
  expect(outcome.skipped).toEqual([
    { row: 4, reason: 'The row is empty.' },
    { row: 5, reason: expect.stringContaining('broken') },
  ])
  expect((await content(library))[0]?.address.line1).toBe('1 Main St, Flat 2')
})

test.each([
  ['never closes', '"Bea,bea@example.com', null],
  ['closes in the middle of a cell', '"Bea" Berg,bea@example.com', '"Bea" Berg'],
  ['stands inside a cell', 'Bea "Bee" Berg,bea@example.com', 'Bea "Bee" Berg'],
])('a quote that %s costs at most its own row', async (_, line, name) => {
  for (const encoding of ['utf8', 'utf16le'] as const) {
    for (const after of [2, 5000]) {
      const library = await makeLibrary()
      const rows = Array.from({ length: after }, (__, n) => `"Person ""${n}""\nJr",p${n}@example.com`)
      const file = `Name,Email\nZoë,zoe@example.com\n"An\na",ana@example.com\n${line}\n${rows.join('\n')}\n${line}\nEnd,end@example.com\n`
      const outcome = await apply(library, Buffer.from(`\ufeff${file}`, encoding))
      const bad = [4, 5 + after]
      // The second time it is the same person again.
      expect(outcome, `${encoding} ${after}`).toMatchObject({ new: after + (name ? 4 : 3), same: name ? 1 : 0 })
      expect(outcome.skipped.map(({ row }) => row)).toEqual(name ? [] : bad)
      expect(outcome.skipped.every(({ reason }) => reason.includes('quotes'))).toBe(true)
      const found = await library.core.call('customers.list', { filter: { search: 'bea' } })
      expect(found.rows.map((row) => row.name)).toEqual(name ? [name] : [])
    }
  }
})

test('a cell that cannot be read costs only that cell, and is named', async () => {
  const library = await makeLibrary()
  const outcome = await apply(library, 'Name,Email,Since,Country,Spend\nAna,not-mail,yesterday,Atlantis,lots\nBea,,2099-01-01,Germany,12\n')
  expect(outcome).toMatchObject({ new: 2, skipped: [] })
  expect(outcome.warnings.map(({ row }) => row)).toEqual([2, 2, 2, 2, 3])
  expect(await content(library)).toMatchObject([
    { name: 'Ana', email: '', sinceOn: null, spendCents: null, address: { country: '' } },
    { name: 'Bea', sinceOn: null, spendCents: 1200, address: { country: 'DE' } },
  ])
})

test('the preview says exactly what the import then does, and changes nothing', async () => {
  const library = await makeLibrary()
  await apply(library, stripe)
  const next = `${stripe.replace('Springfield', 'Shelbyville')}\ncus_3,,new@example.com,New One,2020-02-02 00:00,false,,,,,,,,,\n,,,,,,,,,,,,,,\n,,bad,,,,,,,,,,,,\n`
  const preview = await library.core.call('imports.preview', { ticket: library.take('next.csv', next) })
  expect(preview).toMatchObject({ source: 'stripe', delimiter: ',', new: 1, updated: 1, same: 1, skipped: [{ row: 5, reason: 'The row is empty.' }, { row: 6 }] })
  expect(preview.rows.map(({ row, verdict }) => [row, verdict])).toEqual([[2, 'updated'], [3, 'same'], [4, 'new'], [5, 'skipped'], [6, 'skipped']])
  expect((await content(library)).length).toBe(2)
  expect((await library.core.call('imports.list', {})).imports).toHaveLength(1)
  expect(await apply(library, next)).toMatchObject({ new: 1, updated: 1, same: 1 })
})

test('the founder can change the mapping', async () => {
  const library = await makeLibrary()
  const file = 'Who,Mail,Whatever\nAna,ana@example.com,Lark Ltd\n'
  const preview = await library.core.call('imports.preview', { ticket: library.take('a.csv', file) })
  expect(preview.columns.map((column) => column.field)).toEqual([null, 'email', null])
  await apply(library, file, { mapping: ['name', 'email', 'company'] })
  expect(await content(library)).toMatchObject([{ name: 'Ana', company: 'Lark Ltd' }])
})

test('a file in which nothing is recognised can still be mapped by hand', async () => {
  const library = await makeLibrary()
  const file = 'Wer,Woher\nAna,Lugo\n'
  const preview = await library.core.call('imports.preview', { ticket: library.take('a.csv', file) })
  expect(preview).toMatchObject({ isUsable: false, new: 0, columns: [{ header: 'Wer', field: null, samples: ['Ana'] }, { header: 'Woher' }] })
  await expect(apply(library, file)).rejects.toMatchObject({ code: 'imports/no-usable-column', data: { headers: ['Wer', 'Woher'] } })
  expect(await apply(library, file, { mapping: ['name', 'city'] })).toMatchObject({ new: 1 })
})

test('German headers are recognised', async () => {
  const library = await makeLibrary()
  const file = 'Kundennr;Vorname;Nachname;Firma;E-Mail;Straße;PLZ;Ort;Land;Kunde seit\n7;Jörg;Weiß;Lärche AG;jw@example.com;Größte Gasse 1;04229;Leipzig;Deutschland;03.04.2019\n'
  await apply(library, file)
  expect(await content(library)).toMatchObject([{
    externalId: '7', name: 'Jörg Weiß', company: 'Lärche AG', sinceOn: '2019-04-03',
    address: { line1: 'Größte Gasse 1', postalCode: '04229', city: 'Leipzig', country: 'DE' },
  }])
})

test('dates that read both ways are asked about, dates that do not are not', async () => {
  const library = await makeLibrary()
  const ambiguous = 'Name,Since\nAna,03/04/2020\n'
  expect(await library.core.call('imports.preview', { ticket: library.take('a.csv', ambiguous) })).toMatchObject({ isDateOrderAmbiguous: true })
  await apply(library, ambiguous, { dateOrder: 'day-first' })
  expect(await content(library)).toMatchObject([{ sinceOn: '2020-04-03' }])
  const impossible = 'Name,Since\nAna,03/04/2020\nBea,31/31/2019\n'
  expect(await library.core.call('imports.preview', { ticket: library.take('c.csv', impossible) })).toMatchObject({ isDateOrderAmbiguous: true })
  const clear = 'Name,Since\nBea,03/04/2020\nCleo,25/04/2020\n'
  const preview = await library.core.call('imports.preview', { ticket: library.take('b.csv', clear) })
  expect(preview).toMatchObject({ isDateOrderAmbiguous: false, dateOrder: 'day-first' })
})

test.each([
  ['an empty file', '', 'imports/empty'],
  ['only a header', 'Name,Email\n', 'imports/empty'],
  ['no column that says who', 'Colour,Shape\nred,round\n', 'imports/no-usable-column'],
  ['an Excel workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'imports/unreadable'],
])('%s is refused with a reason and changes nothing', async (_, file, code) => {
  const library = await makeLibrary()
  await expect(apply(library, file)).rejects.toMatchObject({ code })
  expect(await library.core.call('imports.list', {})).toEqual({ imports: [] })
  expect(await content(library)).toEqual([])
})

test('undo takes back new customers, changed fields and notes', async () => {
  const library = await makeLibrary()
  await apply(library, stripe)
  const before = await content(library)
  const changed = stripe.replace('Springfield', 'Shelbyville').replace('prefers tea', 'moved house').replace('jo@example.com,,', 'jo@example.com,Jo Park,')
  const second = await apply(library, `${changed}\ncus_3,,new@example.com,New One,2020-02-02 00:00,false,,,,,,,,,\n`)
  expect(second).toMatchObject({ new: 1, updated: 2 })
  expect(await library.core.call('imports.undo', { importId: second.importId })).toEqual({ removed: 1, restored: 2, kept: [] })
  expect(await content(library)).toEqual(before)
  const search = await library.core.call('customers.list', { filter: { search: 'shelbyville' } })
  expect(search.total).toBe(0)
  await expect(library.core.call('imports.undo', { importId: second.importId })).rejects.toMatchObject({ code: 'imports/already-undone' })
})

test('two imports can be undone one after the other, down to nothing', async () => {
  const library = await makeLibrary()
  const first = await apply(library, stripe)
  const second = await apply(library, stripe.replace('Springfield', 'Shelbyville'))
  await library.core.call('imports.undo', { importId: second.importId })
  expect(await library.core.call('imports.undo', { importId: first.importId })).toMatchObject({ removed: 2, kept: [] })
  expect(await content(library)).toEqual([])
})

test('undo keeps what the founder has touched since and says why', async () => {
  const library = await makeLibrary()
  const { importId } = await apply(library, `${stripe}\ncus_3,,c@example.com,Cleo,2020-02-02,,,,,,,,,,\ncus_4,,d@example.com,Dora,2020-02-02,,,,,,,,,,\n`)
  const [ana, cleo] = await book(library)
  await library.core.call('customers.save', { id: ana!.id, fields: { phone: '555' } })
  await library.core.call('gestures.add', { customerId: cleo!.id, kind: 'call', doneOn: '2026-11-01', text: 'talked' })
  const undone = await library.core.call('imports.undo', { importId })
  expect(undone.removed).toBe(2)
  expect(undone.kept.map(({ name }) => name)).toEqual(['Ana López', 'Cleo'])
  expect((await content(library)).map(({ name }) => name)).toEqual(['Ana López', 'Cleo'])
})

test('undo does not take back a field that was edited by hand since', async () => {
  const library = await makeLibrary()
  await apply(library, stripe)
  const { importId } = await apply(library, stripe.replace('pro,active', 'team,active').replace('Ana López', 'Ana L.'))
  const ana = (await book(library)).find(({ externalId }) => externalId === 'cus_1')!
  await library.core.call('customers.save', { id: ana.id, fields: { plan: 'gold' } })
  await library.core.call('imports.undo', { importId })
  expect(await library.core.call('customers.get', { id: ana.id })).toMatchObject({ name: 'Ana López', plan: 'gold' })
})

test('a cancelled import leaves the library as it was', async () => {
  const library = await makeLibrary()
  const file = `Name,Email\n${Array.from({ length: 10_000 }, (_, n) => `Person ${n},p${n}@example.com`).join('\n')}\n`
  const controller = new AbortController()
  const seen: number[] = []
  const call = library.core.call('imports.apply', { ticket: library.take('big.csv', file) }, {
    signal: controller.signal,
    progress: ({ done }) => {
      seen.push(done)
      controller.abort()
    },
  })
  await expect(call).rejects.toMatchObject({ code: 'core/cancelled' })
  expect(seen[0]).toBeGreaterThan(0)
  expect(await content(library)).toEqual([])
})

test('every row of a large file is accounted for', async () => {
  const library = await makeLibrary()
  const rows = Array.from({ length: 6000 }, (_, n) => (n % 100 === 7 ? ',,' : `"Person, ${n}",p${n}@example.com,"a\nnote"`))
  rows[41] = ',nobody@nowhere,'
  const outcome = await apply(library, `Name,Email,Notes\n${rows.join('\n')}\n`)
  expect(outcome.new).toBe(6000 - 60 - 1)
  expect(outcome.skipped).toHaveLength(61)
  expect(outcome.skipped).toContainEqual({ row: 43, reason: expect.stringContaining('nobody@nowhere') })
  expect(await library.core.call('customers.list', { filter: { search: 'person 5999' } })).toMatchObject({ total: 1 })
})
