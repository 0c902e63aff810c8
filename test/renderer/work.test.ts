import { describe, expect, it } from 'vitest'
import { createPace } from '../../src/renderer/state/work.store.ts'

describe('the time left of a long piece of work', () => {
  it('is told from its pace, and anew for each of its parts', () => {
    let now = 0
    const left = createPace(() => now)
    expect(left({ done: 0, of: 100, label: 'rows' })).toBe(0)
    now = 2000
    expect(left({ done: 20, of: 100, label: 'rows' })).toBe(8000)
    now = 10_000
    expect(left({ done: 100, of: 100, label: 'rows' })).toBe(0)
    expect(left({ done: 10, of: 100, label: 'customers' })).toBe(0)
    now = 11_000
    expect(left({ done: 20, of: 100, label: 'customers' })).toBe(8000)
  })
})
