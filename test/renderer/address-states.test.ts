import { expect, test } from 'vitest'
import { addressStates } from '../../src/contract/customers.ts'
import { formatDay } from '../../src/renderer/format.ts'
import { marks, stateNames, whereFrom } from '../../src/renderer/customers/address-states.ts'

const [march, may] = ['2026-03-01', '2026-05-02'].map(formatDay)
const known = { source: 'imported', fileName: 'customers.csv', sourceOn: '2026-03-01', state: 'imported', stateOn: '2026-03-01' } as const

test.each([
  [known, `Imported from customers.csv on ${march}.`],
  [{ ...known, fileName: null }, `Imported on ${march}.`],
  [{ ...known, source: 'entered', fileName: null, state: 'entered' } as const, `Entered on ${march}.`],
  [{ ...known, state: 'confirmed', stateOn: '2026-05-02' } as const, `Confirmed on ${may}. Imported from customers.csv on ${march}.`],
  [{ ...known, state: 'doubtful', stateOn: '2026-05-02' } as const, `Doubtful since ${may}. Imported from customers.csv on ${march}.`],
  [{ ...known, source: 'entered', fileName: null, state: 'returned', stateOn: null } as const, `Mail came back Entered on ${march}.`],
  [{ ...known, fileName: null, sourceOn: null, state: 'imported' } as const, 'Imported '],
])('the tag and the words behind it read as one: %#', (entry, words) => {
  expect(`${stateNames[entry.state]} ${whereFrom(entry)}`).toBe(words)
})

test('whatever can be said of an address by hand is a state of it', () => {
  expect(marks.filter(({ state }) => !addressStates.includes(state))).toEqual([])
  expect(new Set(marks.map(({ done }) => done('Ana'))).size).toBe(marks.length)
})
