import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { count, formatBytes, formatMoney, monthsFromToday, today } from '../../src/renderer/format.ts'

describe('days', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([
    ['2026-11-22T23:30:00', 3, '2027-02-22'],
    ['2026-11-30T12:00:00', 3, '2027-02-28'],
    ['2027-12-31T12:00:00', 2, '2028-02-29'],
    ['2026-01-31T00:10:00', 12, '2027-01-31'],
  ])('from %s, %i months on is %s', (now, months, expected) => {
    vi.setSystemTime(new Date(now))
    expect(today()).toBe(now.slice(0, 10))
    expect(monthsFromToday(months)).toBe(expected)
  })
})

describe('numbers', () => {
  it('say one thing as one', () => {
    expect([count(1, 'card'), count(2, 'card'), count(1, 'person', 'people'), count(0, 'person', 'people')]).toEqual(['1 card', '2 cards', '1 person', '0 people'])
  })

  it('keep an amount whose currency nobody knows', () => {
    expect(formatMoney(123_456, 'not a currency')).toContain('not a currency')
    expect(formatMoney(2500, null)).toContain('25')
  })

  it('pick a unit that fits', () => {
    expect([formatBytes(0), formatBytes(999), formatBytes(1_500_000)].map((text) => text.replace(/\s/g, ' '))).toEqual(['0 byte', '999 byte', '1.5 MB'])
  })
})
