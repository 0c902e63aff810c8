import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addPeople } from '../../support/people.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'
import { ask, foundInBytes, foundInPdfs } from '../../support/traces.ts'

const mia = { name: 'Miriam Zauberwald', email: 'miriam@zauberwald.example' }
const names = async (library: TestLibrary) => (await library.core.call('customers.list', {})).rows.map(({ name }) => name)

test('an older backup does not bring back who was erased since, nor their cards', async () => {
  const library = await makeLibrary()
  const { core } = library
  const ids = await addPeople(core, [{ name: 'Ana Lund' }, mia, { name: 'Bo Falk' }])
  const { cards } = await core.call('cards.draft', { customerIds: ids, text: 'Dear {firstName}' })
  const { runId } = await core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: 'a6-us', labelSheet: null })
  const made = await core.call('library.backup', {})
  await core.call('customers.erase', { id: ids[1]! })
  await addPeople(core, [{ name: 'Cy Hope' }])
  expect(await core.call('library.restore', { backup: made.name })).toMatchObject({ customers: 2, erased: 1, isErasedKnown: true })
  expect(await names(library)).toEqual(['Ana Lund', 'Bo Falk'])
  expect((await core.call('runs.get', { id: runId })).stack.map(({ customerName }) => customerName)).toEqual(['Ana Lund', '(erased)', 'Bo Falk'])
  expect(foundInBytes(library.path, ['Miriam', 'Zauberwald'])).toEqual([])
  expect(await foundInPdfs(library.path, ['Miriam'])).toEqual([])
  // The word holds in the restored library too.
  const again = await core.call('imports.apply', { ticket: library.take('a.csv', 'Name,Email\nMiriam,miriam@zauberwald.example\n') })
  expect(again).toMatchObject({ new: 0, skipped: [{ row: 2 }] })
  expect(existsSync(`${library.path}.restoring`)).toBe(false)
})

test('who was erased without a tombstone, or entered again since, does come back', async () => {
  const library = await makeLibrary()
  const [first, second] = await addPeople(library.core, [mia, { name: 'Otto Falk', email: 'otto@example.com' }])
  const made = await library.core.call('library.backup', {})
  await library.core.call('customers.erase', { id: first!, isBarred: false })
  await library.core.call('customers.erase', { id: second! })
  await addPeople(library.core, [{ name: 'Otto Falk', email: 'otto@example.com' }])
  expect(await library.core.call('library.restore', { backup: made.name })).toMatchObject({ customers: 2, erased: 0 })
  expect(await names(library)).toEqual(['Miriam Zauberwald', 'Otto Falk'])
})

test('a library that had tombstones of its own keeps them beside those it takes over', async () => {
  const one = await makeLibrary()
  const other = await makeLibrary()
  const otto = { name: 'Otto Falk', email: 'otto@example.com' }
  const [miaThere] = await addPeople(other.core, [mia, otto])
  await other.core.call('customers.erase', { id: miaThere! })
  const [, ottoHere] = await addPeople(one.core, [mia, otto])
  await one.core.call('customers.erase', { id: ottoHere! })
  const made = await other.core.call('library.backup', {})
  const { path } = await other.core.documentFile(made.documentId)
  const restored = await one.core.call('library.restore', { ticket: one.environment.takeFile({ path, name: 'other' }) })
  expect(restored).toMatchObject({ customers: 0, erased: 1 })
  const file = 'Name,Email\nMiriam,miriam@zauberwald.example\nOtto,otto@example.com\nBo,bo@example.com\n'
  expect(await one.core.call('imports.apply', { ticket: one.take('a.csv', file) })).toMatchObject({ new: 1, skipped: [{ row: 2 }, { row: 3 }] })
})

test('a library that cannot be opened still says who was erased from it; where it cannot be read, that is said', async () => {
  for (const [damage, isErasedKnown] of [['a newer Longhand', true], ['overwritten', false]] as const) {
    const library = await makeLibrary()
    const [id] = await addPeople(library.core, [mia, { name: 'Ana Lund' }])
    const made = await library.core.call('library.backup', {})
    await library.core.call('customers.erase', { id: id! })
    await library.core.close()
    const bytes = readFileSync(library.path)
    if (damage === 'overwritten') bytes.fill(0x5a, 0, 8192)
    // The header's user_version and application_id, as another version writes them.
    else bytes.writeUInt32BE(99, 60)
    writeFileSync(library.path, bytes)
    await library.reopen()
    expect((await library.core.call('library.status', {})).state).not.toBe('open')
    const restored = await library.core.call('library.restore', { backup: made.name })
    expect(restored).toMatchObject({ customers: isErasedKnown ? 1 : 2, erased: isErasedKnown ? 1 : 0, isErasedKnown })
    expect(ask(library.path, 'SELECT * FROM sweeps')).toEqual([])
  }
})
