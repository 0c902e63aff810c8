import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addPeople, home, sender } from '../../support/people.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'
import { readPdf } from '../../support/pdf.ts'
import { ask, foundInBytes, foundInPdfs, pdfsIn, searchTerms, tell } from '../../support/traces.ts'

const mia = {
  name: 'Miriam Zauberwald', company: 'Quellstein', email: 'miriam@zauberwald.example',
  address: { ...home, line1: '77 Kirschgarten Lane', postalCode: 'QX97531X', city: 'Nebelheim' },
}
const words = ['Miriam', 'Zauberwald', 'Quellstein', 'Kirschgarten', 'QX97531X', 'Nebelheim', 'collects marbles', 'blue door']

/** Somebody with a fact, a mailed card, a card on the desk, a reprint, a label sheet, a draft, a skip and a call; among others. */
async function furnish(library: TestLibrary) {
  const { core } = library
  await core.call('settings.save', { changes: { sender } })
  const [ana, id, cy] = (await addPeople(core, [{ name: 'Ana Lund' }, mia, { name: 'Cy Hope' }])) as [string, string, string]
  await core.call('customers.addFact', { id, text: 'collects marbles' })
  const stack = async (customerIds: string[], text: string) => {
    const { cards } = await core.call('cards.draft', { customerIds, text })
    return (await core.call('runs.create', { cardIds: cards.map((card) => card.id), envelope: 'a6-us', labelSheet: 'avery-5160' })).runId
  }
  const mailed = await stack([ana, id, cy], 'Dear {firstName}, behind the blue door at {company|yours}.')
  await core.call('runs.mark', { id: mailed, state: 'mailed' })
  const onDesk = await stack([id, cy], 'Again to {name}, blue door.')
  const { stack: items } = await core.call('runs.get', { id: onDesk })
  await core.call('runs.reprint', { id: onDesk, itemIds: [items[0]!.id] })
  await core.call('customers.labels', { ids: [id], sheet: 'avery-5160', start: 1 })
  await core.call('cards.draft', { customerIds: [id], text: 'A draft about the blue door' })
  await core.call('gestures.add', { customerId: id, kind: 'call', doneOn: '2024-01-01', text: 'called Miriam about marbles' })
  await core.call('moments.skip', { customerId: id, reason: 'Miriam is away', untilOn: null })
  return { ana, id, cy, mailed, onDesk }
}

async function textOf(library: TestLibrary, documentId: string) {
  return readPdf(readFileSync((await library.core.documentFile(documentId)).path))
}

test('nothing of an erased person is left in the bytes of the library, in its PDFs or in its search index', async () => {
  const library = await makeLibrary()
  const { id, mailed } = await furnish(library)
  await textOf(library, (await library.core.call('runs.get', { id: mailed })).documents[0]!.documentId)
  // What the planner samples, it keeps word for word.
  tell(library.path, 'ANALYZE')
  expect(foundInBytes(library.path, words)).toEqual(words)
  expect(await foundInPdfs(library.path, words)).toEqual(['Miriam', 'Zauberwald', 'Quellstein', 'Kirschgarten', 'QX97531X', 'Nebelheim', 'blue door'])
  expect(searchTerms(library.path)).toContain('zauberwald')
  expect(ask(library.path, "SELECT * FROM sqlite_stat4 WHERE sample LIKE '%zauberwald%' OR instr(sample, 'zauberwald') > 0").length).toBeGreaterThan(0)
  expect(pdfsIn(library.folder)).toHaveLength(1)

  const erased = await library.core.call('customers.erase', { id })
  expect(erased).toMatchObject({ documents: 9, isSwept: true, keptBackups: 0 })
  const theirs = words.filter((word) => word !== 'blue door')
  expect(foundInBytes(library.path, [...theirs, id])).toEqual([])
  expect(await foundInPdfs(library.path, theirs)).toEqual([])
  expect(searchTerms(library.path).filter((term) => /miriam|zauberwald|quellstein|nebelheim/.test(term))).toEqual([])
  expect(pdfsIn(library.folder)).toEqual([])
  // The same file after it was closed, with whatever SQLite writes then.
  await library.core.close()
  expect(foundInBytes(library.path, theirs)).toEqual([])
})

test('others keep their cards, places and pages', async () => {
  const library = await makeLibrary()
  const { ana, id, cy, mailed, onDesk } = await furnish(library)
  await library.core.call('customers.erase', { id })
  const run = await library.core.call('runs.get', { id: mailed })
  expect(run.stack.map(({ position, customerName, text, addressLines }) => [position, customerName, text === '', addressLines.length > 0])).toEqual([
    [1, 'Ana Lund', false, true], [2, '(erased)', true, false], [3, 'Cy Hope', false, true],
  ])
  expect(run.counts.mailed).toBe(3)
  expect(run.documents.map(({ kind, pages, fromPosition, toPosition }) => [kind, pages, fromPosition, toPosition])).toEqual([
    ['cards', 4, 1, 3], ['envelopes', 2, 1, 3], ['labels', 1, 1, 3],
  ])
  for (const [customerId, name] of [[ana, 'Ana'], [cy, 'Cy']] as const) {
    const { gestures } = await library.core.call('gestures.list', { customerId })
    const { documentId, documentPage } = gestures.find((gesture) => gesture.runId === mailed)!
    const pages = await textOf(library, documentId!)
    expect(pages.slice(documentPage! - 1, documentPage! + 1).map(({ text }) => text).join()).toContain(`Dear ${name},`)
  }
  // The stack on the desk still counts two, and goes on.
  const desk = await library.core.call('runs.get', { id: onDesk })
  expect(desk.stack.map(({ position, customerName, state, halt }) => [position, customerName, state, halt])).toEqual([[1, '(erased)', 'made', 'erased'], [2, 'Cy Hope', 'made', null]])
  await expect(library.core.call('runs.reprint', { id: onDesk, itemIds: [desk.stack[0]!.id] })).rejects.toMatchObject({ code: 'runs/item-not-found' })
  await library.core.call('runs.mark', { id: onDesk, state: 'mailed' })
  expect((await library.core.call('gestures.list', {})).gestures.map(({ customerName }) => customerName).toSorted()).toEqual(['Ana Lund', 'Cy Hope', 'Cy Hope'])
})

test('a stack on the desk can still be broken up, and one made for nobody else keeps its place only', async () => {
  const library = await makeLibrary()
  const { id, cy, onDesk } = await furnish(library)
  const { cards } = await library.core.call('cards.list', {})
  expect(cards).toHaveLength(1)
  const { runId } = await library.core.call('runs.create', { cardIds: [cards[0]!.id], envelope: 'a6-us', labelSheet: null, name: 'For Miriam' })
  await library.core.call('customers.erase', { id })
  const alone = await library.core.call('runs.get', { id: runId })
  expect(alone).toMatchObject({ name: '1 card, 22 November 2026', items: 1, documents: [] })
  await library.core.call('runs.remove', { id: onDesk })
  await library.core.call('runs.remove', { id: runId })
  expect((await library.core.call('cards.list', {})).cards.map(({ customerId }) => customerId)).toEqual([cy])
})

test('what would go is told before, and somebody who is not there is said so', async () => {
  const library = await makeLibrary()
  const { id } = await furnish(library)
  await library.core.call('library.backup', {})
  expect(await library.core.call('customers.traces', { id })).toEqual({
    name: 'Miriam Zauberwald', facts: 1, gestures: 2, drafts: 1, places: 2, onDesk: 1, documents: 6, others: [], isBarrable: true, backups: 1,
  })
  await library.core.call('customers.erase', { id })
  for (const name of ['customers.traces', 'customers.erase'] as const) {
    await expect(library.core.call(name, { id })).rejects.toMatchObject({ code: 'customers/not-found' })
  }
})

test('a cancel while PDFs are made anew leaves everything as it was', async () => {
  const library = await makeLibrary()
  const { id, mailed } = await furnish(library)
  const before = await library.core.call('runs.get', { id: mailed })
  const stop = new AbortController()
  const erasing = library.core.call('customers.erase', { id }, { signal: stop.signal, progress: () => stop.abort() })
  await expect(erasing).rejects.toMatchObject({ code: 'core/cancelled' })
  expect(await library.core.call('runs.get', { id: mailed })).toEqual(before)
  expect((await library.core.call('customers.get', { id })).name).toBe('Miriam Zauberwald')
})

test('an erasure that was cut off before the sweep is finished when the library is opened', async () => {
  const library = await makeLibrary()
  const { id } = await furnish(library)
  await library.core.close()
  // As a process leaves it that is killed between the commit and the sweep.
  tell(library.path, 'DELETE FROM customers WHERE id = ?', id)
  tell(library.path, 'INSERT INTO sweeps (one) VALUES (1)')
  expect(foundInBytes(library.path, ['collects marbles'])).toEqual(['collects marbles'])
  await library.reopen()
  expect(foundInBytes(library.path, ['collects marbles'])).toEqual([])
  expect(ask(library.path, 'SELECT * FROM sweeps')).toEqual([])
})

const file = (...rows: string[]) => ['Id,Name,Company,Email,Street,City,Zip,Country', ...rows, ''].join('\n')
const reason = 'Erased on 24 November 2026; not imported again.'

async function importFile(library: TestLibrary, content: string) {
  return library.core.call('imports.apply', { ticket: library.take('customers.csv', content) })
}

test.each([
  ['by number', 'KUNDE-7711,Somebody Else,,other@example.com,,,,'],
  ['by e-mail, written otherwise', ',M Zauberwald,,MIRIAM@Zauberwald.example,,,,'],
  ['by name and place, from an export without company and e-mail', ',MIRIAM ZAUBERWALD,,,77 Kirschgarten Lane,Nebelheim,QX97531X,US'],
])('a later import skips an erased person %s, and says so', async (_, row) => {
  const library = await makeLibrary({ today: '2026-11-24' })
  await importFile(library, file('KUNDE-7711,Miriam Zauberwald,Quellstein,miriam@zauberwald.example,77 Kirschgarten Lane,Nebelheim,QX97531X,US', 'K8,Bo Falk,,bo@example.com,,,,'))
  const { rows } = await library.core.call('customers.list', { filter: { search: 'miriam' } })
  await library.core.call('customers.erase', { id: rows[0]!.id })
  const again = file(row, 'K8,Bo Falk,,bo@example.com,,,,', ',Miriam Zauberwald,,,,,,')
  const preview = await library.core.call('imports.preview', { ticket: library.take('again.csv', again) })
  expect(preview.skipped).toEqual([{ row: 2, reason }])
  expect(preview.rows[0]).toMatchObject({ verdict: 'skipped', problems: [reason] })
  // The bare name is no reason: somebody else may have it.
  expect(await importFile(library, again)).toMatchObject({ new: 1, same: 1, skipped: [{ row: 2, reason }] })
  expect(foundInBytes(library.path, ['zauberwald.example', 'Kirschgarten', 'KUNDE-7711'])).toEqual([])
})

test('without a tombstone a later import brings them back', async () => {
  const library = await makeLibrary()
  const rows = file('KUNDE-7711,Miriam Zauberwald,,miriam@zauberwald.example,,,,')
  await importFile(library, rows)
  const { ids } = await library.core.call('customers.ids', {})
  await library.core.call('customers.erase', { id: ids[0]!, isBarred: false })
  expect(await importFile(library, rows)).toMatchObject({ new: 1, skipped: [] })
})

test('a bare name cannot be kept out, and that is said', async () => {
  const library = await makeLibrary()
  const { id } = await library.core.call('customers.add', { name: 'Miriam Zauberwald' })
  expect(await library.core.call('customers.traces', { id })).toMatchObject({ isBarrable: false })
  expect(await library.core.call('customers.erase', { id })).toMatchObject({ isBarred: false })
  expect(ask(library.path, 'SELECT * FROM tombstones')).toEqual([])
})

test('the library knows erased people again by hashes alone, and two libraries by different ones', async () => {
  const hashes = async () => {
    const library = await makeLibrary()
    const [id] = await addPeople(library.core, [mia])
    await library.core.call('customers.erase', { id: id! })
    return ask<{ hash: string }>(library.path, 'SELECT hash FROM tombstones').map(({ hash }) => hash)
  }
  const [one, other] = [await hashes(), await hashes()]
  expect(one).toHaveLength(3)
  expect(one.filter((hash) => other.includes(hash))).toEqual([])
})

test.each([
  ['entered again', async (library: TestLibrary) => library.core.call('customers.add', { name: 'Miri', email: 'miriam@zauberwald.example' })],
  ['whose e-mail address is typed for somebody', async (library: TestLibrary) => {
    const { id } = await library.core.call('customers.add', { name: 'Miri' })
    return library.core.call('customers.save', { id, fields: { email: 'Miriam@zauberwald.example' } })
  }],
])('somebody %s may be imported again, by whatever they are known', async (_, enter) => {
  const clock = { today: '2026-11-22' }
  const library = await makeLibrary(clock)
  await importFile(library, file('KUNDE-7711,Miriam Zauberwald,,miriam@zauberwald.example,,,,'))
  const { ids } = await library.core.call('customers.ids', {})
  await library.core.call('customers.erase', { id: ids[0]! })
  clock.today = '2026-11-24'
  expect(await enter(library)).toMatchObject({ erasedOn: '2026-11-22' })
  expect(await importFile(library, file('KUNDE-7711,Miri,,miriam@zauberwald.example,,,,'))).toMatchObject({ updated: 1, skipped: [] })
  expect(ask(library.path, 'SELECT * FROM tombstones')).toEqual([])
})

test('who shares an e-mail address with an erased person stays and is still found by it', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana Lund', email: 'us@example.com' }, { name: 'Luis Lund', email: 'us@example.com' }])
  await library.core.call('customers.erase', { id: ana! })
  const again = await importFile(library, file(',Luis Lund,Lark,us@example.com,,,,', ',Ana Lund,,us@example.com,,,,'))
  expect(again).toMatchObject({ updated: 1, new: 0, skipped: [{ row: 3 }] })
  expect((await library.core.call('customers.list', {})).rows.map(({ name }) => name)).toEqual(['Luis Lund'])
})

test('undoing an import after one of its people was erased works and brings nobody back', async () => {
  const library = await makeLibrary()
  const [ana] = await addPeople(library.core, [{ name: 'Ana Lund', email: 'ana@example.com' }, { name: 'Bo Falk', email: 'bo@example.com' }])
  const rows = file('K1,Ana Lund,Lark,ana@example.com,,,,', 'K2,Bo Falk,Lark,bo@example.com,,,,', 'K3,Cy Hope,,cy@example.com,,,,', 'K4,Di Moon,,di@example.com,,,,')
  const { importId } = await importFile(library, rows)
  const { rows: found } = await library.core.call('customers.list', { filter: { search: 'cy' } })
  for (const id of [ana!, found[0]!.id]) await library.core.call('customers.erase', { id })
  expect(await library.core.call('imports.undo', { importId })).toMatchObject({ removed: 1, restored: 1, kept: [] })
  const { rows: left } = await library.core.call('customers.list', {})
  expect(left.map(({ name, company }) => [name, company])).toEqual([['Bo Falk', '']])
})

test('a file that bears their name loses it, another one keeps its own', async () => {
  const library = await makeLibrary()
  for (const name of ['Miriam-Zauberwald.csv', 'customers.csv']) {
    await library.core.call('imports.apply', { ticket: library.take(name, file(',Miriam Zauberwald,,miriam@zauberwald.example,,,,')) })
  }
  const { ids } = await library.core.call('customers.ids', {})
  await library.core.call('customers.erase', { id: ids[0]! })
  expect((await library.core.call('imports.list', {})).imports.map(({ fileName }) => fileName)).toEqual(['customers.csv', '(erased)'])
})

test('backups stay unless it is asked for, then one new one is left that does not hold them', async () => {
  const library = await makeLibrary()
  const [first, second] = await addPeople(library.core, [mia, { ...mia, name: 'Otto Zauberwald', email: 'otto@zauberwald.example' }])
  for (let n = 0; n < 3; n++) await library.core.call('library.backup', {})
  expect(await library.core.call('customers.erase', { id: first! })).toMatchObject({ deletedBackups: 0, keptBackups: 3 })
  expect(await library.core.call('customers.erase', { id: second!, isFromBackups: true })).toMatchObject({ deletedBackups: 3, keptBackups: 0 })
  const { backups } = await library.core.call('library.status', {})
  expect(backups).toHaveLength(1)
  const { path } = await library.core.documentFile(backups[0]!.documentId)
  expect(foundInBytes(path, words)).toEqual([])
})
