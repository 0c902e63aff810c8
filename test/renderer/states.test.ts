import { describe, expect, it } from 'vitest'
import { itemStates } from '../../src/contract/runs.ts'
import { nextState, reached, stateOrder } from '../../src/renderer/runs/states.ts'

const counts = (change: Partial<Record<(typeof stateOrder)[number], number>>) => ({ made: 0, printed: 0, signed: 0, stuffed: 0, stamped: 0, mailed: 0, ...change })

describe('the way over the desk', () => {
  it('is the one of the contract', () => {
    expect(stateOrder).toEqual(itemStates)
  })

  it.each([
    ['a fresh stack', counts({ made: 5 }), 'printed'],
    ['one card ahead', counts({ printed: 4, signed: 1 }), 'signed'],
    ['one card behind', counts({ made: 1, stamped: 4 }), 'printed'],
    ['ready for the letter box', counts({ stamped: 3, mailed: 2 }), 'mailed'],
    ['all mailed', counts({ mailed: 5 }), null],
  ])('the next stop of %s', (_name, given, expected) => {
    expect(nextState(given)).toBe(expected)
  })

  it('counts who has come at least so far', () => {
    const given = counts({ made: 1, printed: 2, mailed: 3 })
    expect([reached(given, 'printed'), reached(given, 'signed'), reached(given, 'mailed')]).toEqual([5, 3, 3])
  })
})
