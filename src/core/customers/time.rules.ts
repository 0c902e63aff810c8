/** The day `months` months before or after a day; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = parts(day)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** The day by which somebody must have come to have been with us for `years` years today. */
export function yearsBefore(today: string, years: number): string {
  return addMonths(today, -12 * years)
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

function parts(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}
