import { describe, expect, it } from 'vitest'
import { everybody, importFile, named, previewFile } from '../../support/imported.ts'
import { makeLibrary } from '../../support/library.ts'

const ana = 'id,Name,Email,Company\nc1,Ana López,office@lark.example,Lark Ltd\n'
const luis = 'id,Name,Email,Company,Plan,Phone\nc2,Luis Pérez,office@lark.example,Wren Ltd,pro,555\n'

async function withAna() {
  const library = await makeLibrary()
  await importFile(library, ana)
  return { library, id: (await named(library, 'Ana López')).id }
}

describe('the same person', () => {
  it('gets what is blank, in the preview as in the import, and is not asked about again', async () => {
    const { library, id } = await withAna()
    const how = { decisions: [{ row: 2, verdict: 'same', customerId: id }] }
    const preview = await previewFile(library, luis, how)
    expect(preview).toMatchObject({ new: 0, maybe: 0, updated: 1, maybes: [], rows: [{ row: 2, verdict: 'updated' }] })
    const outcome = await importFile(library, luis, how)
    expect(outcome).toMatchObject({ new: 0, maybe: 0, updated: 1 })
    expect(outcome.warnings).toEqual([{ row: 2, reason: 'As you said, this is Ana López, who stays as they are; not used: name, company, customer number.' }])
    const one = [{ id, name: 'Ana López', company: 'Lark Ltd', plan: 'pro', phone: '555' }]
    expect(await everybody(library)).toMatchObject(one)
    expect(await importFile(library, luis)).toMatchObject({ new: 0, maybe: 0, updated: 0, same: 1, maybes: [] })
    expect(await importFile(library, luis.replaceAll('c2', ''))).toMatchObject({ new: 0, maybe: 0, updated: 0, same: 1, maybes: [] })
    expect(await everybody(library)).toMatchObject(one)
  })

  it('is undone like the rest of the import', async () => {
    const { library, id } = await withAna()
    const was = await library.core.call('customers.get', { id })
    const { importId } = await importFile(library, luis, { decisions: [{ row: 2, verdict: 'same', customerId: id }] })
    await library.core.call('imports.undo', { importId })
    expect(await library.core.call('customers.get', { id })).toEqual(was)
    expect(await importFile(library, luis)).toMatchObject({ maybe: 1 })
  })

  it('may be what another row of the file becomes, and stays one when the file comes again', async () => {
    const library = await makeLibrary()
    // The row that was answered says more than the one it goes into.
    const file = 'Name,Email,Company,Plan,Phone\nAna López,office@lark.example,,,\nLuis Pérez,office@lark.example,Wren,pro,555\nLuis Perez,office@lark.example,,,\n'
    const [maybe] = (await previewFile(library, file)).maybes
    expect(maybe).toBeDefined()
    const how = { decisions: [{ row: maybe!.row, verdict: 'same', otherRow: maybe!.otherRow }] }
    const outcome = await importFile(library, file, how)
    // The third row is Luis's and follows him.
    expect(outcome).toMatchObject({ new: 1, maybe: 0, maybes: [] })
    const book = (await everybody(library)).map(({ name, company, plan, phone }) => ({ name, company, plan, phone }))
    expect(book).toHaveLength(1)
    expect(await importFile(library, file)).toMatchObject({ new: 0, maybe: 0, updated: 0, same: 3 })
    expect(await everybody(library)).toMatchObject(book)
  })

  it('is followed through answers in any order', async () => {
    const library = await makeLibrary()
    const file = 'id,Name,Email\na,Ana López,a@lark.example\nb,Bea Berg,b@lark.example\nc,Cleo Kim,c@lark.example\n'
    const outcome = await importFile(library, file, { decisions: [{ row: 2, verdict: 'same', otherRow: 3 }, { row: 3, verdict: 'same', otherRow: 4 }] })
    expect(outcome).toMatchObject({ new: 1 })
    expect(await everybody(library)).toMatchObject([{ name: 'Cleo Kim', externalId: 'c' }])
    // Two that name each other, and one that names itself, are one and one.
    const other = await makeLibrary()
    expect(await importFile(other, file, { decisions: [{ row: 2, verdict: 'same', otherRow: 3 }, { row: 3, verdict: 'same', otherRow: 2 }, { row: 4, verdict: 'same', otherRow: 4 }] })).toMatchObject({ new: 2 })
  })

  it('is nobody when they are gone, and not somebody whose number is another’s', async () => {
    const { library, id: gone } = await withAna()
    await library.core.call('customers.erase', { id: gone, isBarred: false })
    expect(await importFile(library, 'id,Name\nc5,Bea Berg\n', { decisions: [{ row: 2, verdict: 'same', customerId: gone }, { row: 99, verdict: 'same', customerId: gone }, { row: 2, verdict: 'different', customerId: gone }] })).toMatchObject({ new: 1 })
    await importFile(library, 'Name\nCleo Kim\n')
    const cleo = await named(library, 'Cleo Kim')
    expect(await importFile(library, 'id,Name,Phone\nc5,Bea Berg,555\n', { decisions: [{ row: 2, verdict: 'same', customerId: cleo.id }] })).toMatchObject({ updated: 1 })
    expect(await named(library, 'Bea Berg')).toMatchObject({ phone: '555' })
  })
})

describe('different people', () => {
  it.each([['the other', true], ['nobody', false]])('are remembered, with %s named', async (_, isNamed) => {
    const { library, id } = await withAna()
    const how = { decisions: [{ row: 2, verdict: 'different', customerId: isNamed ? id : null }] }
    expect(await previewFile(library, luis, how)).toMatchObject({ new: 1, maybe: 0, maybes: [], rows: [{ verdict: 'new' }] })
    expect(await importFile(library, luis, how)).toMatchObject({ new: 1, maybe: 0 })
    expect(await library.core.call('duplicates.list', {})).toMatchObject({ total: 0 })
    await library.core.call('duplicates.look', {})
    expect(await importFile(library, luis.replace('pro', 'team'))).toMatchObject({ updated: 1, new: 0, maybe: 0 })
    expect(await library.core.call('duplicates.list', {})).toMatchObject({ total: 0 })
  })

  it('may be two rows of the file', async () => {
    const library = await makeLibrary()
    const file = `${ana}c2,Luis Pérez,office@lark.example,\n`
    expect(await importFile(library, file, { decisions: [{ row: 3, verdict: 'different', otherRow: 2 }] })).toMatchObject({ new: 2, maybe: 0 })
    expect(await library.core.call('duplicates.look', {})).toMatchObject({ found: 0 })
  })
})
