import { describe, expect, it } from 'vitest'
import { everybody, importFile, named, previewFile } from '../../support/imported.ts'
import { makeLibrary, type TestLibrary } from '../../support/library.ts'
import { contentOf, openRaw } from '../../support/raw-library.ts'

const file = (fields: string) => `id,Name,Phone,Street,City,Zip,Country\n${fields}\n`
const before = file('c1,Ana López,111,1 Main St,Springfield,62701,US')
const after = file('c1,Ana López,222,7 Elm Road,Portland,97214,US')

async function moved() {
  const clock = { today: '2026-11-20' }
  const library = await makeLibrary(clock)
  await importFile(library, before)
  const { id } = await named(library, 'Ana López')
  clock.today = '2026-11-22'
  const { importId } = await importFile(library, after)
  return { library, clock, id, importId }
}

const undo = (library: TestLibrary, importId: string) => library.core.call('imports.undo', { importId })
const history = async (library: TestLibrary, customerId: string) =>
  (await library.core.call('addresses.history', { customerId })).entries.map(({ address, state, source, untilOn }) => [address.line1, state, source, untilOn])

describe('an import that is taken back', () => {
  it('takes the address and its history back', async () => {
    const { library, id, importId } = await moved()
    expect(await history(library, id)).toEqual([['7 Elm Road', 'imported', 'imported', null], ['1 Main St', 'imported', 'imported', '2026-11-22']])
    await undo(library, importId)
    expect(await history(library, id)).toEqual([['1 Main St', 'imported', 'imported', null]])
    expect(await named(library, 'Ana López')).toMatchObject({ phone: '111', addressOn: '2026-11-20' })
  })

  it('leaves an address alone that something was found out about since', async () => {
    const { library, id, importId } = await moved()
    await library.core.call('addresses.mark', { customerId: id, state: 'returned' })
    await undo(library, importId)
    expect(await named(library, 'Ana López')).toMatchObject({ phone: '111', address: { line1: '7 Elm Road' }, addressState: 'returned', addressImportId: importId, addressOn: '2026-11-22' })
    expect((await history(library, id)).map(([line]) => line)).toEqual(['7 Elm Road', '7 Elm Road', '1 Main St'])
  })

  it('is refused after 30 days, and what it changed is not kept longer', async () => {
    const { library, clock, importId } = await moved()
    clock.today = '2026-12-23'
    await expect(undo(library, importId)).rejects.toMatchObject({ code: 'imports/too-old' })
    await importFile(library, 'Name\nBea Berg\n')
    expect(openRaw(library.path, (db) => db.prepare('SELECT count(*) FROM import_changes').pluck().get())).toBe(0)
    expect(await named(library, 'Ana López')).toMatchObject({ phone: '222' })
  })

  it('leaves whom it changed where a merge has brought them', async () => {
    const { library, id, importId } = await moved()
    const { id: keepId } = await library.core.call('customers.add', { name: 'Nane Kraft' })
    const { mergeId } = await library.core.call('duplicates.merge', { keepId, otherId: id })
    expect(await undo(library, importId)).toMatchObject({ removed: 0, restored: 0, kept: [] })
    expect(await everybody(library)).toMatchObject([{ name: 'Nane Kraft', phone: '222' }])
    await library.core.call('duplicates.unmerge', { mergeId })
    expect((await everybody(library)).map(({ name }) => name)).toEqual(['Ana López', 'Nane Kraft'])
  })

  it('keeps whom it made once they were merged, and takes those who only share a household or were exported', async () => {
    const library = await makeLibrary()
    const home = '1 Main St,Springfield,62701,US'
    const { importId } = await importFile(library, file(`c1,Ana López,,${home}\nc2,Luis López,,${home}\nc3,Bea Berg,,,,,\nc4,Cleo Kim,,,,,`))
    const [ana, bea, cleo, luis] = (await everybody(library)).map(({ id }) => id)
    await library.core.call('households.make', { customerIds: [ana!, luis!] })
    await library.core.call('duplicates.merge', { keepId: bea!, otherId: cleo! })
    await library.core.call('exports.make', { format: 'csv' })
    expect(await undo(library, importId)).toEqual({ removed: 2, restored: 0, kept: [{ id: bea, name: 'Bea Berg', reason: 'They were changed since.' }] })
    expect(await everybody(library)).toMatchObject([{ name: 'Bea Berg' }])
    expect(openRaw(library.path, (db) => db.prepare('SELECT count(*) FROM households').pluck().get())).toBe(0)
    // Who was kept is found by the keys the file had for them.
    expect(await importFile(library, file('c4,Cleo Kim,,,,,'))).toMatchObject({ new: 0, maybe: 0 })
  })

  it('gives a later import what was before, whichever is taken back first', async () => {
    const { library, importId } = await moved()
    const later = await importFile(library, after.replace('222', '333').replace('7 Elm Road', '9 Oak Lane'))
    await undo(library, importId)
    expect(await named(library, 'Ana López')).toMatchObject({ phone: '333', address: { line1: '9 Oak Lane' } })
    await undo(library, later.importId)
    expect(await named(library, 'Ana López')).toMatchObject({ phone: '111', address: { line1: '1 Main St' } })
  })
})

describe('a cancel', () => {
  const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => `n${from + n},Person ${from + n},,,,,`).join('\n')
  // Every second person stands there twice, and so is placed last.
  const large = file(`${many(0, 6000)}\n${many(0, 3000).replaceAll(',,,,,', ',5,,,,')}`)

  it('in whatever stretch of the work leaves the library as it was, and the next import works', async () => {
    const library = await makeLibrary()
    await importFile(library, before)
    const was = contentOf(library.path)
    const steps: string[] = []
    await library.core.call('imports.preview', { ticket: library.take('large.csv', large) }, { progress: ({ label }) => steps.push(label) })
    // Some while the file is read, each while people come in.
    const stops = steps.flatMap((label, index) => (label === 'customers' || index % 6 === 0 || label !== steps[index + 1] ? [index + 1] : []))
    expect(new Set(stops.map((stop) => steps[stop - 1]))).toEqual(new Set(['rows', 'customers', 'look-alikes']))
    for (const name of ['imports.preview', 'imports.apply'] as const) {
      for (const stop of stops) {
        const controller = new AbortController()
        let seen = 0
        const call = library.core.call(name, { ticket: library.take('large.csv', large) }, { signal: controller.signal, progress: () => { seen += 1; if (seen === stop) controller.abort() } })
        await expect(call).rejects.toMatchObject({ code: 'core/cancelled' })
        expect(contentOf(library.path)).toEqual(was)
        expect(await previewFile(library, before)).toMatchObject({ same: 1 })
      }
    }
    const indexes = () => openRaw(library.path, (db) => db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'customers' ORDER BY name").pluck().all())
    const there = indexes()
    expect(await importFile(library, large)).toMatchObject({ new: 6000 })
    expect(await importFile(library, after)).toMatchObject({ updated: 1 })
    expect(indexes()).toEqual(there)
  })
})

it('the list can be read while a preview is made, and says what is so', async () => {
  const library = await makeLibrary()
  await importFile(library, before)
  const seen: number[] = []
  const reads: Promise<unknown>[] = []
  const large = file(Array.from({ length: 4000 }, (_, n) => `n${n},Person ${n},,,,,`).join('\n'))
  await library.core.call('imports.preview', { ticket: library.take('large.csv', large) }, {
    progress: () => reads.push(library.core.call('customers.list', {}).then(({ total }) => seen.push(total))),
  })
  await Promise.all(reads)
  expect(seen.length).toBeGreaterThan(5)
  expect(new Set(seen)).toEqual(new Set([1]))
})
