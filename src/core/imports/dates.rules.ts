import type { dateOrders } from '../../contract/imports.ts'
import { fold } from '../customers/customers.rules.ts'
import { monthNumber } from './months.rules.ts'

export type DateOrder = (typeof dateOrders)[number]

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,].*)?$/
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[ ,T].*)?$/
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/
/** `4 Mar 2019`, `4. März 2019, 10:22`, `1er mars 2019`, `4 de marzo de 2019`, `04-Mar-19`. Folded text. */
const dayMonthName = /^(\d{1,2})(?:st|nd|rd|th|er|o|a)?[ ./-]+(?:de |di |of )?([a-z]{3,10})\.?[ ,./-]+(?:de |del )?'?(\d{4}|\d{2})(?:[ ,t].*)?$/
/** `Mar 4, 2019 10:22 AM`, `March 4th 2019`, `Mar-04-2019`. */
const monthNameDay = /^([a-z]{3,10})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})(?:[ ,t].*)?$/
const weekday = /^[a-z]{2,10}(?:-feira)?(?:[.,]+ ?| )(?=\d|[a-z]{3,10}\.? \d)/
const eastAsian = /^(\d{4})年(\d{1,2})月(\d{1,2})日/

/**
 * Reads a day as exports write it: ISO with or without a time, `3/4/2019`, `04.03.2019`, `20190304`, months by name in
 * seven languages, Unix seconds or milliseconds. Null for anything else, for days that do not exist and for years before
 * 1970. Days that Excel counts are read only where `hasSerials` says that the column holds such.
 */
export function readDay(text: string, order: DateOrder, hasSerials = false): string | null {
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
  return /^\d+(?:[.,]\d+)?$/.test(trimmed) ? readCount(trimmed, hasSerials) : readNamed(fold(trimmed))
}

function readCount(text: string, hasSerials: boolean): string | null {
  if (isSerialDay(text)) return hasSerials ? dayAt((Math.floor(Number(text.replace(',', '.'))) - excelEpoch) * 86_400_000) : null
  if (/^\d{10}$|^\d{13}$/.test(text)) return dayAt(Number(text) * (text.length === 10 ? 1000 : 1))
  const digits = compact.exec(text)
  return digits && Number(digits[1]) < 2100 ? toDay(digits[1]!, Number(digits[2]), Number(digits[3])) : null
}

function readNamed(text: string): string | null {
  const stamped = compact.exec(text.toUpperCase()) ?? eastAsian.exec(text)
  if (stamped) return toDay(stamped[1]!, Number(stamped[2]), Number(stamped[3]))
  return readMonthName(text) ?? readMonthName(text.replace(weekday, ''))
}

function readMonthName(text: string): string | null {
  const named = dayMonthName.exec(text)
  if (named) return toDay(named[3]!, monthNumber(named[2]!), Number(named[1]))
  const turned = monthNameDay.exec(text)
  return turned ? toDay(turned[3]!, monthNumber(turned[1]!), Number(turned[2])) : null
}

/** Excel's day 25,569 is 1 January 1970. */
const excelEpoch = 25_569

/** Whether a cell may be a day as Excel counts them, between 1970 and 2069: `43528`, `43528.43`. */
export function isSerialDay(text: string): boolean {
  const days = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : 0
  return days >= excelEpoch && days < 62_000
}

/** Whether a column of dates holds days as Excel counts them: most of its filled cells do, and at least two. */
export function hasSerialDays(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const serials = filled.filter(isSerialDay).length
  return serials >= 2 && serials >= filled.length * 0.6
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

const dayAt = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

function toDay(yearText: string, month: number, date: number): string | null {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText)
  if (year < 1970 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
