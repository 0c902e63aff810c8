import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeFolder } from '../support/library.ts'
import { cliOn } from './longhand.ts'

const csv = `Name,Email,Address,City,State,Zip,Country
Kim Lee,kim@example.com,1 Oak St,Barre,VT,90210,US
Ana Berg,ana@example.com,1 Elm St,Barre,VT,05641,US
Jörg Müller,jorg@example.com,Dorfstr. 1,Bonn,,531112,DE
Jo Park,jo@example.com,,,,,
`

it('lists the addresses that look wrong, and marks one that mail came back from', async () => {
  const folder = makeFolder()
  const cli = cliOn(path.join(folder, 'library.longhand'))
  writeFileSync(path.join(folder, 'customers.csv'), csv)
  await cli.json('import', path.join(folder, 'customers.csv'))

  const wrong = await cli.json<{ id: string; name: string; lines: string[]; hints: { field: string; message: string }[] }[]>('addresses', 'check')
  expect(wrong.map(({ name, hints }) => [name, hints.map(({ message }) => message)])).toEqual([
    ['Jörg Müller', ['A postal code in Germany has 5 digits, like 26133.']],
    ['Kim Lee', ['Vermont’s ZIP codes begin with 05, not 90.']],
  ])
  expect(await cli.json('addresses', 'check', '--search', 'kim')).toEqual([wrong[1]])
  const { stdout } = await cli.run('addresses', 'check')
  expect(stdout).toContain('  1 Oak St, Barre, VT 90210')
  expect(stdout).toContain('2 addresses look wrong, of 4 customers.')
  expect((await cli.run('addresses', 'check', '--search', 'ana')).stdout).toBe('No address looks wrong, of 1 customer.\n')

  const [{ id: anaId }] = await cli.json<[{ id: string }]>('customers', '--search', 'ana')
  expect(await cli.json('addresses', 'mark', anaId, 'returned', '--on', '2026-01-05')).toEqual({ customerId: anaId, state: 'returned' })
  const history = await cli.json<{ state: string; untilOn: string | null }[]>('addresses', 'history', anaId)
  expect(history.map(({ state }) => state)).toEqual(['returned', 'imported'])
  expect((await cli.run('addresses', 'history', anaId)).stdout).toMatch(/^2026-01-05 to today +returned +1 Elm St, Barre, VT 05641, .*customers\.csv$/m)
  const labels = await cli.json<{ left: { name: string; reason: string }[] }>('labels', '--sheet', '5160', '--ids', `${anaId},${wrong[1]!.id}`, '--out', path.join(folder, 'labels.pdf'))
  expect(labels.left).toEqual([{ id: anaId, name: 'Ana Berg', reason: 'Mail to this address came back.' }])

  // Who is meant can be said by name or e-mail address, too.
  expect((await cli.run('addresses', 'mark', 'kim@example.com', 'doubtful')).stdout).toBe('The address of Kim Lee is marked as doubtful.\n')
  expect(await cli.error('addresses', 'mark', 'j', 'doubtful')).toMatchObject({ code: 'cli/usage', message: expect.stringContaining('more than one customer') })
  expect(await cli.error('addresses', 'mark', anaId, 'lost')).toMatchObject({ code: 'cli/usage', message: expect.stringContaining('confirmed') })
  expect(await cli.error('addresses', 'mark', anaId, 'verified', '--on', 'yesterday')).toMatchObject({ code: 'cli/usage' })
  expect(await cli.error('addresses', 'mark', 'nobody', 'verified')).toMatchObject({ code: 'cli/nobody' })
  const [{ id: joId }] = await cli.json<[{ id: string }]>('customers', '--search', 'jo')
  expect(await cli.error('addresses', 'mark', joId, 'verified')).toMatchObject({ code: 'addresses/none' })
}, 60_000)
