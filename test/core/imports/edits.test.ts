import { describe, expect, it } from 'vitest'
import { everybody, importFile, named, previewFile } from '../../support/imported.ts'
import { makeLibrary } from '../../support/library.ts'

const file = (fields: string) => `id,Name,Phone,Plan,Street,City,Zip,Country,Do not mail\n${fields}\n`
const before = file('c1,Ana López,111,pro,1 Main St,Springfield,62701,US,')
const after = file('c1,Ana Ruiz,222,team,7 Elm Road,Portland,97214,US,yes')

async function edited() {
  const library = await makeLibrary()
  await importFile(library, before)
  const { id } = await named(library, 'Ana López')
  await library.core.call('customers.save', { id, fields: { phone: '999', plan: 'gold' } })
  return { library, id }
}

describe('what was edited by hand', () => {
  it('is kept, and shown beside what the file says', async () => {
    const { library, id } = await edited()
    const outcome = await importFile(library, after)
    expect(outcome.edits).toEqual([
      { row: 2, customerId: id, name: 'Ana López', field: 'phone', mine: '999', theirs: '222', isTaken: false },
      { row: 2, customerId: id, name: 'Ana López', field: 'plan', mine: 'gold', theirs: 'team', isTaken: false },
    ])
    expect(await everybody(library)).toMatchObject([{ name: 'Ana Ruiz', phone: '999', plan: 'gold', editedFields: ['phone', 'plan'] }])
  })

  it('is taken from the file where the founder says so, one field or all, and guarded no more', async () => {
    const { library } = await edited()
    expect((await previewFile(library, after, { overwrite: [{ row: 2, field: 'phone' }] })).edits.map(({ field, isTaken }) => [field, isTaken])).toEqual([['phone', true], ['plan', false]])
    await importFile(library, after, { overwrite: [{ row: 2, field: 'phone' }] })
    expect(await everybody(library)).toMatchObject([{ phone: '222', plan: 'gold', editedFields: ['plan'] }])
    const { importId } = await importFile(library, after, { overwrite: 'all' })
    expect(await everybody(library)).toMatchObject([{ phone: '222', plan: 'team', editedFields: [] }])
    // Taken back, the founder's word stands again and is guarded again.
    await library.core.call('imports.undo', { importId })
    expect(await everybody(library)).toMatchObject([{ plan: 'gold', editedFields: ['plan'] }])
  })

  it('is guarded again after an undo, whatever was edited in between', async () => {
    const { library, id } = await edited()
    const { importId } = await importFile(library, after, { overwrite: 'all' })
    await library.core.call('customers.save', { id, fields: { company: 'Lark' } })
    await library.core.call('imports.undo', { importId })
    const [ana] = await everybody(library)
    expect(ana).toMatchObject({ phone: '999', plan: 'gold', company: 'Lark' })
    expect(ana!.editedFields.toSorted()).toEqual(['company', 'phone', 'plan'])
  })

  it.each(['confirmed', 'verified'] as const)('an address that is %s is kept', async (state) => {
    const { library, id } = await edited()
    await library.core.call('addresses.mark', { customerId: id, state })
    expect((await importFile(library, after)).edits).toContainEqual(expect.objectContaining({ field: 'address', mine: '1 Main St, 62701, Springfield, US', theirs: '7 Elm Road, 97214, Portland, US' }))
    expect(await everybody(library)).toMatchObject([{ address: { line1: '1 Main St' }, addressState: state }])
    await importFile(library, after, { overwrite: [{ row: 2, field: 'address' }] })
    expect(await everybody(library)).toMatchObject([{ address: { line1: '7 Elm Road' }, addressState: 'imported' }])
  })

  it('no file takes a flag back', async () => {
    const { library } = await edited()
    await importFile(library, after)
    await importFile(library, before.replace(',\n', ',no\n'))
    expect(await everybody(library)).toMatchObject([{ isDoNotMail: true }])
  })
})

describe('the columns the founder chose', () => {
  const who = 'Name,Email,Mystery\nAna López,ana@lark.example,Lark\n'

  it('are chosen, used next time for the same kind of file, and forgotten with the proposal', async () => {
    const library = await makeLibrary()
    await importFile(library, who, { mapping: ['name', 'email', 'company'] })
    expect(await previewFile(library, who)).toMatchObject({ isMappingRemembered: true, columns: [{ field: 'name' }, { field: 'email' }, { field: 'company' }] })
    await importFile(library, who)
    expect(await previewFile(library, who)).toMatchObject({ isMappingRemembered: true })
    expect(await previewFile(library, who, { isMappingRecalled: false })).toMatchObject({ isMappingRemembered: false, columns: [{}, {}, { field: null }] })
    await importFile(library, who, { isMappingRecalled: false })
    expect(await previewFile(library, who)).toMatchObject({ isMappingRemembered: false, columns: [{}, {}, { field: null }] })
  })
})
