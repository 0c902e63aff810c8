/** Everything with a locale in it: days, instants, numbers, money, sizes. */

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })
const instantFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const instantDayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const numberFormat = new Intl.NumberFormat()
const listFormat = new Intl.ListFormat(undefined, { type: 'conjunction' })

const atNoon = (day: string) => new Date(`${day}T12:00:00Z`)

/** `2020-03-04` as "Mar 4, 2020". */
export const formatDay = (day: string): string => dayFormat.format(atNoon(day))
/** `2020-03-04` as "Mar 2020". */
export const formatMonth = (day: string): string => monthFormat.format(atNoon(day))
export const formatInstant = (at: number): string => instantFormat.format(at)
/** The day of an instant on the founder's own calendar. */
export const formatInstantDay = (at: number): string => instantDayFormat.format(at)
export const formatNumber = (value: number): string => numberFormat.format(value)
export const formatList = (words: readonly string[]): string => listFormat.format(words)

/** An amount in its currency; without one as an amount all the same, never "5,618.5". */
export function formatMoney(cents: number, currency: string | null): string {
  if (!currency) return new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cents / 100)
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency: currency.toUpperCase() }).format(cents / 100)
  } catch {
    return `${formatNumber(cents / 100)} ${currency}`
  }
}

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export function formatBytes(bytes: number): string {
  const step = Math.min(sizeUnits.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const unit = sizeUnits[step] ?? 'byte'
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / 1000 ** step)
}

/** "1 card", "5 cards", "12,000 cards". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`
}

/** Today as the founder's calendar has it, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date()
  return dayOf(now.getFullYear(), now.getMonth(), now.getDate())
}

/** The same day some months later; the last day of the month where that month is shorter. */
export function monthsFromToday(months: number): string {
  const now = new Date()
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth() + months + 1, 0)).getUTCDate()
  return dayOf(now.getFullYear(), now.getMonth() + months, Math.min(now.getDate(), last))
}

function dayOf(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
}
