import path from 'node:path'
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { makeFolder } from '../support/library.ts'
import { cliOn } from './longhand.ts'

const csv = `Name,Company,Customer since,Address,City,Zip,Country
Ana López,,2018-03-01,1 Main St,Springfield,62701,US
Luis López,,2021-05-01,1 Main Street,Springfield,62701,US
Ida Moor,Lark Ltd,2020-01-01,100 Work Rd,Springfield,62701,US
Jon Nash,Lark Ltd,2020-01-01,100 Work Rd,Springfield,62701,US
Kai Oak,Lark Ltd,2020-01-01,100 Work Rd,Springfield,62701,US
Cy Young,,2020-01-01,3 Far Rd,Springfield,62701,US
`

interface Offer {
  readonly kind: string
  readonly name: string
  readonly customers: readonly { readonly id: string; readonly name: string }[]
}

it('offers, makes, lists and splits households, and prints one card for each', async () => {
  const folder = makeFolder()
  const file = (name: string) => path.join(folder, name)
  writeFileSync(file('customers.csv'), csv)
  writeFileSync(file('text.txt'), 'Dear {firstName}')
  const cli = cliOn(file('library.longhand'))
  await cli.json('import', file('customers.csv'))

  const offers = await cli.json<Offer[]>('households', 'offers')
  expect(offers.map(({ kind, name, customers }) => [kind, name, customers.length])).toEqual([['home', 'Ana and Luis López', 2], ['office', 'Lark Ltd', 3]])
  const ids = offers[0]!.customers.map(({ id }) => id)
  const made = await cli.json<{ id: string }>('households', 'make', ...ids, '--greeting', 'Anita and Luis')
  expect(made).toEqual({ id: expect.any(String), greeting: 'Anita and Luis', name: 'Ana and Luis López' })
  expect(await cli.json('households', 'make', '--all')).toEqual({ made: 1, joined: 0 })
  expect(await cli.json('households', 'list')).toMatchObject([{ id: made.id, members: [{ name: 'Ana López' }, { name: 'Luis López' }] }, { greeting: 'everybody at Lark Ltd' }])
  expect((await cli.run('households', 'list')).stdout).toMatch(/Ana and Luis López\s+Anita and Luis\s+2 people/)

  // Each of them is asked for by id, and there is one card.
  expect(await cli.json('cards', '--ids', ids.join(','), '--text', file('text.txt'), '--out', file('out'))).toMatchObject({ items: 1, left: [] })
  expect(await cli.json('labels', '--sheet', 'avery-5160', '--ids', ids.join(','), '--out', file('labels.pdf'))).toMatchObject({ labels: 1, sharing: 1, left: [] })

  expect(await cli.json('households', 'split', made.id)).toEqual({})
  expect((await cli.json<unknown[]>('households', 'list')).length).toBe(1)
  expect(await cli.json('households', 'offers')).toEqual([])
  expect(await cli.error('households', 'split', made.id)).toMatchObject({ code: 'households/not-found' })
  expect(await cli.error('households', 'make', ids[0]!)).toMatchObject({ code: 'households/too-few' })
  expect(await cli.error('households', 'make')).toMatchObject({ code: 'cli/usage' })
}, 60_000)
