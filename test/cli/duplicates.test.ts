import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DuplicatePair, MergeRecord } from '../../src/contract/duplicates.ts'
import { makeFolder } from '../support/library.ts'
import { cliOn, type Cli } from './longhand.ts'

async function withAnas(): Promise<{ cli: Cli; emails: () => Promise<string[]> }> {
  const folder = makeFolder()
  const csv = path.join(folder, 'customers.csv')
  writeFileSync(csv, 'name,email,company,phone\nAna Lopez,ana@lark.example,Lark,\nAna López,ana.lopez@gmail.com,Lark Inc,512 555 0134\nBen Kim,ben@kim.example,,\n')
  const cli = cliOn(path.join(folder, 'library.longhand'))
  await cli.json('import', csv)
  return { cli, emails: async () => (await cli.json<{ email: string }[]>('customers')).map(({ email }) => email) }
}

describe('duplicates', () => {
  it('are found, merged, and taken back', async () => {
    const { cli, emails } = await withAnas()
    const looked = await cli.run('duplicates', '--look')
    expect(looked).toMatchObject({ code: 0, stderr: '3 customers compared, 1 pair found.\n' })
    expect(looked.stdout).toContain('same name, same company')
    const [pair] = await cli.json<DuplicatePair[]>('duplicates')
    const [keep, other] = [pair!.one, pair!.other]
    const { mergeId } = await cli.json<{ mergeId: string }>('duplicates', 'merge', keep.id, other.id, '--take', 'email')
    expect(await emails()).toEqual([other.email, 'ben@kim.example'])
    expect(await cli.json('duplicates')).toEqual([])
    expect(await cli.json<MergeRecord[]>('duplicates', 'merges')).toMatchObject([{ id: mergeId, customerId: keep.id }])
    expect(await cli.json('duplicates', 'undo', 'last')).toEqual({ customerId: keep.id, otherId: other.id })
    expect((await emails()).toSorted()).toEqual(['ana.lopez@gmail.com', 'ana@lark.example', 'ben@kim.example'])
    expect(await cli.error('duplicates', 'undo', mergeId)).toMatchObject({ exit: 1, code: 'duplicates/already-unmerged' })
  })

  it('are not asked about again once they are different people', async () => {
    const { cli } = await withAnas()
    const [pair] = await cli.json<DuplicatePair[]>('duplicates', '--look')
    const two = [pair!.one.id, pair!.other.id] as const
    expect((await cli.run('duplicates', 'different', ...two)).stdout).toBe('Noted: two different people.\n')
    expect(await cli.json('duplicates', '--look')).toEqual([])
    await cli.json('duplicates', 'different', ...two, '--undo')
    expect(await cli.json('duplicates')).toHaveLength(1)
  })

  it('say what they cannot do', async () => {
    const { cli } = await withAnas()
    const id = '019aaaaa-0000-7000-8000-000000000000'
    expect(await cli.error('duplicates', 'merge', id, 'nobody')).toMatchObject({ exit: 1, code: 'customers/not-found' })
    expect(await cli.error('duplicates', 'undo', id)).toMatchObject({ exit: 1, code: 'duplicates/not-found' })
    expect((await cli.error('duplicates', 'undo', 'last')).message).toBe('There is no merge to undo.')
    expect((await cli.error('duplicates', 'merge', id, id, '--take', 'shoe')).message).toContain('--take does not know "shoe"')
  })
})
