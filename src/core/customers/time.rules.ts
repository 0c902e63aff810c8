/** The day `months` months before or after a day; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = parts(day)
  // Not through Date.UTC, which takes the year 20 for 1920.
  const first = new Date(0)
  first.setUTCFullYear(year, month - 1 + months, 1)
  const last = new Date(first)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  first.setUTCDate(Math.min(date, last.getUTCDate()))
  return first.toISOString().slice(0, 10)
}

/** The day by which somebody must have come to have been with us for `years` years today. */
export function yearsBefore(today: string, years: number): string {
  const day = addMonths(today, -12 * years)
  // Where a February has 28 days, the 28th is also the day of those who came on a 29th.
  return today.endsWith('-02-28') && today === lastOfFebruary(today) ? lastOfFebruary(day) : day
}

/** Whole years and months from one day to another; 29 February counts as reached on 28 February of other years. */
export function timeBetween(from: string, to: string): { years: number; months: number } {
  const [fromYear, fromMonth] = parts(from)
  const [toYear, toMonth] = parts(to)
  let months = (toYear - fromYear) * 12 + (toMonth - fromMonth)
  while (months > 0 && addMonths(from, months) > to) months -= 1
  months = Math.max(0, months)
  return { years: Math.floor(months / 12), months: months % 12 }
}

function lastOfFebruary(day: string): string {
  return addMonths(`${day.slice(0, 4)}-01-31`, 1)
}

function parts(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

/** "24 November 2026". */
export function dayInWords(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}
