import { describe, expect, it } from 'vitest'
import { everybody, importFile, named, previewFile } from '../../support/imported.ts'
import { makeLibrary } from '../../support/library.ts'

const names = async (library: Awaited<ReturnType<typeof makeLibrary>>) => (await everybody(library)).map(({ name }) => name)

describe('whom a row is about', () => {
  it('two who share an e-mail are two, and a maybe', async () => {
    const library = await makeLibrary()
    const file = 'Name,Email,Plan\nAna López,office@lark.example,pro\nLuis Pérez,office@lark.example,\n'
    const outcome = await importFile(library, file)
    expect(outcome).toMatchObject({ new: 1, maybe: 1, same: 0, maybes: [{ row: 3, otherRow: 2, customerId: null, reasons: ['same e-mail, another name'], theirs: { name: 'Luis Pérez' }, mine: { name: 'Ana López' } }] })
    expect(await importFile(library, 'Name,Email,Plan\nLuis Perez,OFFICE@lark.example,team\n')).toMatchObject({ new: 0, updated: 1 })
    expect(await named(library, 'Luis Pérez')).toMatchObject({ plan: 'team', email: 'office@lark.example' })
    expect(await named(library, 'Ana López')).toMatchObject({ plan: 'pro' })
  })

  it('many who share an e-mail are each found again', async () => {
    const library = await makeLibrary()
    const given = ['Ana', 'Luis', 'Bea', 'Cleo', 'Dmitri', 'Emil', 'Franz', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kim']
    const family = ['Weber', 'Okafor', 'Rossi', 'Lindqvist', 'Moreau', 'Tanaka', 'Novak', 'Costa', 'Hill', 'Jansen']
    const file = `Name,Email\n${given.flatMap((first) => family.map((last) => `${first} ${last},office@lark.example`)).join('\n')}\n`
    const first = await importFile(library, file)
    expect(first.new + first.maybe).toBe(120)
    expect(await importFile(library, file)).toMatchObject({ new: 0, maybe: 0, updated: 0, same: 120 })
  })

  it('an id says more than an e-mail', async () => {
    const library = await makeLibrary()
    await importFile(library, 'id,Name,Email\nc1,Ana López,ana@lark.example\nc2,Luis Pérez,luis@lark.example\n')
    expect(await importFile(library, 'id,Name,Email,Plan\nc2,Luis Pérez,ana@lark.example,gold\n')).toMatchObject({ updated: 1, new: 0 })
    expect(await named(library, 'Luis Pérez')).toMatchObject({ plan: 'gold', email: 'ana@lark.example' })
    expect(await named(library, 'Ana López')).toMatchObject({ plan: '', email: 'ana@lark.example' })
  })

  it('dots count in no address of Gmail, and in all others', async () => {
    const library = await makeLibrary()
    await importFile(library, 'Name,Email\nAna López,ana.lopez@gmail.com\nBea Berg,bea.berg@lark.example\n')
    const again = await importFile(library, 'Name,Email\nAna López,AnaLopez+shop@googlemail.com\nBea Berg,beaberg@lark.example\n')
    expect(again).toMatchObject({ updated: 0, same: 1, new: 0, maybe: 1 })
  })

  it('what only says the same with less changes nothing: no accents, other capitals in an e-mail', async () => {
    const library = await makeLibrary()
    await importFile(library, 'id,Name,Company,Email\n1,Ana López,Café Größe,ana@lark.example\n')
    expect(await importFile(library, 'id,Name,Company,Email\n1,Ana Lopez,Cafe Grosse,ANA@Lark.example\n')).toMatchObject({ updated: 0, same: 1 })
    expect(await named(library, 'Ana López')).toMatchObject({ company: 'Café Größe', email: 'ana@lark.example' })
    expect(await importFile(library, 'id,Name,Company,Email\n1,Ana López Ruiz,Cafe Klein,ana@lark.example\n')).toMatchObject({ updated: 1 })
    expect(await named(library, 'Ana López Ruiz')).toMatchObject({ company: 'Cafe Klein' })
  })

  it('an address of before finds them after it changed, but nobody of another name who has it now', async () => {
    const library = await makeLibrary()
    await importFile(library, 'id,Name,Email\nc1,Ana López,office@lark.example\n')
    await importFile(library, 'id,Name,Email\nc1,Ana López,ana@lopez.example\n')
    expect(await importFile(library, 'Name,Email,Plan\nAna Lopez,office@lark.example,gold\nLuis Pérez,office@lark.example,team\n')).toMatchObject({ updated: 1, new: 1 })
    expect(await names(library)).toEqual(['Ana López', 'Luis Pérez'])
    // What is older does not come back by a file that does not know her number.
    expect(await named(library, 'Ana López')).toMatchObject({ plan: 'gold', email: 'ana@lopez.example' })
  })

  it('a former name finds them too', async () => {
    const library = await makeLibrary()
    await importFile(library, 'id,Name,Email\nc1,Ana López,ana@lark.example\n')
    await importFile(library, 'id,Name,Email\nc1,Ana Ruiz,ana@ruiz.example\n')
    expect(await importFile(library, 'Name,Email,Plan\nAna López,ana@lark.example,gold\n')).toMatchObject({ updated: 1, new: 0, maybe: 0 })
  })

  it('what was typed over by hand still finds them', async () => {
    const library = await makeLibrary()
    const file = 'Name,Email\nAna López,ana@lark.exmaple\n'
    await importFile(library, file)
    await library.core.call('customers.save', { id: (await named(library, 'Ana López')).id, fields: { name: 'Nane Kraft', email: 'ana@lark.example' } })
    expect(await importFile(library, file)).toMatchObject({ new: 0, maybe: 0, updated: 0, same: 1 })
    expect(await names(library)).toEqual(['Nane Kraft'])
  })

  it('the export of somebody who was merged into another changes the kept one and revives nobody', async () => {
    const library = await makeLibrary()
    const other = 'id,Name,Email,Plan\ns9,Nane Kraft,nane@kraft.example,'
    await importFile(library, 'id,Name,Email\nc1,Ana López,ana@lark.example\n')
    await importFile(library, `${other}\n`)
    const [keep, gone] = [await named(library, 'Ana López'), await named(library, 'Nane Kraft')]
    await library.core.call('duplicates.merge', { keepId: keep.id, otherId: gone.id })
    expect(await importFile(library, `${other}gold\n`)).toMatchObject({ new: 0, maybe: 0, updated: 1, edits: [{ field: 'name', mine: 'Ana López', theirs: 'Nane Kraft' }, { field: 'email' }] })
    expect(await everybody(library)).toMatchObject([{ id: keep.id, name: 'Ana López', plan: 'gold' }])
    // Without the number too: by the e-mail with the other's name.
    expect(await importFile(library, 'Name,Email,Plan\nNane Kraft,nane@kraft.example,team\n')).toMatchObject({ new: 0, maybe: 0, updated: 1 })
    expect(await everybody(library)).toHaveLength(1)
  })

  it('a row without a name goes to the same one of several each time', async () => {
    const library = await makeLibrary()
    const file = 'id,Name,Email,City,Zip,Notes\nc1,,a.na@gmail.com,Ulm,1,\n,Robert Hill,office@lark.example,Ulm,1,\nc1,,office@lark.example,Ulm,1,\n,,office@lark.example,Ulm,1,has twins\n,Ana López,a.na@gmail.com,Ulm,1,\n'
    await importFile(library, file)
    expect(await importFile(library, file)).toMatchObject({ new: 0, maybe: 0, updated: 0, same: 5 })
  })

  it('dates that are blank at first still say which way round they are', async () => {
    const library = await makeLibrary()
    const file = `Name,Since\n${'Ana,\n'.repeat(600)}Bea,25/04/2020\n`
    expect(await previewFile(library, file)).toMatchObject({ dateOrder: 'day-first', isDateOrderAmbiguous: false })
  })
})

describe('counts', () => {
  it('add up, with lists that stop and totals that do not', async () => {
    const library = await makeLibrary()
    await importFile(library, 'id,Name,Email\nk1,Kim Known,kim@lark.example\n')
    const rows = [
      'k1,Kim Known,kim@lark.example,', 'k1,Kim Known,,pro', ',Ana López,office@lark.example,', ',Luis Pérez,office@lark.example,',
      ...Array.from({ length: 10_100 }, () => ',,not-an-address,'),
      ...Array.from({ length: 10_050 }, (_, n) => `n${n},Person ${n},bad address,`),
    ]
    const preview = await previewFile(library, `id,Name,Email,Plan\n${rows.join('\n')}\n`, { mapping: ['externalId', 'name', 'email', 'plan'] })
    expect(preview).toMatchObject({ skippedTotal: 10_100, warningsTotal: 10_050, maybe: 1 })
    expect([preview.skipped.length, preview.warnings.length]).toEqual([10_000, 10_000])
    expect(preview.new + preview.updated + preview.same + preview.maybe + preview.skippedTotal).toBe(rows.length)
    expect(preview.rows.slice(0, 5).map(({ verdict }) => verdict)).toEqual(['same', 'updated', 'new', 'maybe', 'skipped'])
  })
})
