import type { dateOrders } from '../../contract/imports.ts'

export type DateOrder = (typeof dateOrders)[number]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[ ,T].*)?$/
const dayMonthName = /^(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\.?[ ,.-]+(\d{4})(?:[ ,T].*)?$/i
const monthNameDay = /^([a-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})(?:[ ,T].*)?$/i

/**
 * Reads a day as exports write it: `2019-03-04 10:22`, `3/4/2019`, `04.03.2019`, `4 Mar 2019`, `March 4, 2019`, Unix
 * seconds or milliseconds. Null for anything else, for days that do not exist and for years before 1970.
 */
export function readDay(text: string, order: DateOrder): string | null {
  const trimmed = text.trim()
  const year = iso.exec(trimmed)
  if (year) return toDay(year[1]!, Number(year[2]), Number(year[3]))
  const numbers = numeric.exec(trimmed)
  if (numbers) {
    // Dots are a day-first habit wherever they are used.
    const isDayFirst = numbers[2] === '.' || order === 'day-first'
    const [first, second] = [Number(numbers[1]), Number(numbers[3])]
    return isDayFirst ? toDay(numbers[4]!, second, first) : toDay(numbers[4]!, first, second)
  }
  const named = dayMonthName.exec(trimmed)
  if (named) return toDay(named[3]!, monthNumber(named[2]!), Number(named[1]))
  const turned = monthNameDay.exec(trimmed)
  if (turned) return toDay(turned[3]!, monthNumber(turned[1]!), Number(turned[2]))
  if (/^\d{10}(\d{3})?$/.test(trimmed)) return new Date(Number(trimmed) * (trimmed.length === 10 ? 1000 : 1)).toISOString().slice(0, 10)
  return null
}

/** What a file's own dates say about its order; `ambiguous` when none of them has a day over 12. */
export function dateOrderOf(samples: Iterable<string>): DateOrder | 'ambiguous' | 'not-needed' {
  let isNeeded = false
  for (const sample of samples) {
    const numbers = numeric.exec(sample.trim())
    if (!numbers || numbers[2] === '.') continue
    isNeeded = true
    const [first, second] = [Number(numbers[1]), Number(numbers[3])]
    if (first > 12 && second <= 12) return 'day-first'
    if (second > 12 && first <= 12) return 'month-first'
  }
  return isNeeded ? 'ambiguous' : 'not-needed'
}

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function toDay(yearText: string, month: number, date: number): string | null {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText)
  if (year < 1970 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
