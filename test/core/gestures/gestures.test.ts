import { expect, test } from 'vitest'
import { addPeople } from '../../support/people.ts'
import { makeLibrary } from '../../support/library.ts'

test('gestures are listed newest first: all, one customer’s, of one kind, and in windows', async () => {
  const { core } = await makeLibrary()
  const [ana, bo] = await addPeople(core, [{ name: 'Ana' }, { name: 'Bo' }])
  const given = [
    [ana!, 'card', '2024-02-29', 'a'],
    [bo!, 'call', '2026-11-22', 'b'],
    [ana!, 'call', '2025-01-01', 'c'],
    [ana!, 'call', '2025-01-01', 'd'],
  ] as const
  for (const [customerId, kind, doneOn, text] of given) await core.call('gestures.add', { customerId, kind, doneOn, text })
  const listed = async (choice: object) => {
    const { gestures, total } = await core.call('gestures.list', choice)
    return [gestures.map(({ text }) => text).join(''), total]
  }
  expect(await listed({})).toEqual(['bdca', 4])
  expect(await listed({ customerId: ana! })).toEqual(['dca', 3])
  expect(await listed({ kind: 'call' })).toEqual(['bdc', 3])
  expect(await listed({ customerId: ana!, kind: 'call' })).toEqual(['dc', 2])
  expect(await listed({ offset: 1, limit: 2 })).toEqual(['dc', 4])
})

test('a day that is still to come is refused, and so is a gesture twice taken back', async () => {
  const { core } = await makeLibrary()
  const [ana] = await addPeople(core, [{ name: 'Ana' }])
  await expect(core.call('gestures.add', { customerId: ana!, kind: 'call', doneOn: '2026-11-23', text: '' })).rejects.toMatchObject({ code: 'input/invalid' })
  const { id } = await core.call('gestures.add', { customerId: ana!, kind: 'call', doneOn: '2026-11-22', text: '' })
  await core.call('gestures.remove', { id })
  await expect(core.call('gestures.remove', { id })).rejects.toMatchObject({ code: 'gestures/not-found' })
  expect(await core.call('customers.get', { id: ana! })).toMatchObject({ lastThankedOn: null })
})
