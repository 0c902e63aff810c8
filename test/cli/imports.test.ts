import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportOutcome } from '../../src/cli/import-outcome.ts'
import type { Customer } from '../../src/contract/customers.ts'
import type { Core } from '../../src/core/create-core.ts'
import { makeFolder, makeLibrary } from '../support/library.ts'
import { cliOn } from './longhand.ts'

const header = 'name,email,company,street,city,state,zip,country'
const later = [
  header,
  'BEN OKAFOR,ben@example.org,Okafor Ltd,4 Lime Street,Portland,ME,04101,US',
  'Ana Ruiz,ana@work.example,,12 Elm Street,Boston,MA,02139,US',
  'Carla Costa,carla@example.org,,7 Harbor Street,Boston,MA,2139,US',
  ',nobody,,,,,,',
].join('\n')

const first = [header, 'Ben Okafor,ben@example.org,Okafor & Sons,4 Lime Street,Portland,ME,04101,US', 'Ana Ruiz,ana@home.example,,12 Elm Street,Boston,MA,02139,US'].join('\n')

/** A library with two people, and the file of a later month. */
async function twoPeople() {
  const folder = makeFolder()
  const cli = cliOn(path.join(folder, 'library.longhand'))
  const file = path.join(folder, 'later.csv')
  writeFileSync(file, later)
  /** Does something to the library as the window would, while no command has it open. */
  const inWindow = async <T>(act: (core: Core) => Promise<T>): Promise<T> => {
    const library = await makeLibrary({ today: '2026-11-22' }, cli.library)
    try {
      return await act(library.core)
    } finally {
      await library.core.close()
    }
  }
  const library = await makeLibrary({ today: '2026-11-22' }, cli.library)
  await library.core.call('imports.apply', { ticket: library.take('first.csv', first) })
  await library.core.close()
  const person = (name: string): Promise<Customer | undefined> =>
    inWindow(async (core) => {
      const { rows } = await core.call('customers.list', {})
      const row = rows.find((one) => one.name === name)
      return row && core.call('customers.get', { id: row.id })
    })
  return { cli, file, person, inWindow }
}

describe('longhand import', () => {
  it('tells machines everything that would happen, under the names that are documented', async () => {
    const { cli, file, person } = await twoPeople()
    const outcome = await cli.json<ImportOutcome>('import', file, '--dry-run')
    expect(Object.keys(outcome)).toEqual(['new', 'updated', 'same', 'maybe', 'skipped', 'skippedTotal', 'warnings', 'warningsTotal', 'repairs', 'maybes', 'edits'])
    expect(outcome).toMatchObject({
      new: 1,
      updated: 1,
      same: 0,
      maybe: 1,
      skipped: [{ row: 5, reason: expect.stringContaining('nobody') }],
      skippedTotal: 1,
      repairs: [
        { kind: 'name-case', count: 1, isApplied: true, cells: [{ row: 2, from: 'BEN OKAFOR', to: 'Ben Okafor' }] },
        { kind: 'postal-zeros', count: 1, isApplied: true, cells: [{ row: 4, from: '2139', to: '02139' }] },
      ],
      maybes: [{ row: 3, customerId: (await person('Ana Ruiz'))!.id, otherRow: null }],
    })
    expect(await cli.json('import', file)).toMatchObject({ new: 1, updated: 1, maybe: 1, importId: expect.any(String) })
  })

  it('tells people what was repaired, who may be whom, and what to say about it', async () => {
    const { cli, file, person } = await twoPeople()
    const { stdout } = await cli.run('import', file, '--dry-run')
    expect(stdout).toContain('1 new, 1 updated, 0 same, 1 maybe the same as somebody, 1 skipped.')
    expect(stdout).toContain('1 postal code that lost a leading zero (--keep postal-zeros leaves them):\n  row 4: 2139 -> 02139\n')
    expect(stdout).toContain(`(--same 3=${(await person('Ana Ruiz'))!.id})`)
  })

  it('leaves cells as they are where it is told to', async () => {
    const { cli, file, person } = await twoPeople()
    expect(await cli.json('import', file, '--keep', 'postal-zeros')).toMatchObject({ repairs: [{ kind: 'name-case', isApplied: true }, { kind: 'postal-zeros', isApplied: false }] })
    expect(await person('Carla Costa')).toMatchObject({ address: { postalCode: '2139' } })
    const { repairs } = await cli.json<ImportOutcome>('import', file, '--keep', 'all', '--dry-run')
    expect(repairs.filter(({ isApplied }) => isApplied)).toEqual([])
    expect(await cli.error('import', file, '--keep', 'colours')).toMatchObject({ exit: 2, message: expect.stringContaining('postal-zeros') })
  })

  it('takes answers about who is who', async () => {
    const { cli, file, person, inWindow } = await twoPeople()
    const ana = (await person('Ana Ruiz'))!.id
    expect(await cli.json('import', file, '--dry-run', '--same', `3=${ana}`)).toMatchObject({ new: 1, maybe: 0, maybes: [] })
    expect(await cli.json('import', file, '--different', '3')).toMatchObject({ new: 2, maybe: 0, maybes: [] })
    // What was said once is not asked again.
    expect(await inWindow((core) => core.call('duplicates.list', {}))).toMatchObject({ total: 0 })
    expect(await inWindow((core) => core.call('customers.list', { filter: { search: 'ana ruiz' } }))).toMatchObject({ total: 2 })
    expect(await cli.error('import', file, '--same', '3')).toMatchObject({ exit: 2, message: expect.stringContaining('ROW=CUSTOMER') })
    expect(await cli.error('import', file, '--different', 'three')).toMatchObject({ exit: 2, message: expect.stringContaining('three') })
  })

  it('leaves what was edited by hand, shows it, and overwrites it only when told to', async () => {
    const { cli, file, person, inWindow } = await twoPeople()
    const ben = (await person('Ben Okafor'))!.id
    await inWindow((core) => core.call('customers.save', { id: ben, fields: { company: 'Okafor and Daughters' } }))
    const said = await cli.run('import', file)
    expect(said.stdout).toContain('Edited by hand, so not changed (--overwrite-edited takes the file’s):\n  row 2: Ben Okafor, company: Okafor and Daughters (the file: Okafor Ltd)')
    expect(await person('Ben Okafor')).toMatchObject({ company: 'Okafor and Daughters' })
    expect(await cli.json('import', file, '--overwrite-edited')).toMatchObject({ edits: [{ row: 2, field: 'company', isTaken: true }] })
    expect(await person('Ben Okafor')).toMatchObject({ company: 'Okafor Ltd' })
  })

  it('says when the dates of a file could be read otherwise', async () => {
    const folder = makeFolder()
    const cli = cliOn(path.join(folder, 'library.longhand'))
    const file = path.join(folder, 'dates.csv')
    writeFileSync(file, 'name,email,customer since\nAna,ana@example.org,03/04/2019\n')
    const question = 'Its dates can be read two ways, and were read month-first (--date-order says which).'
    expect((await cli.run('import', file, '--dry-run')).stdout).toContain(question)
    expect((await cli.run('import', file)).stdout).toContain(question)
    expect((await cli.run('import', file, '--date-order', 'month-first')).stdout).not.toContain('two ways')
  })
})
